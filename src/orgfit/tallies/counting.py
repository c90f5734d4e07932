"""From answers to counts: what the kernels are told about a layout, and where they count."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import accumulate, groupby
from math import lcm
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from orgfit.errors import Fault, InstrumentError, TableError
from orgfit.responses.columns import CANT_SAY, SKIPPED, Responses
from orgfit.tallies.layout import FacetLayout, Layout
from orgfit.tallies.tally import Tally

if TYPE_CHECKING:
    from orgfit.tallies.kernels.rows import Rows
    from orgfit.tallies.kernels.scores import Composites, Facets

VALUES_AT_ONCE = 16
LEAST_BYTES = 64
THREADS = 2
PLACES_AT_MOST = np.iinfo(np.uint16).max


class Run(NamedTuple):
    """Neighbouring columns of one range of raw values, and up to 16 of these values, counted from ``slot`` on."""

    columns: tuple[int, int]
    values: tuple[int, ...]
    slot: int


class Plan(NamedTuple):
    """A layout as the kernels need it."""

    layout: Layout
    runs: tuple[Run, ...]
    facets: Facets
    composites: Composites


@lru_cache(maxsize=16)
def plan_of(layout: Layout) -> Plan:
    """This function will lay out the counting; raises InstrumentError where a facet's items do not fit together."""
    faults = [Fault("", 0, message) for facet in layout.facets for message in _uncountable(facet, layout)]
    if faults:
        raise InstrumentError(faults)
    return Plan(layout, tuple(_runs(layout)), _facets(layout), _composites(layout))


def count(tally: Tally, plan: Plan, rows: Rows) -> None:
    """This function will add rows of answers to a tally, in place; threads may do so for different units at a time.

    ``plan`` is that of the tally's layout. Raises TableError where an answer is none of its item's values; some answers
    may have been counted then.
    """
    from orgfit.tallies.kernels.items import count_items
    from orgfit.tallies.kernels.scores import count_scores

    layout, runs, facets, composites = plan
    people = int(rows.offsets[-1] - rows.offsets[0])
    found = sum(count_items(rows, run.columns, run.values, tally.items, run.slot) for run in runs)
    if found != people * len(layout.items):
        raise TableError(_foreign(rows, layout))
    if layout.facets and people:
        count_scores(rows, facets, composites, tally.cells, tally.composites)
    np.add.at(tally.people, rows.targets, np.diff(rows.offsets))


def flat(responses: Responses, columns: int) -> NDArray[np.int8]:
    """This function will lay all answers out column by column, in at least 64 bytes.

    Raises TableError where there are not so many columns, or people are not divided among the units: the kernels would
    read what is not there.
    """
    answers, sizes = responses.answers, np.diff(responses.offsets)
    if answers.shape[1] != columns:
        raise TableError([Fault("", 0, f"Answers to {columns} items were wanted; {answers.shape[1]} columns came.")])
    if len(sizes) != len(responses.units) or (sizes < 0).any() or sizes.sum() != len(answers):
        raise TableError(
            [
                Fault(
                    "",
                    0,
                    f"{len(answers):,} people must stand in {len(responses.units):,} units; the offsets put "
                    f"{sizes.sum():,} into {len(sizes):,}. Sort people by unit.",
                )
            ]
        )
    laid = np.asfortranarray(answers, np.int8).T.reshape(-1)
    return laid if len(laid) >= LEAST_BYTES else np.resize(np.append(laid, np.int8(0)), LEAST_BYTES)


def _runs(layout: Layout) -> Iterator[Run]:
    """Columns of one range that stand side by side are counted together."""
    ranges = list(zip(layout.low, layout.high, strict=True))
    for (low, high), columns in groupby(range(len(ranges)), key=lambda column: ranges[column]):
        found = list(columns)
        values = (SKIPPED, CANT_SAY, *range(low, high + 1))
        for slot in range(0, len(values), VALUES_AT_ONCE):
            yield Run((found[0], found[-1] + 1), values[slot : slot + VALUES_AT_ONCE], slot)


def _facets(layout: Layout) -> Facets:
    """Facets for the kernels. A score is the sum above the low end times ``common // answered``, see ``_common``.

    Only facets that stand in a composite have scores: the layout has seen to it that these fit into 32 bits.
    """
    from orgfit.tallies.kernels.scores import Facets

    facets = layout.facets
    radix = [len(facet.columns) * facet.span + 1 for facet in facets]
    starts = _starts((len(facet.columns) + 1) * own for facet, own in zip(facets, radix, strict=True))
    cells, scores = [np.zeros(0, np.int64)], np.zeros(starts[-1], np.int32)
    used = {number for composite in layout.composites for number in composite.facets}
    for number, facet in enumerate(facets):
        above = facet.sums - facet.answered * facet.low
        cells.append(starts[number] + facet.answered * radix[number] + above)
        scored = facet.answered >= facet.scored.start
        if number in used:
            scores[cells[-1][scored]] = above[scored] * (_common(facet) // facet.answered[scored])
    return Facets(
        first=_starts(len(facet.columns) for facet in facets),
        columns=_whole(column for facet in facets for column in facet.columns),
        above=_whole(own - facet.low for facet, own in zip(facets, radix, strict=True)),
        starts=starts,
        cells=np.concatenate(cells),
        scores=scores,
        scored=_whole(
            min(facet.scored.start, facet.scored.stop) * own for facet, own in zip(facets, radix, strict=True)
        ).astype(np.uint16),
    )


def _composites(layout: Layout) -> Composites:
    """By facet: the composites it stands in, and what its score weighs there."""
    from orgfit.tallies.kernels.scores import Composites

    members: list[list[tuple[int, int]]] = [[] for _ in layout.facets]
    for place, composite in enumerate(layout.composites):
        for number, steps in zip(composite.facets, composite.steps, strict=True):
            facet = layout.facets[number]
            members[number].append((place, steps[-1] * len(facet.columns) // _common(facet)))
    return Composites(
        first=_starts(map(len, members)),
        members=_whole(place for own in members for place, _ in own),
        weights=_whole(weight for own in members for _, weight in own).astype(np.int32),
        sizes=_whole(len(composite.facets) for composite in layout.composites),
    )


def _common(facet: FacetLayout) -> int:
    """What all numbers of items that give a score divide."""
    return lcm(*facet.scored)


def _starts(sizes: Iterable[int]) -> NDArray[np.int64]:
    return _whole(accumulate(sizes, initial=0))


def _whole(numbers: Iterable[int]) -> NDArray[np.int64]:
    return np.fromiter(numbers, np.int64)


def _foreign(rows: Rows, layout: Layout) -> Iterator[Fault]:
    """What is wrong with a column that holds anything but its item's values."""
    wanted = slice(int(rows.offsets[0]), int(rows.offsets[-1]))
    columns = rows.answers[: len(layout.items) * rows.people].reshape(-1, rows.people)[:, wanted]
    for name, low, high, column in zip(layout.items, layout.low, layout.high, columns, strict=True):
        wrong = column[((column < low) | (column > high)) & (column != SKIPPED) & (column != CANT_SAY)]
        if len(wrong):
            yield Fault(
                "",
                0,
                f"Answers to '{name}' run from {low} to {high}, with {SKIPPED} for skipped and {CANT_SAY} for can't "
                f"say; {len(wrong):,} are others, {wrong[0]} among them. Correct or map them.",
            )


def _uncountable(facet: FacetLayout, layout: Layout) -> Iterator[str]:
    """Why the sum of a facet's items cannot be counted (the kernels would not notice)."""
    items = len(facet.columns)
    for column in facet.columns:
        low, high = layout.low[column], layout.high[column]
        if (low, high) != (facet.low, facet.high):
            yield (
                f"Facet '{facet.id}' needs items with the raw values {facet.low} to {facet.high}; "
                f"'{layout.items[column]}' has {low} to {high}. Put items of one range into a facet."
            )
    if (items + 1) * (items * facet.span + 1) > PLACES_AT_MOST:
        yield (
            f"Facet '{facet.id}' has {items} items of {facet.span + 1} values, too many to count by their sum. "
            "Split it, or give it a shorter scale."
        )

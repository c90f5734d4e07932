"""Figures of measures over the same people, some of which weigh them: a facet, and the items that are part of it.

A facet's figure holds each person's answer to an item with the weight 1 / k, where k is how many items that person
answered; the item's own figures hold it with the weight 1. What a combination of both does to the answer is, times k,
a sum over the facet's figures plus k times a sum over the item's. So an item's totals and slices are columns like any
others, in which a person counts k times if he or she answered the item, and not at all otherwise.

There is one such system for each item. In it everybody stands with one answer: that to the item, and who did not give
it with another one of the same facet, in the columns of that item. A combination that touches few people in all their
answers touches no others in these; and the system of an item that it touches an answer to shows it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from orgfit.disclosure.repair.blocks import Blocks, Codes, blocks_of
from orgfit.disclosure.repair.drops import worth
from orgfit.disclosure.repair.search import repair
from orgfit.disclosure.rounding import Numbers
from orgfit.disclosure.totals import Shown
from orgfit.responses.units import UnitTree

TOTALS: Final = 50.0  # how many times a total is worth what a slice of the same unit is
WHOLE: Final = 1e6


@dataclass(frozen=True)
class Figures:
    """Figures of one measure that are shown: its ``totals`` (units,) and, by attribute, its slices.

    ``codes`` int8 (people,) with ``shown`` (units, categories).
    """

    totals: Shown
    codes: tuple[Codes, ...]
    shown: tuple[Shown, ...]


@dataclass(frozen=True)
class Thinned:
    """What is left of a facet's slices and of its items' figures; and whether that is proven.

    ``uncovered``: the share of people whom the proof does not cover.
    """

    facet: tuple[Shown, ...]
    items: tuple[Figures, ...]
    proven: bool
    uncovered: float


@dataclass(frozen=True)
class _Column:
    """Categories shown in some units, (units, categories), and how much each person counts in them (people,)."""

    code: Codes
    shown: Shown
    weight: Numbers
    totals: bool = False


def thinned_beside(
    units: UnitTree,
    own_unit: Numbers,
    facet: Figures,
    items: Sequence[Figures],
    *,
    scored: NDArray[np.bool_],
    answered: Numbers,
    given: NDArray[np.bool_],
    threshold: int,
    rng: np.random.Generator,
) -> Thinned:
    """This function will thin a facet's and its items' figures until whatever touches the first item touches enough.

    Each measure is safe by itself. ``own_unit`` (people,); the items' totals are shown in no unit in which the facet's
    are not; ``scored``: who has a score on the facet, ``answered``: how many of its items each answered (people,),
    ``given`` (items, people): who answered which, in the order of ``items``. The whole organisation's total of an item
    is the last to go.
    """
    who = np.flatnonzero(scored | given[0])
    stand = np.where(given.any(axis=0), given.argmax(axis=0), -1)
    used = [number for number in range(len(items)) if number == 0 or bool((stand[who] == number).any())]
    columns = [
        _Column(code, shown, scored.astype(np.int64)) for code, shown in zip(facet.codes, facet.shown, strict=True)
    ]
    for number in used:
        columns += _columns(items[number], np.where(stand == number, answered, 0))
    weights = np.stack([scored.astype(np.int64), *(column.weight for column in columns)], axis=1)
    sizes = [column.shown.shape[1] for column in columns]
    codes = [column.code[who] for column in columns]
    blocks = blocks_of(units, facet.totals, own_unit[who], codes, sizes, weights=weights[who])
    start = np.concatenate([column.shown for column in columns], axis=1)
    value = _value(blocks, columns, threshold)
    done = repair(blocks, start[blocks.units], threshold=threshold, rng=rng, value=value)
    left = np.zeros_like(start)
    left[blocks.units] = done.shown
    parts = iter(np.split(left, np.cumsum(sizes)[:-1], axis=1))
    of_facet = tuple(next(parts) for _ in facet.codes)
    thinned = list(items)
    for number in used:
        totals, codes_of = next(parts)[:, 0], items[number].codes
        thinned[number] = Figures(totals, codes_of, tuple(next(parts) for _ in codes_of))
    return Thinned(of_facet, tuple(thinned), done.proven, done.uncovered)


def _columns(item: Figures, weight: Numbers) -> list[_Column]:
    """An item's totals, which are a slice that everybody is in, and its slices."""
    totals = _Column(np.zeros(len(weight), np.int8), item.totals[:, None], weight, totals=True)
    return [totals, *(_Column(code, shown, weight) for code, shown in zip(item.codes, item.shown, strict=True))]


def _value(blocks: Blocks, columns: Sequence[_Column], threshold: int) -> NDArray[np.float64]:
    """What each figure is worth keeping, (nodes, columns)."""
    slices, whole = worth(blocks.size, threshold), np.where(blocks.units == 0, WHOLE, TOTALS)
    parts = [
        np.repeat((slices * whole if column.totals else slices)[:, None], column.shown.shape[1], axis=1)
        for column in columns
    ]
    return np.concatenate(parts, axis=1)

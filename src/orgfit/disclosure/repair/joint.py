"""Step 4 of the publication plan: slices of several attributes that give nobody away together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from orgfit.disclosure.repair.blocks import Codes, blocks_of
from orgfit.disclosure.repair.first_choice import by_category, first_slices, large_enough
from orgfit.disclosure.repair.follows import following, spared
from orgfit.disclosure.repair.search import Progress, repair
from orgfit.disclosure.rounding import Numbers
from orgfit.disclosure.totals import Shown, residuals, subtree_totals
from orgfit.errors import Fault, GateError, InputError
from orgfit.responses.units import UnitTree


@dataclass(frozen=True)
class JointSlices:
    """Slices of several attributes to be shown beside the totals.

    ``shown``: one array (units, categories) per attribute. ``proven``: no combination of them and the totals touches
    fewer people than the threshold; else it was only searched for, and ``uncovered`` is the share of people whom the
    proof does not cover. ``bases``: clean bases on this plan. ``dropped``: slices that the attack took away.
    """

    shown: tuple[NDArray[np.bool_], ...]
    proven: bool
    uncovered: float
    bases: int
    dropped: int


def joint_slices(
    units: UnitTree,
    shown: Shown,
    own_unit: NDArray[np.int64],
    codes: Sequence[NDArray[np.int8]],
    sizes: Sequence[int],
    *,
    threshold: int,
    least_unit: int,
    rng: np.random.Generator,
    allowed: Sequence[Shown] | None = None,
    progress: Progress | None = None,
) -> JointSlices:
    """This function will choose slices of several attributes so that they and the totals give nobody away.

    ``shown`` (units,): units whose totals are shown, every residual 0 or at least ``threshold``. ``own_unit``
    (people,): each person's unit itself. ``codes``: by attribute int8 (people,), -1 unknown, which is in no slice;
    ``sizes``: its number of categories. Attributes may follow from each other. ``least_unit``: people a unit needs
    before any slice is shown. ``allowed``: by attribute (units, categories), what may be shown at most. ``progress``
    is called with the share done. Raises GateError where the totals alone give somebody away, InputError where codes
    do not fit.
    """
    _check_codes(len(own_unit), codes, sizes)
    _check_totals(units, shown, np.bincount(own_unit, minlength=len(units)), threshold)
    people = _People(units, shown, own_unit, codes, sizes)
    own = [by_category(units, own_unit, *pair) for pair in zip(codes, sizes, strict=True)]
    count = [subtree_totals(units, counted) for counted in own]
    may = _may(people, allowed, least_unit)
    start = [first_slices(units, shown, *pair, threshold) for pair in zip(own, may, strict=True)]
    wanted = [large_enough(units, shown, *pair, threshold) for pair in zip(own, may, strict=True)]
    spare = [spared(slices, counted) for slices, counted in zip(start, count, strict=True)]
    blocks = blocks_of(*people)
    done = repair(
        blocks,
        _in_a_row(len(units), start)[blocks.units] & ~_in_a_row(len(units), spare)[blocks.units],
        threshold=threshold,
        rng=rng,
        progress=progress,
        whole=_whole(spare, len(units))[blocks.units],
    )
    left = np.zeros((len(units), sum(sizes)), np.bool_)
    left[blocks.units] = done.shown
    ends = np.cumsum([0, *sizes])
    by_attribute = [left[:, begin:end] for begin, end in pairwise(ends)]
    final = tuple(
        slices | following(slices, large, counted)
        for slices, large, counted in zip(by_attribute, wanted, count, strict=True)
    )
    dropped = sum(int((one & ~other).sum()) for one, other in zip(start, final, strict=True))
    return JointSlices(final, done.proven, done.uncovered, done.bases, dropped)


class _People(NamedTuple):
    """The first five arguments of ``joint_slices``."""

    units: UnitTree
    shown: Shown
    own_unit: Numbers
    codes: Sequence[Codes]
    sizes: Sequence[int]


def _may(people: _People, allowed: Sequence[Shown] | None, least_unit: int) -> list[Shown]:
    """By attribute: what may be shown at most, (units, categories)."""
    units, _, own_unit, _, sizes = people
    large = subtree_totals(units, np.bincount(own_unit, minlength=len(units))) >= least_unit
    found = [np.repeat(large[:, None], size, axis=1) for size in sizes]
    return found if allowed is None else [one & other for one, other in zip(found, allowed, strict=True)]


def _in_a_row(units: int, slices: Sequence[Shown]) -> Shown:
    """Columns are the categories of all attributes, one after the other."""
    return np.concatenate([np.zeros((units, 0), np.bool_), *slices], axis=1)


def _whole(spare: Sequence[Shown], units: int) -> Numbers:
    """By unit and column: the number of the attribute where it is shown whole, -1 elsewhere."""
    parts = [np.zeros((units, 0), np.int64)]
    for attribute, slices in enumerate(spare):
        whole = np.where(slices.any(axis=1), attribute, -1)
        parts.append(np.repeat(whole[:, None], slices.shape[1], axis=1))
    return np.concatenate(parts, axis=1)


def _check_codes(people: int, codes: Sequence[Codes], sizes: Sequence[int]) -> None:
    """Every attribute has a code of every person, from -1 to the last category."""
    faults = []
    for number, (code, size) in enumerate(zip(codes, sizes, strict=True), 1):
        wrong = code[(code < -1) | (code >= size)]
        if len(code) != people:
            faults.append(
                f"Attribute {number} needs a code of each of {people} people; {len(code)} came. Add the rest."
            )
        elif len(wrong):
            faults.append(f"Attribute {number} has {size} categories; code {wrong[0]} came. Count them from 0.")
    if faults:
        raise InputError(Fault("", 0, message) for message in faults)


def _check_totals(units: UnitTree, shown: Shown, own: Numbers, threshold: int) -> None:
    left = residuals(units, shown, own)
    bad = np.flatnonzero((left > 0) & (left < threshold))
    if len(bad):
        raise GateError(
            f"Totals must leave 0 or at least {threshold} people by subtraction; unit '{units.codes[bad[0]]}' leaves "
            f"{left[bad[0]]}. Choose the units with shown_units."
        )

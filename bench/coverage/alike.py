"""Organisations in which all units are alike, or all but known ones: which flags are false?

People are drawn from one pool of answers. A unit that is raised draws more often from the half of the pool with the
higher sums, one that is lowered from the other half; as many people are lowered as are raised, so that the whole stays
where it is and a unit that draws from both halves alike lies exactly there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, partial

import numpy as np
from numpy.typing import NDArray

from bench.coverage.published import column, figures, released
from bench.coverage.repeating import repeated
from orgfit.responses.columns import Responses
from orgfit.responses.simulate import simulate
from orgfit.responses.units import UnitRow, UnitTree

SURVEY = "customer-fitness"
POOL, POOL_SEED = 20_000, 20240602
BRANCHES = 8
SIZES = np.array([6, 9, 12, 16, 20, 30, 60, 120])  # of the units below each branch
TILT = 0.3  # a raised unit draws .5 + TILT from the upper half
NEAR = 1e-9
WITH_ORGANISATION, WITH_PARENT = "signal", "signal:parent"


@dataclass(frozen=True)
class Flags:
    """One family of one release: how many differences were judged and flagged, and the people behind false flags."""

    kind: str
    tests: int
    flags: int
    false: tuple[int, ...]

    @property
    def share_false(self) -> float:
        """Of the flags; 0 where there is none."""
        return len(self.false) / max(self.flags, 1)


def families(times: int, pairs: int) -> list[list[Flags]]:
    """The families of so many releases: single questions and scores, each against the organisation and the parent.

    Of each size of units ``pairs`` units are raised and as many lowered.
    """
    return repeated(partial(_release, pairs=pairs), times, 20240603 + pairs)


def _release(rng: np.random.Generator, pairs: int) -> list[Flags]:
    responses, moved = _organisation(rng, pairs)
    table = figures(released(responses))
    people = responses.offsets[responses.units.end] - responses.offsets[:-1]
    single = [item.id for item in responses.instrument.coded_items]
    found = []
    for kind, truth in _truths(moved, people, responses.units):
        shown = column(table, kind, responses.units)
        signal = np.where(np.abs(truth) > NEAR, np.sign(truth), 0.0)[shown.unit]
        false = (shown.value != 0) & (np.sign(shown.value) != signal)
        items = np.isin(shown.measure, single)
        for own in (items, ~items):
            behind = tuple(people[shown.unit[own & false]].tolist())
            found.append(Flags(kind, int(own.sum()), int((shown.value[own] != 0).sum()), behind))
    return found


def _truths(
    moved: NDArray[np.int64], people: NDArray[np.int64], units: UnitTree
) -> Iterator[tuple[str, NDArray[np.float64]]]:
    """By kind of comparison: where each unit truly lies; ``moved`` counts people raised less those lowered."""
    yield WITH_ORGANISATION, moved / people
    above = np.maximum(units.parent, 0)
    others = np.maximum(people[above] - people, 1)
    yield WITH_PARENT, moved / people - (moved[above] - moved) / others


def _organisation(rng: np.random.Generator, pairs: int) -> tuple[Responses, NDArray[np.int64]]:
    """Answers, and by unit how many more people (with all below it) are raised than lowered."""
    pool, lower, upper = drawn_from()
    units = _tree()
    leaves = np.flatnonzero(units.end == np.arange(len(units)) + 1)
    own, moved = np.zeros(len(units), np.int64), np.zeros(len(units), np.int64)
    own[leaves] = np.tile(SIZES, BRANCHES)
    for alike in leaves.reshape(BRANCHES, -1).T:
        chosen = rng.permutation(alike)
        moved[chosen[:pairs]], moved[chosen[pairs : 2 * pairs]] = 1, -1
    high = rng.random(own.sum()) < np.repeat(0.5 + TILT * moved, own)
    place = rng.integers(0, len(lower), own.sum())
    drawn = np.where(high, upper[place], lower[place])
    offsets = np.concatenate([[0], np.cumsum(own)])
    effect = np.concatenate([[0], np.cumsum(own * moved)])
    responses = Responses(pool.instrument, units, "Wave", np.asfortranarray(pool.answers[drawn]), offsets)
    return responses, effect[units.end] - effect[:-1]


@cache
def drawn_from() -> tuple[Responses, NDArray[np.int64], NDArray[np.int64]]:
    """The pool, one large organisation without differences between units; and its lower and upper half by sum."""
    rng = np.random.default_rng(POOL_SEED)
    made = simulate(POOL, 100, rng, instruments=(SURVEY,), customers=0, between=0.0, response=1.0)
    pool = made.table(SURVEY).responses
    order = np.argsort(np.maximum(pool.answers, 0).sum(axis=1, dtype=np.int64), kind="stable")
    half = len(order) // 2
    return pool, order[:half], order[-half:]


@cache
def _tree() -> UnitTree:
    rows = [UnitRow("all", "All", "")]
    for branch in range(BRANCHES):
        rows.append(UnitRow(f"b{branch}", "", "all"))
        rows += [UnitRow(f"b{branch}-{size}", "", f"b{branch}") for size in SIZES.tolist()]
    return UnitTree.build(rows, "units that are alike")

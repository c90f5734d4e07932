"""Which slices of which measures are shown: the plan of steps 2 to 4 for every measure's own people.

Figures of different questions hold different answers, so one cannot be taken from the other. A facet's figures and
those of its items hold the same answers: they are thinned together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from orgfit.disclosure.plan import Plan
from orgfit.disclosure.policy import Policy
from orgfit.disclosure.repair import Figures, JointSlices, Thinned, joint_slices, thinned_beside
from orgfit.disclosure.totals import Shown
from orgfit.responses.units import UnitTree

Codes = NDArray[np.int8]
Ints = NDArray[np.int64]
BySplit = dict[int, Shown]


@dataclass(frozen=True)
class People:
    """Everybody who answered: the unit itself of each, and their category of each attribute (-1 unknown)."""

    unit: Ints
    codes: tuple[Codes, ...]
    sizes: tuple[int, ...]


@dataclass(frozen=True)
class SplitBase:
    """A measure to be split: whom it speaks of (people,), and by which attributes (their places; none: totals only).

    Of a facet, ``items`` are its items and ``answered`` (people,) how many of them each answered.
    """

    measure: str
    members: NDArray[np.bool_]
    threshold: int
    attributes: tuple[int, ...]
    items: tuple[SplitBase, ...] = ()
    answered: Ints | None = None


@dataclass(frozen=True)
class SplitPlan:
    """By measure and attribute: where its slices are shown, (units, categories); and whether all of it is proven.

    ``uncovered``: where it is not, the share of people whom the proof of some measure does not cover. ``totals``: items
    whose own totals had to be thinned, and where they are still shown (units,).
    """

    shown: Mapping[str, Mapping[int, Shown]]
    proven: bool
    totals: Mapping[str, Shown] = field(default_factory=dict)
    uncovered: float = 0.0


def plan_splits(
    units: UnitTree,
    people: People,
    bases: Sequence[SplitBase],
    plan: Plan,
    *,
    policy: Policy,
    rng: np.random.Generator,
    progress: Callable[[float], None],
    within: SplitPlan | None = None,
) -> SplitPlan:
    """This function will choose the slices of all measures, each by the people behind it.

    ``within``: the plan under the threshold before; nothing is shown that is not in it.
    """
    planner = _Planner(units, people, plan, policy=policy, rng=rng)
    planner.within = within
    for number, base in enumerate(bases):
        planner.add(base)
        progress((number + 1) / len(bases))
    return SplitPlan(planner.shown, planner.proven, planner.totals, planner.uncovered)


class _Planner:
    """Plans one measure after another; ``proven`` as long as all were."""

    def __init__(
        self, units: UnitTree, people: People, plan: Plan, *, policy: Policy, rng: np.random.Generator
    ) -> None:
        self._units, self._people, self._plan, self._policy, self._rng = units, people, plan, policy, rng
        self.within: SplitPlan | None = None
        self._twins = list(_twins(people))
        self.shown: dict[str, BySplit] = {}
        self.totals: dict[str, Shown] = {}
        self.proven = True
        self.uncovered = 0.0

    def add(self, base: SplitBase) -> None:
        """This function will plan a measure, and with a facet its items."""
        facet, *items = (self._slices(one) for one in (base, *base.items))
        beside = base.answered is not None and self._plan.counted[base.measure].any()
        if base.answered is not None and beside and (facet or any(items)):
            facet, items = self._beside(base, base.answered, facet, items)
        for item, slices in zip(base.items, items, strict=True):
            self.shown[item.measure] = slices
        self.shown[base.measure] = facet

    def _slices(self, base: SplitBase) -> BySplit:
        """The slices of a measure by itself, safe together with its totals."""
        totals = self._plan.counted[base.measure]
        if not base.attributes or not totals.any():
            return {}
        allowed = None if self.within is None else self.within.shown.get(base.measure, {})
        if allowed is not None and not allowed:
            return {}
        found = joint_slices(
            self._units,
            totals,
            self._people.unit[base.members],
            [self._people.codes[place][base.members] for place in base.attributes],
            [self._people.sizes[place] for place in base.attributes],
            threshold=base.threshold,
            least_unit=self._policy.slices_from,
            rng=self._rng,
            allowed=None if allowed is None else [allowed[place] for place in base.attributes],
        )
        self._note(found)
        shown = self._with_twins(dict(zip(base.attributes, found.shown, strict=True)))
        return shown if allowed is None else {place: part & allowed[place] for place, part in shown.items()}

    def _beside(
        self, base: SplitBase, answered: Ints, facet: BySplit, items: Sequence[BySplit]
    ) -> tuple[BySplit, list[BySplit]]:
        """Thin a facet's slices and its items' totals and slices until they are safe together, item by item."""
        counted = [self._plan.counted[item.measure] for item in base.items]
        figures = [self._figures(totals, slices) for totals, slices in zip(counted, items, strict=True)]
        given = np.stack([item.members for item in base.items])
        order = np.arange(len(figures))
        for number, item in enumerate(base.items):
            first = np.concatenate([[number], order[order != number]])
            found = thinned_beside(
                self._units,
                self._people.unit,
                self._figures(self._plan.counted[base.measure], facet),
                [figures[place] for place in first],
                scored=base.members,
                answered=answered,
                given=given[first],
                threshold=max(base.threshold, item.threshold),
                rng=self._rng,
            )
            self._note(found)
            facet = dict(zip(facet, found.facet, strict=True))
            for place, left in zip(first.tolist(), found.items, strict=True):
                figures[place] = left
        for item, before, left in zip(base.items, counted, figures, strict=True):
            if bool((left.totals != before).any()):
                self.totals[item.measure] = left.totals
        return facet, [dict(zip(slices, left.shown, strict=True)) for slices, left in zip(items, figures, strict=True)]

    def _note(self, found: JointSlices | Thinned) -> None:
        self.proven &= found.proven
        self.uncovered = max(self.uncovered, found.uncovered)

    def _figures(self, totals: Shown, slices: BySplit) -> Figures:
        return Figures(totals, tuple(self._people.codes[place] for place in slices), tuple(slices.values()))

    def _with_twins(self, shown: BySplit) -> BySplit:
        """Show a slice wherever another one of the very same people is shown."""
        for (one, category), (other, same) in self._twins:
            if one in shown and other in shown:
                either = shown[one][:, category] | shown[other][:, same]
                shown[one][:, category] = either
                shown[other][:, same] = either
        return shown


def _twins(people: People) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Pairs of categories of two attributes that the very same people are in."""
    for one, other in combinations(range(len(people.codes)), 2):
        for category in range(people.sizes[one]):
            inside = people.codes[one] == category
            same = np.unique(people.codes[other][inside])
            if len(same) == 1 and same[0] >= 0 and bool(((people.codes[other] == same[0]) == inside).all()):
                yield (one, category), (other, int(same[0]))

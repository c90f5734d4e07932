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
from orgfit.disclosure.repair import Figures, joint_slices, thinned_beside
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

    ``totals``: items whose own totals had to be thinned, and where they are still shown (units,).
    """

    shown: Mapping[str, Mapping[int, Shown]]
    proven: bool
    totals: Mapping[str, Shown] = field(default_factory=dict)


def plan_splits(
    units: UnitTree,
    people: People,
    bases: Sequence[SplitBase],
    plan: Plan,
    *,
    policy: Policy,
    rng: np.random.Generator,
    progress: Callable[[float], None],
) -> SplitPlan:
    """This function will choose the slices of all measures, each by the people behind it."""
    planner = _Planner(units, people, plan, policy, rng)
    for number, base in enumerate(bases):
        planner.add(base)
        progress((number + 1) / len(bases))
    return SplitPlan(planner.shown, planner.proven, planner.totals)


class _Planner:
    """Plans one measure after another; ``proven`` as long as all were."""

    def __init__(self, units: UnitTree, people: People, plan: Plan, policy: Policy, rng: np.random.Generator) -> None:
        self._units, self._people, self._plan, self._policy, self._rng = units, people, plan, policy, rng
        self._twins = list(_twins(people))
        self.shown: dict[str, BySplit] = {}
        self.totals: dict[str, Shown] = {}
        self.proven = True

    def add(self, base: SplitBase) -> None:
        """This function will plan a measure, and with a facet its items."""
        parts = [(one, self._slices(one)) for one in (base, *base.items)]
        (_, facet), items = parts[0], parts[1:]
        for item, slices in items:
            if base.answered is not None and self._plan.counted[base.measure].any() and (facet or slices):
                facet = self._thinned(base, base.answered, facet, item, slices)
            else:
                self.shown[item.measure] = slices
        self.shown[base.measure] = facet

    def _slices(self, base: SplitBase) -> BySplit:
        """The slices of a measure by itself, safe together with its totals."""
        totals = self._plan.counted[base.measure]
        if not base.attributes or not totals.any():
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
        )
        self.proven &= found.proven
        return self._with_twins(dict(zip(base.attributes, found.shown, strict=True)))

    def _thinned(self, base: SplitBase, answered: Ints, facet: BySplit, item: SplitBase, slices: BySplit) -> BySplit:
        """Thin an item's totals and slices, and its facet's slices, until they are safe together; gives the latter."""
        totals = self._plan.counted[item.measure]
        found = thinned_beside(
            self._units,
            self._people.unit,
            self._figures(self._plan.counted[base.measure], facet),
            self._figures(totals, slices),
            scored=base.members,
            answered=answered,
            given=item.members,
            threshold=max(base.threshold, item.threshold),
            rng=self._rng,
        )
        self.proven &= found.proven
        self.shown[item.measure] = dict(zip(slices, found.item, strict=True))
        if bool((found.totals != totals).any()):
            self.totals[item.measure] = found.totals
        return dict(zip(facet, found.facet, strict=True))

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

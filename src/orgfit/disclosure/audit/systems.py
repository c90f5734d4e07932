"""The sums that a cube publishes, as equations over answers that nobody knows: one system for what hangs together.

Figures of different questions hold different answers, so one cannot be taken from the other. A facet's figures and
those of its items hold the same answers: in a facet's sum each item counts one k-th of what a person answered, who
answered k of them. So with every unknown an answer divided by k, a facet counts 1 and an item k.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from orgfit.disclosure.audit.figures import Cube
from orgfit.disclosure.audit.insider import Insider
from orgfit.disclosure.audit.kinds import Grouping, Ladder, Profiles, equations, lowest_shown
from orgfit.disclosure.audit.measures import Composite, Measures
from orgfit.disclosure.audit.shown import Shown
from orgfit.disclosure.audit.system import System
from orgfit.disclosure.released import Released
from orgfit.instruments.schema import Facet

Flags = NDArray[np.bool_]
Ints = NDArray[np.int64]
PARENT = "difference:parent"
REST = "rest"


def systems(insider: Insider, released: Released) -> list[System]:
    """This function will write all sums of a release as equations.

    One system for each facet with its items, for each other question, for each figure of several things at once, and
    one for the means of facets that do not follow from what is shown of the facets. A facet that is about leaders has
    a second one, without its items that are not: what touches these alone needs fewer people.
    """
    return list(all_systems(insider, released))


def all_systems(insider: Insider, released: Released) -> Iterator[System]:
    """This function will give the systems one after another, so that they need not be held all at once."""
    reader = _Reader(insider, released)
    measures = reader.measures
    in_facets = {item.id for facet in measures.facets.values() for item in facet.items}
    found = [reader.of_facet(facet, leader) for facet in measures.facets.values() for leader in (False, True)]
    found += [reader.single(name) for name in measures.items if name not in in_facets]
    found += [reader.single(name) for name in measures.joint]
    found.append(reader.of_composites())
    yield from (system for system in found if system is not None)


@dataclass(frozen=True)
class _Reader:
    """Writes systems from what is shown."""

    insider: Insider
    released: Released

    @cached_property
    def measures(self) -> Measures:
        return Measures(self.insider, self.released.policy)

    @cached_property
    def shown(self) -> Shown:
        return Shown(Cube(self.released), self.measures)

    @cached_property
    def grouping(self) -> Grouping:
        return Grouping(self.insider)

    def single(self, measure: str) -> System | None:
        """This function will write the sums of one question, or of several things at once."""
        members = self.measures.members(measure)
        if members is None or not any(self.shown.ladders(measure)):
            return None
        profiles = self.grouping.by([members])
        ladders = self._ladders(measure, profiles, {0: profiles.has(0).astype(np.int64)})
        return equations(measure, profiles, ladders, self.measures.threshold(measure))

    def of_facet(self, facet: Facet, leader: bool) -> System | None:  # noqa: FBT001
        """This function will write the sums of a facet and of its items.

        Of a facet about leaders ``leader`` asks for the one that needs more people. Where the facet's figures are made
        of those of its items there are only the items.
        """
        about = [item.id for item in facet.items if self.measures.about_leader(item.id)]
        mixed = self.measures.about_leader(facet.id) and len(about) < len(facet.items)
        if leader and not mixed:
            return None
        least = self.measures.threshold(facet.id) if leader or not mixed else self.released.policy.threshold
        names = [item.id for item in facet.items]
        profiles = self.grouping.by([*(self.measures.given(name) for name in names), self.measures.scored(facet)])
        given = np.stack([profiles.has(place) for place in range(len(names))], axis=1)
        answered = given.sum(axis=1, dtype=np.int64)
        visible = np.zeros_like(given)
        ladders: list[Ladder] = []
        for place, name in enumerate(names):
            if leader and name not in about:
                continue
            found = self._ladders(name, profiles, {place: np.where(given[:, place], answered, 0)})
            visible[:, place] = given[:, place] & _touched(profiles, found)
            ladders += found
        if not self.shown.stands_in(facet.id) or self._split(facet.id):
            ladders += self._ladders(facet.id, profiles, _silent(given, visible, profiles.has(len(names))))
        return equations(facet.id, profiles, ladders, least)

    def of_composites(self) -> System | None:
        """This function will write the means of facets that do not follow from the facets, beside these."""
        own = [one for one in self.measures.composites.values() if list(self._own(one))]
        facets = list(dict.fromkeys(name for one in own for name in one.weights))
        if not facets:
            return None
        profiles = self.grouping.by([self.measures.scored(self.measures.facets[name]) for name in facets])
        scored = {name: profiles.has(place) for place, name in enumerate(facets)}
        ladders = [
            ladder
            for place, name in enumerate(facets)
            for ladder in self._ladders(name, profiles, {place: scored[name].astype(np.int64)})
        ]
        for one in own:
            whole = np.logical_and.reduce([scored[name] for name in one.weights])
            weights = {
                facets.index(name): np.where(whole, weight, 0).astype(np.int64) for name, weight in one.weights.items()
            }
            ladders += self._ladders(one.id, profiles, weights, only=set(self._own(one)))
        least = min(self.measures.threshold(name) for name in facets)
        return equations(" + ".join(one.id for one in own), profiles, ladders, least)

    def _own(self, composite: Composite) -> Iterator[str]:
        """The slices in which a mean of facets is not made of their shown means."""
        for part, _ in self.shown.ladders(composite.id):
            if not self.shown.stands_in(composite.id, part):
                yield part

    def _split(self, measure: str) -> bool:
        return any(part for part, _ in self.shown.ladders(measure))

    def _ladders(
        self, measure: str, profiles: Profiles, weights: dict[int, Ints], *, only: set[str] | None = None
    ) -> list[Ladder]:
        """The figures of a measure in all units, by slice; and what is told of the rest of a unit."""
        found = [
            Ladder(measure, part, where, self.grouping.in_slice(profiles, part), weights)
            for part, where in self.shown.ladders(measure)
            if only is None or part in only
        ]
        return [*found, *self._rests(measure, profiles, weights)]

    def _rests(self, measure: str, profiles: Profiles, weights: dict[int, Ints]) -> Iterator[Ladder]:
        """What is told of a unit without some below it, where these are not all shown (else it follows)."""
        units, where = self.released.units, self.shown.where(measure)
        if measure in self.measures.composites and self.shown.stands_in(measure):
            return
        told = self.shown.cube.column(measure, PARENT).told
        for unit in np.flatnonzero(told).tolist():
            above = int(units.parent[unit])
            if not (where[unit] and where[above]):
                yield self._rest(profiles, weights, above, [unit], f"{measure} {PARENT}")
        for unit in np.flatnonzero(self.shown.cube.column(measure, REST).told).tolist():
            below = [v for v in range(unit + 1, int(units.end[unit])) if self.shown.units[v]]
            if not where[[unit, *below]].all():
                yield self._rest(profiles, weights, unit, below, f"{measure} {REST}")

    def _rest(self, profiles: Profiles, weights: dict[int, Ints], unit: int, less: list[int], label: str) -> Ladder:
        members = np.ones(len(profiles.unit), np.bool_)
        for other in less:
            members &= (profiles.unit < other) | (profiles.unit >= profiles.units.end[other])
        return Ladder(label, "", np.arange(len(profiles.units)) == unit, members, weights)


def _touched(profiles: Profiles, ladders: list[Ladder]) -> Flags:
    """Who is in any of some sums, (profiles,)."""
    found = np.zeros(len(profiles.unit), np.bool_)
    for ladder in ladders:
        found |= ladder.members & (lowest_shown(profiles.units, ladder.shown)[profiles.unit] >= 0)
    return found


def _silent(given: Flags, visible: Flags, scored: Flags) -> dict[int, Ints]:
    """What a facet's sum counts: each answer that stands in an item's sum as well, and all others as one."""
    weights = {place: (visible[:, place] & scored).astype(np.int64) for place in range(given.shape[1])}
    silent = scored & (given & ~visible).any(axis=1)
    return {**weights, given.shape[1]: silent.astype(np.int64)}

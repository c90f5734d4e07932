"""What the ledger keeps of a release: the cube, its plan, and whom every figure speaks of. No answer stands in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Self

import numpy as np
from numpy.typing import NDArray

from orgfit.disclosure.plan import Plan
from orgfit.disclosure.policy import Policy
from orgfit.disclosure.released import Released
from orgfit.disclosure.splits import SplitPlan
from orgfit.instruments.schema import Instrument
from orgfit.responses.columns import Attribute, Responses
from orgfit.responses.picking import people_units
from orgfit.responses.units import UnitTree

Flags = NDArray[np.bool_]
Ints = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Roster:
    """Who answered: the unit itself of each person, their attributes, which items they answered, and their ids.

    ``answered`` (people, items): of ``instrument.coded_items``, never what. ``ids`` (people,) or None.
    """

    unit: Ints
    attributes: tuple[Attribute, ...]
    answered: Flags
    ids: NDArray[np.str_] | None = field(default=None, repr=False)

    @classmethod
    def of(cls, responses: Responses) -> Self:
        """This function will make the roster of a table of answers."""
        low = np.array([item.steps.start for item in responses.instrument.coded_items], np.int8)
        answered = np.asarray(responses.answers >= low)
        return cls(people_units(responses), responses.attributes, answered, responses.ids)

    @property
    def people(self) -> int:
        """How many people answered."""
        return len(self.unit)

    def same_as(self, other: Roster) -> bool:
        """This function will say whether two rosters are of the same people, whatever their order."""
        if (self.ids is None) != (other.ids is None) or self.people != other.people:
            return False
        one, two = self._order(), other._order()
        alike = [np.array_equal(self.unit[one], other.unit[two])]
        alike.append(np.array_equal(self.answered[one], other.answered[two]))
        if self.ids is not None and other.ids is not None:
            alike.append(np.array_equal(self.ids[one], other.ids[two]))
        for mine, theirs in zip(self.attributes, other.attributes, strict=False):
            alike.append(mine.categories == theirs.categories and mine.id == theirs.id)
            alike.append(np.array_equal(mine.codes[one], theirs.codes[two]))
        return len(self.attributes) == len(other.attributes) and all(alike)

    def _order(self) -> Ints:
        return np.arange(self.people) if self.ids is None else np.argsort(self.ids, kind="stable")


@dataclass(frozen=True, eq=False)
class Record:
    """Whom every figure of a release speaks of. By measure: ``thresholds``, the least people it may rest on; ``parts``,
    what a facet or a mean of facets is made of; ``jointly`` (people,), who counts where several things are asked at
    once."""

    wave: str
    instrument: Instrument
    units: UnitTree
    roster: Roster
    plan: Plan
    split: SplitPlan
    thresholds: Mapping[str, int]
    parts: Mapping[str, tuple[str, ...]]
    jointly: Mapping[str, Flags]

    @property
    def items(self) -> tuple[str, ...]:
        """The ids of the items, in the order of the roster's columns."""
        return tuple(item.id for item in self.instrument.coded_items)

    @property
    def facets(self) -> Mapping[str, int]:
        """The facets, and how many answers each needs of a person."""
        return {facet.id: max(facet.needed, 1) for facet in self.instrument.facets if facet.id in self.parts}

    def totals(self, measure: str) -> Flags:
        """This function will say where the sum of a measure is known, (units,): shown, or part of a shown mean."""
        found = np.zeros(len(self.units), np.bool_) | self.plan.counted.get(measure, False)
        for whole, parts in self.parts.items():
            if measure in parts and whole not in self.facets and len(parts):
                found |= self.plan.counted[whole]
        return np.asarray(found)

    def shares(self, other: Record) -> bool:
        """This function will say whether two records speak of the same answers: items of one wave."""
        return self.wave == other.wave and not set(self.items).isdisjoint(other.items)


@dataclass(frozen=True, eq=False)
class Entry:
    """One release: what was shown, whom it speaks of, and the day it was released, where that is known."""

    released: Released
    record: Record
    released_on: str | None = None

    def is_of(self, responses: Responses, roster: Roster, policy: Policy) -> bool:
        """This function will say whether a release of these answers would be this one once more."""
        return (
            responses.wave == self.record.wave
            and responses.instrument == self.record.instrument
            and responses.units == self.record.units
            and policy == self.released.policy
            and roster.same_as(self.record.roster)
        )

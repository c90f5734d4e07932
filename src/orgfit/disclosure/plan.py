"""The publication plan: which figures of which units are shown. It looks at who answered, never at what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from orgfit.disclosure.draft import Base
from orgfit.disclosure.mixing import partial_answers, units_for_items
from orgfit.disclosure.policy import Policy
from orgfit.disclosure.rounding import Numbers
from orgfit.disclosure.totals import Shown, shown_for_base, shown_units, subtree_totals
from orgfit.errors import GateError
from orgfit.responses.units import UnitTree


@dataclass(frozen=True)
class Plan:
    """Boolean arrays over units. ``units``: shown at all; by measure: ``counted`` person by person, ``derived`` from
    the shown figures of its parts, ``distributions`` given in full.
    ``rungs``: the units shown under each lower threshold, and at last under this one."""

    units: Shown
    counted: Mapping[str, Shown]
    derived: Mapping[str, Shown]
    distributions: Mapping[str, Shown]
    rungs: tuple[Shown, ...] = ()

    def shown(self, measure: str) -> Shown:
        """This function will say in which units a measure has a figure."""
        return np.asarray(self.counted[measure] | self.derived[measure])

    def thinned(self, totals: Mapping[str, Shown]) -> Plan:
        """This function will give the plan with some measures shown in fewer units: ``totals`` says in which."""
        if not totals:
            return self
        counted, distributions = (
            {name: part & totals.get(name, True) for name, part in of.items()}
            for of in (self.counted, self.distributions)
        )
        return replace(self, counted=counted, distributions=distributions)

    def pooled(self, measure: str, people: Numbers, policy: Policy) -> Shown:
        """This function will say where intervals must use the pooled variance: a unit's own would tell too much.

        That of few people does, and that of those who have all parts of what is made of parts.
        """
        return np.asarray((people < policy.own_variance_from) | self.derived[measure])


def publication_plan(
    units: UnitTree, people: Numbers, bases: Sequence[Base], policy: Policy, *, within: Plan | None = None
) -> Plan:
    """This function will plan the totals of units: step 1 of the plan for everybody, then for every base.

    ``people`` (units,): who answered anything, of each unit itself; ``bases``: parts before what is made of them. A
    figure is shown only where the unit is, and where the residuals of its base are 0 or at least its threshold.
    ``within``: the plan under the threshold before; nothing is shown that is not in it (see ``Policy.rungs``). Raises
    GateError where not even the whole organisation may be shown.
    """
    allowed = np.ones(len(units), np.bool_) if within is None else within.units
    shown = shown_units(units, people, allowed, policy.threshold)
    if not shown[0]:
        raise GateError(
            f"At least {policy.threshold} people have to answer before anything is shown; {int(people.sum())} did. "
            "Wait for more answers, or ask a larger group."
        )
    planned = _Planned(within)
    for base in sorted(bases, key=lambda base: base.answered is None):
        planned.count(units, people, base, shown, policy)
    for base in bases:
        planned.derive(units, base, shown, policy)
    rungs = (*(() if within is None else within.rungs), shown)
    return Plan(shown, planned.counted, planned.derived, planned.distributions, rungs)


@dataclass(frozen=True)
class _Planned:
    """What is planned so far, by measure; ``beside``: where an item may be shown beside its facet."""

    within: Plan | None
    counted: dict[str, Shown] = field(default_factory=dict)
    derived: dict[str, Shown] = field(default_factory=dict)
    distributions: dict[str, Shown] = field(default_factory=dict)
    beside: dict[str, Shown] = field(default_factory=dict)

    def count(self, units: UnitTree, people: Numbers, base: Base, shown: Shown, policy: Policy) -> None:
        """This function will plan where a measure is counted person by person: facets first, then items."""
        name, parts = base.measure, [part for part, _ in base.parts]
        if self.within is not None:
            shown = shown & self.within.counted[name]
        if base.answered is not None:
            self.counted[name], items = _facet(units, base, base.answered, shown)
            self.beside.update(dict.fromkeys(parts, items))
        elif parts:
            self.counted[name] = shown_for_base(units, base.people, shown & base.complete, base.threshold)
        else:
            allowed = shown & self.beside.get(name, shown) & ~_few_left_open(units, people, base, policy)
            self.counted[name] = shown_for_base(units, base.people, allowed, base.threshold)

    def derive(self, units: UnitTree, base: Base, shown: Shown, policy: Policy) -> None:
        """This function will plan where the parts' figures stand in, and where the distribution is given."""
        name = base.measure
        stand_in = [self.counted[part] | self.derived[part] for part, _ in base.parts]
        enough = subtree_totals(units, base.people) >= base.threshold
        self.derived[name] = np.logical_and.reduce([shown, enough, ~self.counted[name], *stand_in]) & bool(stand_in)
        allowed = self.counted[name] if self.within is None else self.counted[name] & self.within.distributions[name]
        self.distributions[name] = _distribution(units, base, allowed, policy)


def _facet(units: UnitTree, base: Base, answered: Numbers, shown: Shown) -> tuple[Shown, Shown]:
    """Where a facet is counted, and where its items may be shown.

    Where fewer than n people of all answered only some of its items, either can be shown but not both: the items are,
    and stand in for the facet.
    """
    if 0 < partial_answers(answered).sum() < base.threshold:
        return np.zeros_like(shown), shown
    counted = shown_for_base(units, base.people, shown, base.threshold)
    return counted, units_for_items(units, answered, counted, base.threshold)


def _few_left_open(units: UnitTree, people: Numbers, base: Base, policy: Policy) -> Shown:
    """Small units in which one to n - 1 people have no value: who they are is soon guessed."""
    total = subtree_totals(units, people)
    without = total - subtree_totals(units, base.people)
    return np.asarray((total < policy.small_under) & (without > 0) & (without < base.threshold))


def _distribution(units: UnitTree, base: Base, shown: Shown, policy: Policy) -> Shown:
    """Where the distribution is given: to groups too large to be of one mind, and of which no small one is left."""
    if not base.distributed:
        return np.zeros(len(units), np.bool_)
    return shown_for_base(units, base.people, shown, max(base.threshold, policy.small_under))

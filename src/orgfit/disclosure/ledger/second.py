"""A further release of answers that were released before: what of it may be shown beside what is out already."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from orgfit.disclosure.ledger.crowd import Crowd
from orgfit.disclosure.ledger.entries import Ledger
from orgfit.disclosure.ledger.entry import Entry, Record
from orgfit.disclosure.ledger.families import Chosen, Families, Family, least_people
from orgfit.disclosure.ledger.known import spanned
from orgfit.disclosure.ledger.system import Layers, thinned
from orgfit.disclosure.plan import Plan
from orgfit.disclosure.released import Released
from orgfit.disclosure.splits import SplitPlan
from orgfit.disclosure.totals import Shown
from orgfit.errors import GateError

TEXT = "comment"


@dataclass(frozen=True)
class Second:
    """What may be shown beside earlier releases: the plans, thinned.

    ``listed``: questions whose comments are out already and are not listed again. ``apart``: the people of both
    releases differ by a few, so nothing may be shown that is no sum over people. ``notices``: sentences for the reader.
    """

    plan: Plan
    split: SplitPlan
    listed: frozenset[str] = frozenset()
    apart: bool = False
    notices: tuple[str, ...] = ()


def beside_earlier(ledger: Ledger, new: Record, rng: np.random.Generator) -> Second:
    """This function will thin a release until it and all earlier ones together give nobody away.

    Only earlier releases of the same wave that share items matter. Raises GateError where nothing is left to be shown,
    or where it can not be told who is who.
    """
    listed = frozenset(
        name for entry in ledger.entries if entry.record.wave == new.wave for name in _listed(entry.released)
    )
    earlier = [entry for entry in ledger.entries if entry.record.shares(new)]
    if not earlier:
        return Second(new.plan, new.split, listed)
    if any(record.roster.ids is None for record in (new, *(entry.record for entry in earlier))):
        raise GateError(
            f"These answers were released before{_when(earlier)}, and not just like this; ids of persons were wanted "
            "on both sides, and one has none. Name the column of a person's id ('person:') in the mapping from the "
            "first release on, so that both can be compared. The earlier release stays."
        )
    crowd = Crowd.of([*(entry.record for entry in earlier), new])
    chosen = _thin(crowd, new, rng)
    plan = _plan(crowd, new, chosen)
    split = replace(new.split, shown=chosen.slices)
    lost = [name for name in new.plan.counted if new.plan.shown(name).any() and not plan.shown(name).any()]
    if lost and not any(plan.shown(name).any() for name in plan.counted):
        raise GateError(_refusal(crowd, new, earlier))
    notice = (
        f"These answers were released before{_when(earlier)}. {len(lost)} measures are not shown again, because "
        "figures of both releases could be subtracted."
    )
    apart = crowd.apart(max(new.thresholds.values()))
    return Second(plan, split, listed, apart, (notice,) if lost else ())


def _listed(released: Released) -> frozenset[str]:
    """The questions under which comments were listed."""
    rows = released.table.filter(released.table["text"].is_valid())
    return frozenset(rows["measure"].unique().to_pylist())


def _when(earlier: Sequence[Entry]) -> str:
    days = [entry.released_on for entry in earlier if entry.released_on]
    return f" (on {', '.join(dict.fromkeys(days))})" if days else ""


def _refusal(crowd: Crowd, new: Record, earlier: Sequence[Entry]) -> str:
    least = max(new.thresholds.values())
    came = (
        f"1 to {least - 1} people more or fewer answered than"
        if crowd.apart(least)
        else "other groups are asked for than"
    )
    return (
        f"{came[0].upper()}{came[1:]} in an earlier release of these answers{_when(earlier)}: figures of both could be "
        "subtracted. The earlier release stays; use it, or wait for more answers."
    )


def _thin(crowd: Crowd, new: Record, rng: np.random.Generator) -> Chosen:
    """Go through all answers one after another, and drop what can not be shown beside the earlier releases."""
    slices = {name: dict(new.split.shown.get(name, {})) for name in new.plan.counted}
    chosen = Chosen({name: shown.copy() for name, shown in new.plan.counted.items()}, slices)
    families, layers = Families(crowd, chosen), Layers(crowd)
    earlier = crowd.records[:-1]
    for item in new.items:
        if any(item in record.items for record in earlier):
            _thin_one(layers, chosen, families.of_item(item), least_people(crowd.records, item), rng)
    for name in new.jointly:
        before = [record for record in earlier if name in record.jointly]
        if any(record.instrument != new.instrument for record in before):
            chosen.clear(name)  # another question under this name: the same people may be counted otherwise
        elif before:
            least = min(record.thresholds[name] for record in (*before, new))
            _thin_one(layers, chosen, families.of_jointly(name), least, rng)
    return chosen


def _thin_one(
    layers: Layers, chosen: Chosen, families: Sequence[Family], threshold: int, rng: np.random.Generator
) -> None:
    """Drop figures of one answer; a measure that loses the whole organisation is not shown at all."""
    for family in families:
        if not family.fixed and _few_apart(family, families, threshold):
            chosen.clear(family.measure)
    families = [family if family.fixed else _as_chosen(family, chosen) for family in families]
    for told in thinned(layers, families, threshold=threshold, rng=rng):
        name = told.family.measure
        if told.family.totals[0] and not told.totals[0]:
            chosen.clear(name)
        else:
            chosen.totals[name], chosen.slices[name] = told.totals, told.slices


def _as_chosen(family: Family, chosen: Chosen) -> Family:
    return replace(family, totals=chosen.totals[family.measure], slices=chosen.slices[family.measure])


def _few_apart(new: Family, families: Sequence[Family], threshold: int) -> bool:
    """Would the whole organisation's figure, less that of an earlier release, speak of a few people?"""
    return bool(new.totals[0]) and any(
        0 < np.count_nonzero(new.weight != old.weight) < threshold
        for old in families
        if old.fixed and old.measure == new.measure and old.totals[0]
    )


def _plan(crowd: Crowd, new: Record, chosen: Chosen) -> Plan:
    """The plan with what is left; means of facets only with all their facets, stand-ins only where all parts are."""
    counted, derived = dict(chosen.totals), dict(new.plan.derived)
    for name, parts in new.parts.items():
        if name not in new.facets:
            counted[name] = np.logical_and.reduce([counted[name], *(counted[part] for part in parts)])
    for name, parts in new.parts.items():
        stand_in = [counted[part] | derived[part] for part in parts]
        derived[name] = np.logical_and.reduce([new.plan.shown(name), ~counted[name], *stand_in]) & bool(parts)
    given = {name: _given_before(crowd, new, name) for name in counted}
    distributions = {name: shown & counted[name] & given[name] for name, shown in new.plan.distributions.items()}
    return replace(new.plan, counted=counted, derived=derived, distributions=distributions)


def _given_before(crowd: Crowd, new: Record, name: str) -> Shown:
    """Where a distribution follows from those given before; everywhere, where none was.

    What is left of a distribution when another is taken off could be of one mind, and nobody looks at that here.
    """
    found = np.ones(len(new.units), np.bool_)
    number = len(crowd.records) - 1
    for place, record in enumerate(crowd.records[:-1]):
        if _touches(record, new, name):
            weights = [_members(crowd, one, name) for one in (place, number)]
            if record.parts.get(name) != new.parts.get(name):
                return np.zeros(len(new.units), np.bool_)
            shown = record.plan.distributions[name]
            old, fresh = (
                Family(one, name, weight, shown, {}, fixed=True)
                for one, weight in zip((place, number), weights, strict=True)
            )
            found &= spanned(crowd, fresh, old, shown)
    return found


def _touches(record: Record, new: Record, name: str) -> bool:
    """Did an earlier release show this measure, or a facet with an item of it?"""
    if name in record.plan.counted:
        return bool(record.totals(name).any())
    parts = set(new.parts.get(name, ()))
    return any(not parts.isdisjoint(record.parts[facet]) for facet in record.facets) and name in new.facets


def _members(crowd: Crowd, number: int, name: str) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """Who counts in a measure of a release, (people,): 1, or in a facet how many items they answered."""
    record = crowd.records[number]
    if name in record.jointly:
        who = record.jointly[name]
    elif name in record.items:
        who = record.roster.answered[:, record.items.index(name)]
    else:
        columns = [record.items.index(item) for item in record.parts.get(name, ()) if item in record.items]
        answered = record.roster.answered[:, columns].sum(axis=1)
        return crowd.taken(number, np.where(answered >= record.facets.get(name, 1), answered, 0), 0)
    return crowd.taken(number, who.astype(np.int64), 0)

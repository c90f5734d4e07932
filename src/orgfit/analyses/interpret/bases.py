"""Whom each figure speaks of, and who could be singled out by playing figures off against each other."""

from __future__ import annotations

import numpy as np

from orgfit.disclosure.draft import Base
from orgfit.disclosure.policy import Policy
from orgfit.disclosure.rounding import Numbers
from orgfit.instruments.schema import Instrument
from orgfit.tallies.layout import CompositeLayout, FacetLayout
from orgfit.tallies.tally import ALL, STEPS_AT, Tally

BANDS = 5


def item_bases(own: Tally, instrument: Instrument, policy: Policy) -> list[Base]:
    """This function will list the base of every coded item: those who answered, and beside them those who did not.

    Items of a facet have one more class: people who answered some of its items and not others. Their answers are what
    is left when the items' sums are taken from the facet's.
    """
    partial, leader = _partial_answers(own), _about_leaders(instrument)
    return [_item_base(own, column, partial.get(column), leader, policy) for column in range(len(own.layout.items))]


def _item_base(own: Tally, column: int, partial: Numbers | None, leader: frozenset[str], policy: Policy) -> Base:
    name = own.layout.items[column]
    steps = own.layout.high[column] - own.layout.low[column] + 1
    categories = own.items[:, column, STEPS_AT : STEPS_AT + steps]
    answered = categories.sum(axis=1)
    classes = [answered, own.people - answered]
    if partial is not None:
        classes.append(partial)
    return Base(name, np.stack(classes, axis=1), _threshold(name, leader, policy), categories)


def facet_bases(own: Tally, instrument: Instrument, policy: Policy) -> list[Base]:
    """This function will list the base of every facet: those with a score, and those without."""
    leader = _about_leaders(instrument)
    return [
        Base(
            facet.id,
            np.stack([scored(facet, cells), own.people - scored(facet, cells)], axis=1),
            _threshold(facet.id, leader, policy),
            band_counts(facet, cells),
            policy.unanimity_under,
        )
        for facet, cells in zip(own.layout.facets, own.facets, strict=True)
    ]


def composite_bases(own: Tally, instrument: Instrument, policy: Policy) -> list[Base]:
    """This function will list the base of every mean of facets.

    Besides those with and without a score: for each facet the people who have a score there but not on the whole.
    """
    leader = _about_leaders(instrument)
    return [
        _composite_base(own, place, composite, leader, policy) for place, composite in enumerate(own.layout.composites)
    ]


def _composite_base(own: Tally, place: int, composite: CompositeLayout, leader: frozenset[str], policy: Policy) -> Base:
    complete = own.composites[:, place, ALL]
    facets = [(own.layout.facets[number], own.facets[number]) for number in composite.facets]
    beside = [scored(facet, cells) - complete for facet, cells in facets]
    threshold = max(_threshold(facet.id, leader, policy) for facet, _ in facets)
    return Base(composite.id, np.stack([complete, own.people - complete, *beside], axis=1), threshold)


def scored(facet: FacetLayout, cells: Numbers) -> Numbers:
    """This function will count the people of every unit who have a score on a facet."""
    return np.asarray(cells @ np.isfinite(facet.points))


def band_counts(facet: FacetLayout, cells: Numbers) -> Numbers:
    """This function will count people by fifth of the scale their score lies in, int64 (units, 5)."""
    has_score = np.isfinite(facet.points)
    answered = facet.answered[has_score]
    above = facet.sums[has_score] - answered * facet.low
    bands = np.minimum(BANDS * above // (answered * (facet.high - facet.low)), BANDS - 1)
    spread = np.eye(BANDS, dtype=np.int64)[bands]
    return np.asarray(cells[:, has_score] @ spread)


def _partial_answers(own: Tally) -> dict[int, Numbers]:
    """By column: people who answered some but not all items of the facet it belongs to."""
    partial: dict[int, Numbers] = {}
    for facet, cells in zip(own.layout.facets, own.facets, strict=True):
        some = (facet.answered > 0) & (facet.answered < len(facet.columns))
        partial |= dict.fromkeys(facet.columns, cells[:, some].sum(axis=1))
    return partial


def _about_leaders(instrument: Instrument) -> frozenset[str]:
    """Ids of items and facets that rate people's leaders; such an item makes its facet one."""
    items = {item.id for item in instrument.items if item.about_leader}
    return frozenset(items | {facet.id for facet in instrument.facets if facet.about_leader})


def _threshold(name: str, leader: frozenset[str], policy: Policy) -> int:
    return max(policy.threshold, policy.leader_threshold) if name in leader else policy.threshold

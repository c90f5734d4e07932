"""Whom each figure speaks of, and who could be singled out by playing figures off against each other."""

from __future__ import annotations

import numpy as np

from orgfit.disclosure.draft import Base
from orgfit.disclosure.policy import Policy
from orgfit.disclosure.rounding import Numbers
from orgfit.instruments.schema import Instrument
from orgfit.stats.psychometrics.scoring import category_counts
from orgfit.tallies.layout import CompositeLayout, FacetLayout
from orgfit.tallies.tally import ALL, Tally

BANDS = 5


def item_bases(own: Tally, instrument: Instrument, policy: Policy) -> list[Base]:
    """This function will list the base of every coded item: those who answered it."""
    leader = _about_leaders(instrument)
    return [
        _item_base(name, category_counts(own, column), _threshold(name, leader, policy))
        for column, name in enumerate(own.layout.items)
    ]


def _item_base(name: str, categories: Numbers, threshold: int) -> Base:
    return Base(name, categories.sum(axis=1, keepdims=True), threshold, categories)


def facet_bases(own: Tally, instrument: Instrument, policy: Policy) -> list[Base]:
    """This function will list the base of every facet: those with a score.

    Beside them stand those who answered some of its items and not others: theirs is what is left when the sums of the
    items are taken from that of the facet. Where they are too few, the items' figures stand in for the facet's.
    """
    leader = _about_leaders(instrument)
    items = own.layout.items
    return [
        Base(
            facet.id,
            np.stack([scored(facet, cells), _partial(facet, cells)], axis=1),
            _threshold(facet.id, leader, policy),
            band_counts(facet, cells),
            policy.small_under,
            tuple((items[column], 1.0) for column in facet.columns),
        )
        for facet, cells in zip(own.layout.facets, own.facets, strict=True)
    ]


def composite_bases(own: Tally, instrument: Instrument, policy: Policy) -> list[Base]:
    """This function will list the base of every mean of facets: those with a score on all of them.

    Beside them stand, for each facet, those who have a score there but not on the whole, and those who answered some
    of its items only. Where they are too few, the facets' figures stand in for those of the whole.
    """
    leader = _about_leaders(instrument)
    return [
        _composite_base(own, place, composite, leader, policy) for place, composite in enumerate(own.layout.composites)
    ]


def _composite_base(own: Tally, place: int, composite: CompositeLayout, leader: frozenset[str], policy: Policy) -> Base:
    complete = own.composites[:, place, ALL]
    facets = [(own.layout.facets[number], own.facets[number]) for number in composite.facets]
    beside = [scored(facet, cells) - complete for facet, cells in facets]
    beside += [_partial(facet, cells) for facet, cells in facets]
    return Base(
        composite.id,
        np.stack([complete, *beside], axis=1),
        max(_threshold(facet.id, leader, policy) for facet, _ in facets),
        parts=tuple((facet.id, weight) for (facet, _), weight in zip(facets, _weights(own, composite), strict=True)),
    )


def _weights(own: Tally, composite: CompositeLayout) -> list[float]:
    """The share of each facet in the whole: what one full score there adds."""
    facets = [own.layout.facets[number] for number in composite.facets]
    full = [
        steps[-1] * len(facet.columns) * (facet.high - facet.low)
        for facet, steps in zip(facets, composite.steps, strict=True)
    ]
    return [part / composite.full for part in full]


def _partial(facet: FacetLayout, cells: Numbers) -> Numbers:
    """People who answered some but not all items of a facet."""
    some = (facet.answered > 0) & (facet.answered < len(facet.columns))
    return np.asarray(cells @ some)


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


def _about_leaders(instrument: Instrument) -> frozenset[str]:
    """Ids of items and facets that rate people's leaders; such an item makes its facet one."""
    items = {item.id for item in instrument.items if item.about_leader}
    return frozenset(items | {facet.id for facet in instrument.facets if facet.about_leader})


def _threshold(name: str, leader: frozenset[str], policy: Policy) -> int:
    return max(policy.threshold, policy.leader_threshold) if name in leader else policy.threshold

"""Whom each figure speaks of, and who could be singled out by playing figures off against each other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np

from orgfit.disclosure.draft import Base
from orgfit.disclosure.policy import Policy
from orgfit.disclosure.rounding import Numbers
from orgfit.instruments.schema import Instrument
from orgfit.stats.psychometrics.scoring import category_counts
from orgfit.tallies.layout import CompositeLayout, FacetLayout
from orgfit.tallies.tally import ALL, Tally

BANDS = 5
Parts = Mapping[str, tuple[tuple[str, float], ...]]


def counted_bases(own: Tally, instrument: Instrument, policy: Policy) -> list[Base]:
    """This function will list the bases of all that a tally counts: items, then facets, then means of facets."""
    return [
        *item_bases(own, instrument, policy),
        *facet_bases(own, instrument, policy),
        *composite_bases(own, instrument, policy),
    ]


def item_bases(own: Tally, instrument: Instrument, policy: Policy) -> list[Base]:
    """This function will list the base of every coded item: those who answered it."""
    leader = _about_leaders(instrument)
    return [
        _item_base(name, category_counts(own, column), _threshold(name, leader, policy))
        for column, name in enumerate(own.layout.items)
    ]


def _item_base(name: str, categories: Numbers, threshold: int) -> Base:
    return Base(name, categories.sum(axis=1), threshold, distributed=True)


def facet_bases(own: Tally, instrument: Instrument, policy: Policy) -> list[Base]:
    """This function will list the base of every facet: those with a score."""
    leader = _about_leaders(instrument)
    items = own.layout.items
    return [
        Base(
            facet.id,
            scored(facet, cells),
            _threshold(facet.id, leader, policy),
            distributed=True,
            parts=tuple((items[column], 1.0) for column in facet.columns),
            answered=_answered(facet, cells),
        )
        for facet, cells in zip(own.layout.facets, own.facets, strict=True)
    ]


def _answered(facet: FacetLayout, cells: Numbers) -> Numbers:
    """People by how many items of a facet they answered, int64 (units, 1 + items)."""
    return np.asarray(np.add.reduceat(cells, facet.starts, axis=1))


def composite_bases(own: Tally, instrument: Instrument, policy: Policy) -> list[Base]:
    """This function will list the base of every mean of facets: those with a score on all of them.

    Unless everybody answered everything, the facets' shown figures stand in for those of the whole: beside the facets,
    figures of the whole would speak of those who have a score on some of them only.
    """
    leader = _about_leaders(instrument)
    return [
        _composite_base(own, place, composite, leader, policy) for place, composite in enumerate(own.layout.composites)
    ]


def _composite_base(own: Tally, place: int, composite: CompositeLayout, leader: frozenset[str], policy: Policy) -> Base:
    facets = [own.layout.facets[number] for number in composite.facets]
    scores = own.composites[:, place, ALL]
    answered = [_answered(facet, own.facets[number]) for facet, number in zip(facets, composite.facets, strict=True)]
    return Base(
        composite.id,
        scores,
        max(_threshold(facet.id, leader, policy) for facet in facets),
        parts=parts_of(own)[composite.id],
        complete=all((counts[:, -1] == scores).all() and not counts[:, 1:-1].any() for counts in answered),
    )


def parts_of(tally: Tally) -> Parts:
    """This function will say which facets each mean is made of, and what each of them weighs."""
    facets = tally.layout.facets
    found = {}
    for composite in tally.layout.composites:
        used = [facets[number] for number in composite.facets]
        full = [
            steps[-1] * len(facet.columns) * (facet.high - facet.low)
            for facet, steps in zip(used, composite.steps, strict=True)
        ]
        found[composite.id] = tuple((facet.id, part / composite.full) for facet, part in zip(used, full, strict=True))
    return found


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


def threshold(instrument: Instrument, policy: Policy, names: Iterable[str]) -> int:
    """This function will give the least number of people for a figure made of these items or facets."""
    leader = _about_leaders(instrument)
    return max(_threshold(name, leader, policy) for name in names)


def _threshold(name: str, leader: frozenset[str], policy: Policy) -> int:
    return max(policy.threshold, policy.leader_threshold) if name in leader else policy.threshold

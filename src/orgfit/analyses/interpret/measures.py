"""Every figure of every unit, before the gate: scores, distributions, and what holds for the whole organisation."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from orgfit.analyses.interpret.bases import band_counts
from orgfit.analyses.interpret.comparisons import Family, compared
from orgfit.analyses.interpret.trust import trust
from orgfit.disclosure.draft import Base, Favourable, Means, Measure, Shares
from orgfit.disclosure.plan import Plan
from orgfit.disclosure.policy import Policy
from orgfit.instruments.scales import Kind
from orgfit.instruments.schema import Item
from orgfit.responses.columns import Responses
from orgfit.stats.estimates import Scores
from orgfit.stats.intervals import wilson_interval
from orgfit.stats.psychometrics.scoring import (
    POINTS,
    category_counts,
    composite_scores,
    facet_scores,
    favourable_items,
    item_scores,
)
from orgfit.tallies.tally import Tally

Progress = Callable[[str, float], None]


def measures_of(
    responses: Responses,
    own: Tally,
    total: Tally,
    *,
    bases: Sequence[Base],
    plan: Plan,
    policy: Policy,
    progress: Progress,
) -> list[Measure]:
    """This function will estimate all measures: items, facets, means of facets, in the order of ``bases``."""
    by_name = {base.measure: base for base in bases}
    progress("Estimating", 0.0)
    scores = _means(_score_family(own, total), responses, plan, policy)
    progress("Estimating", 0.3)
    items = _means(_item_family(responses, own, total), responses, plan, policy)
    progress("Estimating", 0.6)
    whole = trust(responses, own, total)
    made = [
        Measure(by_name[item.id], total.people, items.get(item.id), _item_shares(item, column, total))
        for column, item in enumerate(responses.instrument.coded_items)
    ]
    made = [_with_people(measure) for measure in made]
    layout = total.layout
    for facet, cells in zip(layout.facets, total.facets, strict=True):
        shares = Shares(tuple(f"band:{band}" for band in range(1, 6)), band_counts(facet, cells))
        base = by_name[facet.id]
        made.append(Measure(base, shares.counts.sum(axis=1), scores[facet.id], shares, whole[facet.id]))
    n = composite_scores(total).n
    for place, composite in enumerate(layout.composites):
        made.append(Measure(by_name[composite.id], n[:, place], scores[composite.id]))
    progress("Estimating", 1.0)
    return made


def _with_people(measure: Measure) -> Measure:
    """An item's people are those who answered it."""
    answered = measure.shares.counts.sum(axis=1) if measure.shares else measure.people
    return Measure(measure.base, answered, measure.means, measure.shares, measure.whole)


def _means(family: Family, responses: Responses, plan: Plan, policy: Policy) -> Mapping[str, Means]:
    made = compared(family, responses.units, plan, policy, responses.headcount) if family.names else []
    return dict(zip(family.names, made, strict=True))


def _score_family(own: Tally, total: Tally) -> Family:
    """Facets and their means: the figures of the heat map."""
    layout = total.layout
    names = (*(facet.id for facet in layout.facets), *(composite.id for composite in layout.composites))
    step = [POINTS / (len(facet.columns) * (facet.high - facet.low)) for facet in layout.facets]
    step += [POINTS / composite.full for composite in layout.composites]
    return Family(names, _scores(own), _scores(total), np.array(step))


def _scores(tally: Tally) -> Scores:
    facets, composites = facet_scores(tally), composite_scores(tally)
    return Scores(
        np.concatenate([facets.n, composites.n], axis=1),
        np.concatenate([facets.mean, composites.mean], axis=1),
        np.concatenate([facets.squares, composites.squares], axis=1),
    )


def _item_family(responses: Responses, own: Tally, total: Tally) -> Family:
    """Single items on ordered scales; a choice has no mean."""
    items = responses.instrument.coded_items
    ordered = np.array([place for place, item in enumerate(items) if item.scale.kind is Kind.ORDERED], np.intp)
    step = np.array([POINTS / (items[place].scale.steps - 1) for place in ordered])
    names = tuple(items[place].id for place in ordered)
    return Family(names, _picked(item_scores(own), ordered), _picked(item_scores(total), ordered), step)


def _picked(scores: Scores, columns: np.ndarray[tuple[int], np.dtype[np.intp]]) -> Scores:
    return Scores(scores.n[:, columns], scores.mean[:, columns], scores.squares[:, columns])


def _item_shares(item: Item, column: int, total: Tally) -> Shares:
    """How people answered one item; the favourable share where its scale has one."""
    counts = category_counts(total, column)
    names = tuple(f"share:{step}" for step in item.steps)
    unanswered = total.people - counts.sum(axis=1)
    least = item.scale.favourable
    if item.scale.kind is not Kind.ORDERED or least is None:
        return Shares(names, counts, unanswered=unanswered)
    share = favourable_items(total, column, least)
    interval = wilson_interval(share.count, share.n)
    favourable = Favourable(least - item.scale.low, 100.0 * interval.low, 100.0 * interval.high)
    return Shares(names, counts, favourable, unanswered)

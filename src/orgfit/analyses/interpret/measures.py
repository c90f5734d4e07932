"""Every figure of every unit, before the gate: scores, distributions, and what holds for the whole organisation."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from orgfit.analyses.interpret.agreement import shape_figures
from orgfit.analyses.interpret.comparisons import Family, Scene, compared
from orgfit.analyses.interpret.families import item_family, score_family
from orgfit.analyses.interpret.jointly import Jointly
from orgfit.analyses.measure.bases import band_counts
from orgfit.disclosure.draft import Base, Favourable, Figure, Means, Measure, Shares, Whole
from orgfit.instruments.scales import Kind
from orgfit.instruments.schema import Item
from orgfit.responses.columns import Responses
from orgfit.stats.intervals import wilson_interval
from orgfit.stats.psychometrics.scoring import category_counts, composite_scores, favourable_items
from orgfit.tallies.tally import Tally

Progress = Callable[[str, float], None]
Findings = Mapping[str, Mapping[str, Whole]]


@dataclass(frozen=True)
class Counted:
    """The answers of one wave, counted: by unit itself, and with all below it; and what several answers say at once."""

    responses: Responses
    own: Tally
    total: Tally
    jointly: Sequence[Jointly]


def measures_of(
    counted: Counted,
    bases: Sequence[Base],
    scene: Scene,
    *,
    findings: Findings,
    figures: Mapping[str, tuple[Figure, ...]],
    rng: np.random.Generator,
    progress: Progress,
) -> list[Measure]:
    """This function will estimate all measures: items, facets, means of facets, then joint figures.

    ``findings`` are figures of the whole organisation by measure, ``figures`` more of them by unit.
    """
    by_name = {base.measure: base for base in bases}
    own, total, responses = counted.own, counted.total, counted.responses
    progress("Estimating", 0.0)
    means = _means(score_family(own, total), scene)
    progress("Estimating", 0.3)
    means |= _means(item_family(responses.instrument, own, total), scene)
    progress("Estimating", 0.6)
    made = [
        _item(item, column, counted, by_name[item.id], means=means.get(item.id), scene=scene, rng=rng)
        for column, item in enumerate(responses.instrument.coded_items)
    ]
    layout = total.layout
    for facet, cells in zip(layout.facets, total.facets, strict=True):
        shares = Shares(tuple(f"band:{band}" for band in range(1, 6)), band_counts(facet, cells))
        made.append(Measure(by_name[facet.id], shares.counts.sum(axis=1), means[facet.id], shares))
    n = composite_scores(total).n
    for place, composite in enumerate(layout.composites):
        made.append(Measure(by_name[composite.id], n[:, place], means[composite.id]))
    made += [one.measure(responses, by_name[one.name], rng) for one in counted.jointly]
    progress("Estimating", 1.0)
    return [_with(measure, findings, figures) for measure in made]


def _with(measure: Measure, findings: Findings, figures: Mapping[str, tuple[Figure, ...]]) -> Measure:
    """A measure with what else was found out about it."""
    name = measure.base.measure
    whole = {**measure.whole, **findings.get(name, {})}
    more = (*measure.figures, *figures.get(name, ()))
    return Measure(measure.base, measure.people, measure.means, measure.shares, whole, more)


def _means(family: Family, scene: Scene) -> dict[str, Means]:
    made = compared(family, scene) if family.names else []
    return dict(zip(family.names, made, strict=True))


def _item(
    item: Item,
    column: int,
    counted: Counted,
    base: Base,
    *,
    means: Means | None,
    scene: Scene,
    rng: np.random.Generator,
) -> Measure:
    """One item; its people are those who answered it."""
    shares = item_shares(item, column, counted.total)
    shape = shape_figures(item, shares.counts, scene.plan, scene.policy, rng)
    return Measure(base, shares.counts.sum(axis=1), means, shares, figures=shape)


def item_shares(item: Item, column: int, total: Tally) -> Shares:
    """This function will say how people answered one item; with the favourable share where its scale has one."""
    counts = category_counts(total, column)
    names = tuple(f"share:{step}" for step in item.steps)
    unanswered = total.people - counts.sum(axis=1)
    return Shares(names, counts, favourable_share(item, column, total), unanswered)


def favourable_share(item: Item, column: int, total: Tally) -> Favourable | None:
    """This function will give the favourable share with Wilson's interval, None where the scale has none."""
    least = item.scale.favourable
    if item.scale.kind is not Kind.ORDERED or least is None:
        return None
    share = favourable_items(total, column, least)
    interval = wilson_interval(share.count, share.n)
    return Favourable(least - item.scale.low, 100.0 * interval.low, 100.0 * interval.high)

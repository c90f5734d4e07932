"""All that is known about the measurement itself, by measure: what the trust chapter and ``orgfit check`` show."""

from __future__ import annotations

import numpy as np

from orgfit.analyses.measure.careless import careless_shares
from orgfit.analyses.measure.nonresponse import weighted
from orgfit.analyses.measure.reliability import Findings, reliability
from orgfit.analyses.measure.structure import structure
from orgfit.analyses.measure.units import units_alike
from orgfit.disclosure.draft import Whole
from orgfit.disclosure.plan import Plan
from orgfit.disclosure.policy import Policy
from orgfit.disclosure.rounding import round_points
from orgfit.responses.columns import Responses
from orgfit.stats.estimates import Scores
from orgfit.stats.psychometrics.scoring import composite_scores, facet_scores
from orgfit.tallies.tally import Tally


def findings(
    responses: Responses, own: Tally, total: Tally, *, plan: Plan, policy: Policy, rng: np.random.Generator
) -> Findings:
    """This function will find out whether the measurement can be trusted: figures of the whole organisation."""
    layout = own.layout
    found = reliability(responses, layout)
    _join(found, units_alike(responses.units, own, total, shown=plan.shown))
    if responses.headcount is not None:
        shown = weighted(responses.units, total, responses.headcount, plan, _scores(total))
        _join(found, {name: _rounded(figures, total, policy) for name, figures in shown.items()})
    people = careless_shares(responses, layout)
    _join(found, {"people": people, "structure": structure(responses, layout, rng)})
    return {name: figures for name, figures in found.items() if figures}


def _join(found: Findings, more: Findings) -> None:
    for name, figures in more.items():
        found.setdefault(name, {}).update(figures)


def _rounded(figures: dict[str, Whole], total: Tally, policy: Policy) -> dict[str, Whole]:
    """A weighted mean is rounded like the one that it stands beside."""
    if "weighted" not in figures:
        return figures
    value = round_points(np.array([figures["weighted"].value]), total.people[:1], policy)
    return figures | {"weighted": Whole(float(value[0]))}


def _scores(total: Tally) -> dict[str, Scores]:
    facets, composites = facet_scores(total), composite_scores(total)
    columns = {facet.id: (facets, place) for place, facet in enumerate(total.layout.facets)}
    columns |= {composite.id: (composites, place) for place, composite in enumerate(total.layout.composites)}
    return {
        name: Scores(scores.n[:, place], scores.mean[:, place], scores.squares[:, place])
        for name, (scores, place) in columns.items()
    }

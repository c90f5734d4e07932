"""Putting together what is true of a simulated organisation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from orgfit.responses.columns import SKIPPED
from orgfit.responses.simulate.bottom_line import CONTROL, FIGURES, LOADING
from orgfit.responses.simulate.changes import Change
from orgfit.responses.simulate.guesses import GuessTruth
from orgfit.responses.simulate.nonresponse import ResponseTruth
from orgfit.responses.simulate.outcomes import OutcomeTruth, outcome_truth
from orgfit.responses.simulate.plan import Plan
from orgfit.responses.simulate.reliabilities import FacetTruth, facet_truth
from orgfit.responses.simulate.selecting import Filled
from orgfit.responses.simulate.truth import MeansTruth, Truth

Floats = NDArray[np.float64]
OUTCOMES = ("ou01", "ou02", "ou03", "ou04")
DRIVERS = "customer-fitness"


def tell(
    made: Plan,
    everybody: Sequence[Mapping[str, Floats]],
    *,
    guesses: tuple[GuessTruth, ...],
    response: Mapping[str, ResponseTruth],
) -> Truth:
    """This function will tell all that was planted; ``everybody`` has the means of all people wave by wave."""
    return Truth(
        means=MeansTruth(_expected(made), _by_wave(everybody, len(made.organisation.units))),
        facets=_facets(made),
        outcomes=_outcomes(made),
        changes=tuple(_with_points(change, made) for change in made.changes),
        guesses=guesses,
        chain=made.chain,
        states=made.states,
        figure_loadings={name: 0.0 if name == CONTROL else LOADING for name in FIGURES},
        shared_view=made.view,
        response=response,
    )


def everybody_means(filled: Sequence[Filled], made: Plan) -> dict[str, Floats]:
    """This function will give the mean in points over all people of each unit with all below it, had all answered.

    For every facet, and every question beside the scores that everybody is asked.
    """
    found = {}
    for part in filled:
        place = {item.id: column for column, item in enumerate(part.instrument.coded_items)}
        for name, asked in made.measures.items():
            columns = [place[question.item.id] for question in asked if question.item.id in place]
            answers = part.answers[:, columns]
            if columns and not (answers == SKIPPED).any():
                scale = asked[0].item.scale
                points = (answers.mean(axis=1) - scale.low) * asked[0].points_a_step
                found[name] = _over_people(points, made)
    return found


def _over_people(points: Floats, made: Plan) -> Floats:
    sums = np.concatenate([[0.0], np.cumsum(points)])
    offsets = made.organisation.offsets
    ends = offsets[made.organisation.units.end]
    return np.asarray((sums[ends] - sums[offsets[:-1]]) / made.organisation.headcount, np.float64)


def _by_wave(everybody: Sequence[Mapping[str, Floats]], units: int) -> dict[str, Floats]:
    names = dict.fromkeys(name for wave in everybody for name in wave)
    nothing = np.full(units, np.nan)
    return {name: np.stack([wave.get(name, nothing) for wave in everybody]) for name in names}


def _expected(made: Plan) -> dict[str, Floats]:
    waves = range(1, made.settings.waves + 1)
    facts = [made.circumstances(wave) for wave in waves]
    found = {name: np.stack([fact.points(asked) for fact in facts]) for name, asked in made.measures.items()}
    for name, rating in made.ratings.items():
        found[name] = np.stack([_served(rating.points(made.states["customers"][w - 1]), made) for w in waves])
    return found


def _served(points: Floats, made: Plan) -> Floats:
    """The mean over the customers of each unit with all below it, nan where none are served."""
    end = made.organisation.units.end
    sums = np.concatenate([[0.0], np.cumsum(points * made.serving)])
    weights = np.concatenate([[0.0], np.cumsum(made.serving)])
    served = np.array([made.serving[unit : end[unit]].any() for unit in range(len(end))])
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray(np.where(served, (sums[end] - sums[:-1]) / (weights[end] - weights[:-1]), np.nan))


def _facets(made: Plan) -> dict[str, FacetTruth]:
    facts = made.circumstances(1)
    return {
        name: facet_truth(name, instrument, made.measures[name], facts, made.settings.careless)
        for name, instrument in zip(made.latents.facets, made.latents.instruments, strict=True)
    }


def _outcomes(made: Plan) -> dict[str, OutcomeTruth]:
    facets = [name for name, of in zip(made.latents.facets, made.latents.instruments, strict=True) if of == DRIVERS]
    return {name: outcome_truth(made.questions[name], facets, made.measures, made.latents) for name in OUTCOMES}


def _with_points(change: Change, made: Plan) -> Change:
    asked = made.measures[change.facet]
    with_it, without = (
        made.circumstances(change.wave, with_changes=there).points(asked)[change.unit] for there in (True, False)
    )
    return replace(change, points=float(with_it - without))

"""Simulated organisations, surveyed and released: which published intervals hold what is true of them.

Cached, because several rows look at the same releases.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, partial

import numpy as np
from numpy.typing import NDArray

from bench.coverage.covering import held
from bench.coverage.published import Column, column, figures, released
from bench.coverage.repeating import repeated
from orgfit.disclosure.policy import Policy
from orgfit.responses.simulate import Simulated, simulate

Floats = NDArray[np.float64]
PEOPLE, UNITS = 4000, 150
SURVEY = "customer-fitness"
FAIR = {"careless": 0.0, "selective": False}  # what the intervals assume: who answers is chance, and all take care
ALL_FAIR, AS_IN_LIFE = "fair", "life"
TIMES = {ALL_FAIR: 32, AS_IN_LIFE: 8}
ROUNDED = 0.5, 0.05  # at most, in points: below ``fine_from`` people and from there on
LEVEL, WITH_ORGANISATION, WITH_PARENT, ALPHA = "mean", "difference", "difference:parent", "alpha"


@dataclass(frozen=True)
class Held:
    """The intervals of one kind in one release: people behind each, whether it held the truth, and half its width.

    ``counted`` are those of units where nobody is missing: no width, the value is the truth but for rounding. For them
    ``holds`` says whether it is.
    """

    n: NDArray[np.int64]
    holds: NDArray[np.bool_]
    half: NDArray[np.float64]
    counted: NDArray[np.bool_]


@cache
def surveyed(how: str) -> list[Mapping[str, Held]]:
    """Levels, differences and alphas of many organisations, by statistic."""
    return repeated(partial(_organisation, how=how), TIMES[how], 20240601)


def _organisation(rng: np.random.Generator, how: str) -> Mapping[str, Held]:
    made = simulate(PEOPLE, UNITS, rng, instruments=(SURVEY,), customers=0, **(FAIR if how == ALL_FAIR else {}))
    responses = made.table(SURVEY).responses
    table = figures(released(responses))
    people = responses.offsets[responses.units.end] - responses.offsets[:-1]
    names = (LEVEL, WITH_ORGANISATION, WITH_PARENT, ALPHA)
    found = {name: column(table, name, responses.units).of_measures(made.truth.means.everybody) for name in names}
    return {
        LEVEL: _levels(found[LEVEL], made, people),
        WITH_ORGANISATION: _differences(found[WITH_ORGANISATION], made, people, _of_organisation),
        WITH_PARENT: _differences(found[WITH_PARENT], made, people, _of_others),
        ALPHA: _alphas(found[ALPHA], made),
    }


def _levels(found: Column, made: Simulated, people: NDArray[np.int64]) -> Held:
    """The truth: what everybody who belongs to the unit would have said."""
    truth = _looked_up(found, {name: points[0] for name, points in made.truth.means.everybody.items()})
    n = people[found.unit]
    counted = found.low == found.high
    rounded = np.where(n < Policy().fine_from, *ROUNDED)
    holds = np.where(counted, np.abs(found.value - truth) <= rounded, held(truth, found.low, found.high))
    return Held(n, holds, (found.high - found.low) / 2, counted)


def _differences(
    found: Column, made: Simulated, people: NDArray[np.int64], reference: Callable[[Simulated, Floats], Floats]
) -> Held:
    """The truth: the unit's condition less that of the others, had people like these been drawn without end."""
    expected = {name: points[0] for name, points in made.truth.means.expected.items()}
    truth = _looked_up(found, {name: points - reference(made, points) for name, points in expected.items()})
    holds = held(truth, found.low, found.high)
    return Held(people[found.unit], holds, (found.high - found.low) / 2, np.zeros_like(holds))


def _of_organisation(_: Simulated, points: Floats) -> Floats:
    return np.broadcast_to(points[0], points.shape)


def _of_others(made: Simulated, points: Floats) -> Floats:
    """Of the other people of the unit above; nan where there are none."""
    heads, above = made.organisation.headcount, np.maximum(made.organisation.units.parent, 0)
    with np.errstate(invalid="ignore"):
        return (heads[above] * points[above] - heads * points) / (heads[above] - heads)


def _alphas(found: Column, made: Simulated) -> Held:
    found = found.of_measures(made.truth.facets)
    facets = [made.truth.facets[name] for name in found.measure]
    truth = [facet.alpha_with_careless if made.settings.careless else facet.alpha for facet in facets]
    holds = held(truth, found.low, found.high)
    return Held(np.full(len(holds), PEOPLE), holds, (found.high - found.low) / 2, np.zeros_like(holds))


def _looked_up(found: Column, points: Mapping[str, Floats]) -> Floats:
    return np.array([points[name][unit] for name, unit in zip(found.measure, found.unit, strict=True)])

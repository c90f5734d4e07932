"""Who does not answer, and what those who answer leave out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit

from orgfit.instruments.schema import Item
from orgfit.responses.columns import CANT_SAY, SKIPPED
from orgfit.responses.simulate.fields import field
from orgfit.responses.simulate.people import FUNCTIONS, ROLES, TENURES, People
from orgfit.responses.units import UnitTree

Floats = NDArray[np.float64]
# In log-odds. Staff, newcomers and production answer less; so do units that are less fit.
OF_ROLE: Final = (0.0, 0.3, 0.6, 0.8)
OF_TENURE: Final = (-0.3, 0.0, 0.1, 0.2)
OF_FUNCTION: Final = (0.1, 0.0, -0.5, 0.1, 0.2, 0.3, 0.0)
OF_UNIT: Final = 0.35
OF_PERSON: Final = 0.7
WITH_FITNESS: Final = 0.4  # how the unit's part goes with its fitness
STEPS: Final = 60
FAR: Final = 30.0
BREAK_OFF: Final = 1.5  # times the rate of skipped answers
UNKNOWN_TO: Final = ("it_and_data", "administration")
HARD_TO_SAY: Final = frozenset({"cf09", "cf11", "cf17", "cf19", "op04", "op06"})
HARD: Final = 5.0


@dataclass(frozen=True)
class ResponseTruth:
    """Who answers with which probability; effects in log-odds. ``by_unit``: mean over the people of the unit itself."""

    role: dict[str, float]
    tenure: dict[str, float]
    function: dict[str, float]
    by_unit: Floats


def willingness(
    people: People, tree: UnitTree, fitness: Floats, *, selective: bool, rng: np.random.Generator
) -> Floats:
    """This function will give how willing each person is to answer, in log-odds from an unknown middle.

    ``fitness`` is the state of each unit. Where it is not ``selective``, all are alike.
    """
    of_unit, of_person = field(tree, rng), rng.standard_normal(len(people))
    if not selective:
        return np.zeros(len(people))
    mixed = WITH_FITNESS * fitness + np.sqrt(1.0 - WITH_FITNESS**2) * of_unit
    known = np.array(OF_ROLE)[people.role] + np.array(OF_TENURE)[people.tenure] + np.array(OF_FUNCTION)[people.function]
    return np.asarray(known + OF_UNIT * mixed[people.unit] + OF_PERSON * of_person, np.float64)


def probabilities(willing: Floats, response: float) -> Floats:
    """This function will turn willingness into probabilities with that mean."""
    low, high = -FAR, FAR
    for _ in range(STEPS):
        middle = (low + high) / 2
        low, high = (middle, high) if expit(willing + middle).mean() < response else (low, middle)
    return np.asarray(expit(willing + (low + high) / 2), np.float64)


def response_truth(probability: Floats, people: People, units: int, *, selective: bool) -> ResponseTruth:
    """This function will put together what is true of who answers."""
    heads = np.bincount(people.unit, minlength=units)
    sums = np.bincount(people.unit, probability, minlength=units)
    with np.errstate(invalid="ignore"):
        by_unit = sums / heads
    strength = float(selective)
    return ResponseTruth(
        role={name: strength * value for name, value in zip(ROLES, OF_ROLE, strict=True)},
        tenure={name: strength * value for name, value in zip(TENURES, OF_TENURE, strict=True)},
        function={name: strength * value for name, value in zip(FUNCTIONS, OF_FUNCTION, strict=True)},
        by_unit=by_unit,
    )


def breaks(rows: int, length: int, missing: float, rng: np.random.Generator) -> NDArray[np.int64]:
    """This function will give the question at which each person stops; ``length`` for those who finish."""
    stops = rng.random(rows) < BREAK_OFF * missing
    return np.where(stops, rng.integers(1, max(length, 2), rows), length)


def leave_out(
    answers: NDArray[np.int8],
    items: Sequence[Item],
    function: NDArray[np.int8],
    missing: float,
    *,
    rng: np.random.Generator,
) -> None:
    """This function will skip some answers, and turn others into "can't say"; it changes ``answers``.

    Both happen at the rate ``missing`` (some people leave out more than others), whatever the answer. Those who do not
    meet customers say "can't say" more often where customers are asked about.
    """
    often = missing * rng.gamma(2.0, 0.5, len(answers))
    far = np.isin(function, [FUNCTIONS.index(name) for name in UNKNOWN_TO])
    for column, item in enumerate(items):
        chance = rng.random(len(answers))
        unknown = often * np.where(far & (item.id in HARD_TO_SAY), HARD, 1.0)
        asked = answers[:, column] != SKIPPED
        answers[asked & (chance < often + unknown), column] = CANT_SAY
        answers[asked & (chance < often), column] = SKIPPED

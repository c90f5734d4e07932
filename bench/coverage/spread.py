"""Evenness of units, and agreement on a question, drawn from where the truth is known."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import numpy as np
from numpy.typing import NDArray

from bench.coverage.covering import Covered, held
from bench.coverage.repeating import repeated
from orgfit.stats.multilevel.consensus import agreement_a, consensus
from orgfit.stats.multilevel.evenness import evenness

WITHIN, APART = 20.0, 6.0  # standard deviations in points: of people in a unit, of units
UNITS_OF = (6, 15, 40)
EVEN_TIMES, AT_ONCE = 240, 10
LEANING: Mapping[str, tuple[float, ...]] = {
    "one peak": (0.05, 0.13, 0.22, 0.40, 0.20),
    "nearly all at the end": (0.01, 0.02, 0.04, 0.13, 0.80),
    "two camps": (0.30, 0.10, 0.05, 0.15, 0.40),
}
EVEN: Mapping[str, tuple[float, ...]] = {
    "as many everywhere": (0.2, 0.2, 0.2, 0.2, 0.2),
    "two camps of one size": (0.40, 0.08, 0.04, 0.08, 0.40),
}
GROUPS = 600
PEOPLE = (20, 100, 300, 1000)
LARGE = 10**8  # people: what holds of the shares themselves


def of_evenness(apart: float = APART) -> dict[int, Covered]:
    """By number of units."""
    drawn = repeated(partial(_evenness, apart=apart), EVEN_TIMES // AT_ONCE, 20240606)
    return {units: Covered.of_draws([part[units] for part in drawn]) for units in UNITS_OF}


def _evenness(rng: np.random.Generator, apart: float) -> dict[int, NDArray[np.bool_]]:
    return {units: np.array([_holds(rng, units, apart) for _ in range(AT_ONCE)]) for units in UNITS_OF}


def _holds(rng: np.random.Generator, units: int, apart: float) -> bool:
    n = rng.integers(5, 60, units)
    true = 60.0 + apart * rng.standard_normal(units)
    mean = true + WITHIN / np.sqrt(n) * rng.standard_normal(units)
    found = evenness(n, mean, WITHIN**2 * rng.chisquare(n - 1))
    return found.low <= apart <= found.high


def of_agreement(patterns: Mapping[str, tuple[float, ...]]) -> dict[tuple[str, int], Covered]:
    """Van der Eijk's A, by how answers spread and by people."""
    found = {}
    for name, shares in patterns.items():
        truth = agreement_a(np.round(np.array(shares) * LARGE).astype(np.int64))
        for n in PEOPLE:
            rng = np.random.default_rng([20240607, n])
            interval = consensus(rng.multinomial(n, shares, GROUPS), rng).interval
            found[name, n] = Covered.of_draws(list(held(truth, interval.low, interval.high)[:, None]))
    return found

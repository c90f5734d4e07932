"""Guesses of the other side's view: how many out of ten would agree."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from orgfit.instruments.schema import Item
from orgfit.responses.simulate.questions import Floats
from orgfit.responses.simulate.steps import expected

# How far guesses lie beside the share that they are about.
BESIDE: Final = {"gu01": 0.22, "gu02": -0.12, "gu03": -0.20, "gu04": 0.15, "gu05": 0.12, "gu06": -0.05}
SPREAD: Final = 1.9  # of single guesses, in tens


@dataclass(frozen=True, slots=True)
class GuessTruth:
    """One guess in one wave: ``actual`` is the share favourable it is about, ``expected`` the mean guess (0-10)."""

    id: str
    about: str
    asked_of: str
    actual_of: str
    wave: int
    actual: float
    expected: float


def cuts(item: Item, actual: float) -> Floats:
    """This function will give the thresholds of a guess, for a standard normal."""
    middle = 10.0 * (actual + BESIDE[item.id])
    return np.asarray((np.arange(1, item.scale.steps) - 0.5 - middle) / SPREAD, np.float64)


def guess_truths(items: tuple[Item, ...], actual: Mapping[str, float], wave: int) -> tuple[GuessTruth, ...]:
    """This function will give what is true of each guess; ``actual`` is the share it is about, by item."""
    return tuple(
        GuessTruth(
            id=item.id,
            about=item.about_item,
            asked_of=item.asked_of,
            actual_of=item.actual_of,
            wave=wave,
            actual=actual[item.id],
            expected=float(expected(np.zeros(1), 1.0, cuts(item, actual[item.id]))[0]),
        )
        for item in items
        if item.id in BESIDE
    )

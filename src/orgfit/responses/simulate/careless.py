"""Careless rows: people who keep to one position on every scale."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from orgfit.instruments.schema import Item
from orgfit.responses.columns import SKIPPED

POSITIONS: Final = 5


def position(at: int, item: Item) -> int:
    """This function will give the step, counted from 0, that lies at one of five positions from left to right.

    >>> from orgfit.instruments.library import get
    >>> [position(at, get("customer-view").items[0]) for at in range(POSITIONS)]
    [0, 2, 5, 8, 10]
    """
    return round(at / (POSITIONS - 1) * (len(item.steps) - 1))


def straight_lines(
    answers: NDArray[np.int8], items: Sequence[Item], rows: NDArray[np.int64], rng: np.random.Generator
) -> None:
    """This function will overwrite rows with straight lines; where nothing was asked, there is still nothing."""
    at = rng.integers(0, POSITIONS, len(rows))
    for column, item in enumerate(items):
        steps = np.array([item.steps[0] + position(place, item) for place in range(POSITIONS)], np.int8)
        asked = answers[rows, column] != SKIPPED
        answers[rows, column] = np.where(asked, steps[at], SKIPPED)

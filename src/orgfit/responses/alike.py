"""Are two values of one kind alike, field by field, arrays by what they hold?"""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from _typeshed import DataclassInstance


def alike(one: DataclassInstance, other: DataclassInstance) -> bool:
    """This function will compare two values of the same class."""
    return all(_equal(getattr(one, part.name), getattr(other, part.name)) for part in fields(one))


def _equal(one: object, other: object) -> bool:
    if isinstance(one, np.ndarray) and isinstance(other, np.ndarray):
        return np.array_equal(one, other)
    return not isinstance(one, np.ndarray) and not isinstance(other, np.ndarray) and one == other

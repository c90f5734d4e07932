"""What people wrote, by question: masked, and torn from the rows of their answers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from orgfit.responses.alike import alike


@dataclass(frozen=True, eq=False)
class Comments:
    """The comments on one question, one a person who wrote something; all are masked.

    ``unit`` (comments,): the unit itself that the person belongs to. They are sorted by unit and then by text, so that
    their order tells nothing of the order of people, and nothing ties a comment to a row of answers or to a comment on
    another question.
    """

    item: str
    unit: NDArray[np.int64]
    texts: tuple[str, ...]

    @classmethod
    def of(cls, item: str, written: Iterable[tuple[int, str]]) -> Self:
        """This function will sort comments that come as (unit, masked text)."""
        ordered = sorted(written)
        return cls(item, np.array([unit for unit, _ in ordered], np.int64), tuple(text for _, text in ordered))

    def __eq__(self, other: object) -> bool:
        return alike(self, other) if isinstance(other, Comments) else NotImplemented

    __hash__ = None  # type: ignore[assignment]  # it holds an array, which may change

"""What was answered, column by column: the one form in which answers reach the counting."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

import numpy as np
from numpy.typing import NDArray

from orgfit.instruments.schema import Instrument
from orgfit.responses.alike import alike
from orgfit.responses.comments import Comments
from orgfit.responses.units import UnitTree

SKIPPED: Final = -1
CANT_SAY: Final = -2


@dataclass(frozen=True, eq=False)
class Attribute:
    """A property of people that figures may be split by; ``codes`` points into ``categories``, -1 is unknown.

    ``order``: its categories stand in an order. ``sides``: they are the two sides of a line, those who decide first.
    """

    id: str
    title: str
    categories: tuple[str, ...]
    codes: NDArray[np.int8]
    order: bool = False
    sides: bool = False

    def __eq__(self, other: object) -> bool:
        return alike(self, other) if isinstance(other, Attribute) else NotImplemented

    __hash__ = None  # type: ignore[assignment]  # it holds an array, which may change


@dataclass(frozen=True, eq=False)
class Responses:
    """The answers of one wave to one instrument.

    ``answers`` is int8, (people, items), column-major; its columns are ``instrument.coded_items`` in order; -1 is
    skipped and -2 "can't say". People are sorted by unit in the depth-first order of ``units``: the people of unit v
    itself are rows ``offsets[v] .. offsets[v + 1] - 1``, those of its whole subtree ``rows(v)``. ``headcount`` is how
    many people belong to each unit with all below it, or None where it is not known. ``comments`` are masked, and
    cannot be traced to rows; whoever picks some of the people has to drop them. ``ids`` (people,) are the persons' ids
    as the table has them, or None where no column of ids was named: they tell whether two releases speak of the same
    people, and are never printed.
    """

    instrument: Instrument
    units: UnitTree
    wave: str
    answers: NDArray[np.int8]
    offsets: NDArray[np.int64]
    attributes: tuple[Attribute, ...] = ()
    headcount: NDArray[np.int64] | None = None
    notices: tuple[str, ...] = ()
    comments: tuple[Comments, ...] = ()
    ids: NDArray[np.str_] | None = field(default=None, repr=False)

    def __eq__(self, other: object) -> bool:
        return alike(self, other) if isinstance(other, Responses) else NotImplemented

    __hash__ = None  # type: ignore[assignment]  # it holds arrays, which may change

    @property
    def people(self) -> int:
        """How many people answered."""
        return int(self.answers.shape[0])

    def rows(self, unit: int) -> slice:
        """The rows of a unit with all below it."""
        return slice(int(self.offsets[unit]), int(self.offsets[self.units.end[unit]]))

"""What a simulated organisation is to be like, and whether that is possible."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from orgfit.errors import Fault, InputError
from orgfit.responses.units import DEPTH_LIMIT

SMALLEST_UNIT: Final = 3
EMPLOYEES: Final = ("customer-fitness", "promise-and-guesses", "openness", "flourishing")


@dataclass(frozen=True, slots=True)
class Settings:
    """What was asked for; ``simulate`` explains each. Raises InputError with all that is not possible."""

    people: int
    units: int
    instruments: tuple[str, ...] = EMPLOYEES
    waves: int = 1
    response: float = 0.75
    careless: float = 0.03
    missing: float = 0.02
    between: float = 0.12
    drift: float = 0.3
    depth: int | None = None
    customers: int | None = None
    selective: bool = True
    control: bool = False

    def __post_init__(self) -> None:
        faults = [Fault("", 0, message) for message in self._impossible()]
        if faults:
            raise InputError(faults)

    def _impossible(self) -> Iterator[str]:
        if self.units < 1:
            yield f"At least 1 unit was wanted; {self.units} came. Ask for more units."
        elif self.people < SMALLEST_UNIT * self.units:
            least = SMALLEST_UNIT * self.units
            yield (
                f"{self.units:,} units need at least {least:,} people, {SMALLEST_UNIT} in each; {self.people:,} came. "
                f"Ask for more people or fewer units."
            )
        if self.waves < 1:
            yield f"At least 1 wave was wanted; {self.waves} came. Ask for more waves."
        if self.customers is not None and self.customers < 0:
            yield f"No fewer than 0 customers are possible; {self.customers:,} came. Ask for more."
        yield from self._impossible_depth()
        yield from self._impossible_shares()
        for name in self.instruments:
            if name not in EMPLOYEES:
                yield f"'{name}' cannot be simulated; {', '.join(EMPLOYEES)} can. Name one of these."

    def _impossible_depth(self) -> Iterator[str]:
        most = min(max(self.units - 1, 0), DEPTH_LIMIT)
        if self.depth is not None and not min(self.units - 1, 1) <= self.depth <= most:
            yield f"With {self.units:,} units a depth from 1 to {most} was wanted; {self.depth} came. Change it."

    def _impossible_shares(self) -> Iterator[str]:
        limits = {"response": (0.01, 1.0), "careless": (0.0, 0.5), "missing": (0.0, 0.1), "between": (0.0, 0.5)}
        for name, (low, high) in (limits | {"drift": (0.0, 1.0)}).items():
            if not low <= getattr(self, name) <= high:
                yield f"'{name}' must be from {low} to {high}; {getattr(self, name)} came. Change it."

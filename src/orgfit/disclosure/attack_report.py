"""What an attack found: groups that are given away, never what they answered."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Hit:
    """Something that an insider could infer. It names figures and counts people; no answer stands in it.

    ``unit``, ``measure``: where; ``people``: about how many; ``told``: what, in a sentence; ``figures``: from what.
    """

    unit: str
    measure: str
    people: int
    told: str
    figures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tried:
    """One way of attack: how many things it was tried on, what it found, and what it does not show.

    ``attack`` is its name, ``wanted`` what would have been a hit. ``sampled``: not everything was tried. ``note``
    says how far the attack reaches.
    """

    attack: str
    wanted: str
    number: int
    hits: tuple[Hit, ...]
    sampled: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Exposed:
    """How many people could be singled out if so many ``colleagues`` put their own answers together."""

    colleagues: int
    people: int


@dataclass(frozen=True, slots=True)
class AttackReport:
    """All attacks on what was released together. ``exposed``: by number of colleagues who tell."""

    waves: tuple[str, ...]
    figures: int
    people: int
    threshold: int
    tried: tuple[Tried, ...]
    exposed: tuple[Exposed, ...] = ()

    @property
    def hits(self) -> tuple[Hit, ...]:
        """Everything that was found."""
        return tuple(hit for one in self.tried for hit in one.hits)

    def as_dict(self) -> dict[str, Any]:
        """This function will give the report as plain values."""
        return asdict(self)

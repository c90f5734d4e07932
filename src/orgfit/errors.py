"""All that can go wrong, as one tree.

OrgfitError
├── InputError            what was given cannot be used; carries every fault at once
│   ├── InstrumentError   an instrument file
│   ├── MappingError      a mapping file
│   ├── TableError        a table of answers or of headcounts
│   └── TreeError         a tree of units
├── EstimateError         a statistic cannot be computed from what is there
└── GateError             the gate refuses to release
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

SHOWN_FAULTS = 50


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing that is wrong: where it stands, and what was wanted, what came, what to do.

    ``line`` counts from 1 and is 0 where a fault belongs to the whole file.
    """

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.message}" if place else self.message


class OrgfitError(Exception):
    """Anything that orgfit raises on purpose."""


class InputError(OrgfitError):
    """What was given cannot be used. ``faults`` holds all that was found, in order of place."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults: tuple[Fault, ...] = tuple(sorted(faults))
        super().__init__(self._text())

    def _text(self) -> str:
        lines = [str(fault) for fault in self.faults[:SHOWN_FAULTS]]
        rest = len(self.faults) - SHOWN_FAULTS
        if rest > 0:
            lines.append(f"... and {rest} more of this kind or another.")
        return "\n".join(lines)


class InstrumentError(InputError):
    """An instrument file does not follow the form."""


class MappingError(InputError):
    """A mapping file does not fit its table or its instrument."""


class TableError(InputError):
    """A table of answers or headcounts cannot be read, or holds what it may not."""


class TreeError(InputError):
    """The units do not form one tree."""


class EstimateError(OrgfitError):
    """A statistic cannot be computed; the message says what was wanted, what came, what to do."""


class GateError(OrgfitError):
    """The gate refuses to release anything, and says why."""

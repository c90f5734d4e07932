"""A list of units as it comes, before it is known to be a tree."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class UnitRow:
    """One row of a list of units, as it came: ``parent`` is empty for the whole organisation."""

    code: str
    name: str
    parent: str
    line: int = 0

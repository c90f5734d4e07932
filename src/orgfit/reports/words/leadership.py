"""Leadership in everyone, in words: what the figures say of the organisation, and never of a person."""

from __future__ import annotations

from orgfit.disclosure.released import Cell
from orgfit.instruments.scales import Scale
from orgfit.reports.words import numbers

REACH = "Share the understanding"
ACTED = "Took the lead"
SHARED = "Pairs of us who name the same thing"
MATCHED = "Pairs of one of us and one customer who do"


def acted(scale: Scale) -> str:
    """This function will say which answers count as having taken the lead."""
    if scale.favourable is None:
        return ""
    names = [scale.label(step) for step in range(scale.favourable, scale.high + 1)]
    said = " or ".join(names).lower()
    return f"{scale.frame}, {said}" if scale.frame else said.capitalize()


def chance(options: int) -> str:
    """This function will say how often two people who choose blindly would name the same."""
    return f"Had everyone drawn one of the {options} answers by lot, 1 pair in {options} would name the same."


def apart(cell: Cell) -> str:
    """This function will say how uneven units are, never more surely than the interval allows."""
    if cell.value is None or cell.low is None:
        return ""
    if cell.low <= 0:
        most = "" if cell.high is None else f", or lie up to {numbers.decimals(cell.high, 1)} points apart"
        return f"Not clear: units may all be alike{most}."
    least = numbers.decimals(cell.low, 1)
    return f"Uneven: units’ true levels lie about {numbers.decimals(cell.value, 1)} points apart, and at least {least}."

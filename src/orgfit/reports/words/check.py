"""What a check of the answers says, in short plain lines."""

from __future__ import annotations

from collections.abc import Sequence

from orgfit.disclosure.released import Cell
from orgfit.reports.words import answers, numbers, trust


def shown(count: int, units: int) -> str:
    """This function will say how many units below the organisation can be shown."""
    if not units:
        return "There are no units below the organisation."
    return f"{numbers.count(count)} of {numbers.plural(units, 'unit', 'units')} below the organisation can be shown."


def left_open(shares: Sequence[Cell]) -> str:
    """This function will say how many questions many left open."""
    if not shares:
        return ""
    many, of = sum(bool(answers.left_open(cell)) for cell in shares), len(shares)
    asked = numbers.plural(of, "question", "questions")
    return f"{numbers.count(many)} of {asked} left open by {numbers.percent(answers.OPEN_FROM)} of people or more."


def alphas(cells: Sequence[Cell]) -> str:
    """This function will say from where to where the facets' alphas go."""
    values = [cell.value for cell in cells if cell.value is not None]
    if not values:
        return ""
    facets = numbers.plural(len(values), "facet", "facets")
    low, high = (numbers.decimals(end, 2) for end in (min(values), max(values)))
    return f"Alpha of {facets}: {low}." if low == high else f"Alpha of {facets}: {low} to {high}."


def verdict(hopeless: Sequence[str], unreliable: Sequence[str], *, checked: bool) -> str:
    """This function will say what may not be concluded; no figure is praised, and none that was not checked judged."""
    if hopeless:
        return hopeless[-1]
    return trust.unused(unreliable) or ("Nothing here rules a figure out." if checked else "")

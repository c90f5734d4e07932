"""A share of people for whom several things hold at once, in words."""

from __future__ import annotations

from collections.abc import Sequence

from orgfit.disclosure.released import Cell
from orgfit.reports.words.numbers import percent
from orgfit.reports.words.references import listed


def meaning(titles: Sequence[str], at_least: int | None) -> str:
    """This function will say what has to hold: "8 or more on Brand, Product and Experience"."""
    named = listed(titles, "and")
    return named if at_least is None else f"{at_least} or more on {named}"


def complete(cell: Cell) -> str:
    """This function will say how many answered every part, where that is known and not everybody."""
    return (
        ""
        if cell.value is None or cell.value >= 100
        else f"{percent(cell.value)} answered every part; this is a share of them"
    )


def lowest(cell: Cell, titles: Sequence[str]) -> str:
    """This function will name the part that is lowest, if one clearly is."""
    if cell.value is None or not 0 <= int(cell.value) < len(titles):
        return "No part is clearly lowest."
    return f"Lowest part: {titles[int(cell.value)]}"

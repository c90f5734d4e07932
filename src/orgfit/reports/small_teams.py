"""Units too small to be shown: all of them under one unit together, and what to expect of a single one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from orgfit.disclosure.released import Cell
from orgfit.reports.outline import Outline
from orgfit.reports.words import numbers, standing

REST: Final = "rest"
EXPECTED: Final = "expected"
FACETS_AT_MOST: Final = 8


def together(outline: Outline, unit: int) -> str:
    """This function will name the row of all who are in no shown unit below; nothing where there is no such figure."""
    figures = outline.figures(unit)
    known = any(figures.get((part.measure, REST), Cell()).shown for part in outline.columns)
    return standing.TOGETHER if known else ""


def told(outline: Outline, unit: int) -> str:
    """This function will say who is in that row, and where a single unit among them is likely to stand."""
    return standing.small_unit(list(_expected(outline, unit))[:FACETS_AT_MOST])


def _expected(outline: Outline, unit: int) -> Iterator[tuple[str, str]]:
    """By facet, where a unit is likely to stand."""
    figures = outline.figures(unit)
    for part in outline.columns:
        cell = figures.get((part.measure, EXPECTED), Cell())
        if part.facet is not None and cell.shown:
            yield part.title, numbers.span(cell, fine=False)

"""Where units differ: the units directly below the organisation, part by part."""

from __future__ import annotations

from dataclasses import dataclass

from orgfit.reports.book import Book
from orgfit.reports.heatmap import HeatMap, heat_map
from orgfit.reports.outline import Outline
from orgfit.reports.words import numbers, support


@dataclass(frozen=True, slots=True)
class Differences:
    """One questionnaire: a sentence on how many units are shown, and the heat map."""

    title: str
    counted: str
    warning: str
    heat: HeatMap


def build(book: Book) -> tuple[Differences, ...] | None:
    """This function will give the chapter, or None for an organisation without units or without scores."""
    made = (_differences(title, part.now) for title, part in book.headed)
    return tuple(found for found in made if found is not None) or None


def _differences(title: str, outline: Outline) -> Differences | None:
    heat = heat_map(outline, 0)
    if heat is None:
        return None
    below = outline.units.children(0)
    shown = sum(outline.shown(unit) for unit in below)
    counted = numbers.plural(len(below), "unit", "units")
    rest = "" if shown == len(below) else f" {numbers.count(shown)} of them can be shown."
    warning = support.HERE if outline.unsupported else ""
    return Differences(title, f"{counted} directly below the organisation.{rest}", warning, heat)

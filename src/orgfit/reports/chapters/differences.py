"""Where units differ: the units directly below the organisation, part by part."""

from __future__ import annotations

from dataclasses import dataclass

from orgfit.reports.heatmap import HeatMap, heat_map
from orgfit.reports.outline import Outline
from orgfit.reports.words import numbers


@dataclass(frozen=True, slots=True)
class Differences:
    """The chapter: a sentence on how many units are shown, and the heat map."""

    counted: str
    heat: HeatMap


def build(outline: Outline) -> Differences | None:
    """This function will give the chapter, or None for an organisation without units or without scores."""
    heat = heat_map(outline, 0)
    if heat is None:
        return None
    below = outline.units.children(0)
    shown = sum(outline.shown(unit) for unit in below)
    counted = numbers.plural(len(below), "unit", "units")
    rest = "" if shown == len(below) else f" {numbers.count(shown)} of them can be shown."
    return Differences(f"{counted} directly below the organisation.{rest}", heat)

"""Can we trust it? Who answered, whether questions belong together, whether units may be spoken of at all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from orgfit.disclosure.released import Cell
from orgfit.instruments.schema import Facet
from orgfit.reports.outline import Outline
from orgfit.reports.words import answers, numbers, participation, reasons, trust

WIDE: Final = 0.015  # a narrower interval needs a third decimal to be seen


@dataclass(frozen=True, slots=True)
class Alpha:
    """Reliability of one facet: the figure with its interval and what it says, or why it is not there."""

    title: str
    figure: str
    interval: str
    sentence: str
    reason: str


@dataclass(frozen=True, slots=True)
class Levels:
    """What units explain, facet by facet: a head for each level of the tree, then rows of text."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, tuple[tuple[str, bool], ...]], ...]


@dataclass(frozen=True, slots=True)
class Trust:
    """The chapter."""

    facts: tuple[str, ...]
    answered: str
    open: tuple[tuple[str, str], ...]
    open_from: str
    alphas: tuple[Alpha, ...]
    levels: Levels | None


def build(outline: Outline) -> Trust:
    """This function will give the chapter; who answered can always be told."""
    figures = outline.figures(0)
    return Trust(
        facts=tuple(participation.facts(figures)),
        answered=participation.sentence(figures),
        open=tuple(_open(outline)),
        open_from=numbers.percent(answers.OPEN_FROM),
        alphas=tuple(_alpha(outline, facet) for facet in outline.instrument.facets if (facet.id, "alpha") in figures),
        levels=_levels(outline),
    )


def _open(outline: Outline) -> Iterator[tuple[str, str]]:
    for item in outline.instrument.coded_items:
        cell = outline.cell(0, item.id, "unanswered")
        if answers.left_open(cell):
            yield outline.question(item), numbers.percent(cell.value or 0.0)


def _alpha(outline: Outline, facet: Facet) -> Alpha:
    cell = outline.cell(0, facet.id, "alpha")
    if cell.value is None:
        return Alpha(facet.title, "", "", "", reasons.sentence(cell))
    low, high = (cell.value if end is None else end for end in (cell.low, cell.high))
    places = 2 if high - low >= WIDE else 3
    between = f"{numbers.decimals(low, places)} to {numbers.decimals(high, places)}"
    value = numbers.decimals(cell.value, places)
    return Alpha(facet.title, value, between, trust.together(cell, len(facet.items)), "")


def _levels(outline: Outline) -> Levels | None:
    depths = range(1, int(outline.units.depth.max()) + 1)
    facets = [facet for facet in outline.instrument.facets if (facet.id, "spread") in outline.figures(0)]
    known = [depth for depth in depths if any((facet.id, f"between:{depth}") in outline.figures(0) for facet in facets)]
    if not known:
        return None
    rows = tuple(
        (facet.title, (*(_text(_share(outline, facet, depth)) for depth in known), _spread(outline, facet)))
        for facet in facets
    )
    return Levels((*(_head(outline, facets, depth) for depth in known), "Spread within units, points"), rows)


def _share(outline: Outline, facet: Facet, depth: int) -> Cell:
    return outline.cell(0, facet.id, f"between:{depth}")


def _head(outline: Outline, facets: list[Facet], depth: int) -> str:
    counts = {cell.n for facet in facets if (cell := _share(outline, facet, depth)).n is not None}
    units = numbers.plural(max(counts), "unit", "units") if len(counts) == 1 else "units"
    return f"Between {units}{trust.level(depth)}"


def _text(cell: Cell) -> tuple[str, bool]:
    return (reasons.sentence(cell), True) if cell.value is None else (numbers.percent(cell.value, 1), False)


def _spread(outline: Outline, facet: Facet) -> tuple[str, bool]:
    cell = outline.cell(0, facet.id, "spread")
    if cell.value is None:
        return reasons.sentence(cell), True
    return numbers.decimals(cell.value, 1), False

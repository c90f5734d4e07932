"""May the answers of a unit be averaged? How much lies between units, and how alike people of one unit answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from orgfit.disclosure.released import Cell
from orgfit.instruments.schema import Facet
from orgfit.reports import tables
from orgfit.reports.outline import Outline
from orgfit.reports.tables import Line, Piece, Table
from orgfit.reports.words import numbers, trust

HEADS = {
    "between": "Between units, ICC(1)",
    "icc2": "Steadiness of a unit’s mean, ICC(2)",
    "rwg": "Agreement within, r_wg(j)",
    "deviation": "Points away from the unit’s mean",
}


@dataclass(frozen=True, slots=True)
class Cohesion:
    """A table for each level of the tree, and how far people of one unit lie apart."""

    levels: tuple[tuple[str, Table], ...]
    spread: str


def cohesion(outline: Outline) -> Cohesion | None:
    """This function will describe all levels of which the cube knows something; None where there is none."""
    depths = range(1, int(outline.units.depth.max()) + 1)
    levels = tuple(found for depth in depths for found in _level(outline, depth))
    if not levels:
        return None
    named = [(facet.title, outline.cell(0, facet.id, "spread")) for facet in outline.instrument.facets]
    return Cohesion(levels, trust.spread(named))


def _level(outline: Outline, depth: int) -> Iterator[tuple[str, Table]]:
    facets = [facet for facet in outline.instrument.facets if any(_known(outline, facet, depth))]
    names = [name for name in HEADS if any(outline.knows(facet.id, f"{name}:{depth}") for facet in facets)]
    if not facets:
        return
    lines = (Line(facet.title, tuple(_pieces(outline, facet, depth, names))) for facet in facets)
    title = _title(outline, facets, depth)
    yield title, tables.table(title, "Facet", [HEADS[name] for name in names], lines, tongue=outline.tongue)


def _known(outline: Outline, facet: Facet, depth: int) -> Iterator[bool]:
    return (outline.knows(facet.id, f"{name}:{depth}") for name in HEADS)


def _title(outline: Outline, facets: list[Facet], depth: int) -> str:
    """The units of a level, with their number where it is the same for all facets."""
    cells = (outline.cell(0, facet.id, f"between:{depth}") for facet in facets)
    counts = {cell.n for cell in cells if cell.n is not None}
    units = numbers.plural(max(counts), "unit", "units") if len(counts) == 1 else "Units"
    return units + trust.level(depth)


def _pieces(outline: Outline, facet: Facet, depth: int, names: list[str]) -> Iterator[Piece]:
    for name in names:
        cell = outline.cell(0, facet.id, f"{name}:{depth}")
        yield tables.text(_written(name, cell), cell)


def _written(name: str, cell: Cell) -> str:
    if cell.value is None:
        return ""
    if name == "between":
        return numbers.percent(cell.value, 1)
    return numbers.decimals(cell.value, 1) if name == "deviation" else trust.coefficient(cell)

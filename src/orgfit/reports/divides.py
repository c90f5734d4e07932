"""A line through the organisation and its two sides: what each gives a measure, and how far apart they are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Self

from markupsafe import Markup

from orgfit.disclosure.released import Cell, Split
from orgfit.reports import groups, tables
from orgfit.reports.groups import Group
from orgfit.reports.outline import Outline
from orgfit.reports.tables import Line, Piece, Table
from orgfit.reports.words import differences, numbers, sides


@dataclass(frozen=True)
class Divide:
    """A line in one questionnaire; its gap is that of the ``first`` side against the ``last``."""

    outline: Outline
    line: Split
    everyone: tuple[Group, ...]

    @classmethod
    def of(cls, outline: Outline, line: Split) -> Self:
        """This function will look up the sides of a line."""
        return cls(outline, line, groups.slices(outline, line))

    @property
    def first(self) -> Group:
        """The side whose figure is taken first."""
        return self.everyone[0]

    @property
    def last(self) -> Group:
        """The side whose figure is subtracted."""
        return self.everyone[-1]

    @property
    def names(self) -> tuple[str, str]:
        """The names of both sides."""
        return self.first.name, self.last.name

    def knows(self, measure: str) -> bool:
        """Does the cube have the gap of the whole organisation on this measure, be it hidden?"""
        return (measure, f"gap:{self.line.id}") in self.outline.figures(0)

    def gap(self, unit: int, measure: str) -> Cell:
        """The gap in points."""
        return self.outline.cell(unit, measure, f"gap:{self.line.id}")

    def signal(self, unit: int, measure: str) -> Cell:
        """Is the gap more than noise?"""
        return self.outline.cell(unit, measure, f"gap_signal:{self.line.id}")


def compared(
    divide: Divide, caption: str, corner: str, rows: Iterable[tuple[str, str]], *, tongue: Markup = tables.ENGLISH
) -> Table:
    """This function will lay both sides of some measures, given with their titles, beside each other."""
    heads = (*divide.names, "Gap", "In words")
    lines = (Line(title, _pieces(divide, measure)) for title, measure in rows)
    return tables.table(caption, corner, heads, lines, tongue=tongue)


def _pieces(divide: Divide, measure: str) -> tuple[Piece, ...]:
    first, last = (side.cell(measure, "mean") for side in (divide.first, divide.last))
    fine = [divide.outline.fine(cell.n) for cell in (first, last)]
    gap, signal = divide.gap(0, measure), divide.signal(0, measure)
    return (
        tables.level(first, fine=fine[0], beside=last, name=divide.last.name),
        tables.level(last, fine=fine[1], beside=first, name=divide.first.name),
        (tables.strong if differences.level(signal) else tables.text)(sides.gap(gap, fine=all(fine)), gap),
        tables.words(sides.clear(signal, divide.names)),
    )


def by_unit(divide: Divide, measures: Sequence[tuple[str, str]]) -> Table | None:
    """This function will lay out the gaps of the units directly below; None where no unit shows one."""
    outline = divide.outline
    below = [
        unit for unit in outline.units.children(0) if any(divide.gap(unit, measure).shown for _, measure in measures)
    ]
    if not below:
        return None
    lines = (
        Line(outline.name(unit), tuple(_small(divide, unit, name) for _, name in measures), link=outline.link(unit))
        for unit in below
    )
    caption = f"{divide.names[0]} minus {divide.names[1]}, points, by unit"
    return tables.table(caption, "Unit", [title for title, _ in measures], lines)


def _small(divide: Divide, unit: int, measure: str) -> Piece:
    """A gap without room for its interval: bold where it is more than noise."""
    cell = divide.gap(unit, measure)
    if cell.value is None:
        return tables.hidden(cell)
    text = numbers.signed(cell.value, fine=False)
    clear = Markup('<td><b>{}</b><span class="unseen">, {}</span></td>')
    if differences.level(divide.signal(unit, measure)):
        return Piece(clear.format(text, sides.clear(divide.signal(unit, measure), divide.names)), cell)
    return Piece(Markup('<td class="quiet">{}</td>').format(text), cell)

"""Tables of figures with their uncertainty: in a cell the figure, its interval, and the picture of both."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from orgfit.disclosure.released import Cell
from orgfit.reports import grids
from orgfit.reports.words import numbers, reasons

ENGLISH: Final = Markup("")  # no language is named where it is that of the page


@dataclass(frozen=True, slots=True)
class Piece:
    """One cell of a table as it is drawn; ``cell`` is the figure behind it, None behind words."""

    drawn: Markup
    cell: Cell | None = None

    @property
    def reason(self) -> str:
        """Why nothing is shown here, or nothing where there is something to look at."""
        if self.cell is None or self.cell.shown or reasons.bound(self.cell):
            return ""
        return self.cell.reason or reasons.ABSENT


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table."""

    title: str
    cells: tuple[Markup, ...]
    whole: bool = False
    link: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table to be drawn: ``corner`` heads the first column; ``notes`` explain the words of hidden cells.

    ``wordy``: all cells are words.
    """

    caption: str
    corner: str
    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    notes: tuple[tuple[str, str], ...]
    tongue: Markup = ENGLISH
    wordy: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """What a row is made of: its title and its pieces; ``link`` leads to the section of a unit."""

    title: str
    pieces: tuple[Piece, ...]
    whole: bool = False
    link: str = ""


def table(caption: str, corner: str, heads: Sequence[str], lines: Iterable[Line], *, tongue: Markup = ENGLISH) -> Table:
    """This function will lay out lines as a table; a line that is hidden for one reason says so in a sentence."""
    laid = list(lines)
    rows = tuple(_row(line, len(heads)) for line in laid)
    found = {piece.reason for line in laid if not _alike(line) for piece in line.pieces}
    notes = tuple((reasons.MARKS[name], reasons.SENTENCES[name]) for name in reasons.SENTENCES if name in found)
    return Table(caption, corner, tuple(heads), rows, notes, tongue)


def _alike(line: Line) -> bool:
    """Is every figure of a line of several cells hidden, for one and the same reason?"""
    found = [piece.reason for piece in line.pieces if piece.cell is not None]
    return len(line.pieces) > 1 and bool(found) and found[0] != "" and len(set(found)) == 1


def _row(line: Line, columns: int) -> Row:
    if _alike(line):
        first = next(piece.cell for piece in line.pieces if piece.cell is not None)
        return Row(line.title, (grids.hidden_cell(first, columns=columns),), line.whole, line.link)
    return Row(line.title, tuple(piece.drawn for piece in line.pieces), line.whole, line.link)


def words(text: str) -> Piece:
    """This function will draw words."""
    return Piece(Markup('<td class="words">{}</td>').format(text or numbers.BLANK))


def text(written: str, cell: Cell) -> Piece:
    """This function will draw a figure that is already written, or why it is not there."""
    return hidden(cell) if cell.value is None else Piece(grids.text_cell(written), cell)


def hidden(cell: Cell) -> Piece:
    """This function will draw a figure that is not shown: its bounds, its reason, or a dash where there is none."""
    if cell.low is None and not cell.reason:
        return Piece(grids.text_cell(""))
    return Piece(grids.share_cell(cell), cell)


def strong(written: str, cell: Cell) -> Piece:
    """This function will draw the same in bold: a figure that is more than noise."""
    if cell.value is None:
        return hidden(cell)
    return Piece(Markup("<td><b>{}</b></td>").format(written), cell)


def count(cell: Cell) -> Piece:
    """This function will draw how many people a figure rests on."""
    return Piece(grids.text_cell("" if cell.n is None else numbers.count(cell.n)))


def share(cell: Cell, *, beside: Cell | None = None, name: str = "") -> Piece:
    """This function will draw a share with its interval; ``beside`` is another one to compare with, and its name."""
    if cell.value is None:
        return hidden(cell)
    return _drawn(cell, share_text(cell), _heard(beside, name, numbers.percent), beside)


def plain_share(cell: Cell) -> Piece:
    """This function will draw a share without a picture: its value, its bound, or why it is not there."""
    return hidden(cell) if cell.value is None else Piece(grids.share_cell(cell), cell)


def level(cell: Cell, *, fine: bool, beside: Cell | None = None, name: str = "") -> Piece:
    """This function will draw points with their interval; ``beside`` and ``name`` as in ``share``."""
    if cell.value is None:
        return hidden(cell)
    heard = _heard(beside, name, lambda value: numbers.points(value, fine=fine))
    return _drawn(cell, level_text(cell, fine=fine), heard, beside)


def _drawn(cell: Cell, written: str, heard: str, beside: Cell | None) -> Piece:
    picture = grids.interval(cell, label=written + heard, reference=beside.value if beside else None)
    return Piece(Markup("<td>{}{}</td>").format(written, picture), cell)


def _heard(beside: Cell | None, name: str, write: Callable[[float], str]) -> str:
    return "" if beside is None or beside.value is None else f"; {name} {write(beside.value)}"


def share_text(cell: Cell) -> str:
    """This function will write a share with its interval: "41 % (38 to 44)", or its bound, or nothing."""
    if cell.value is None:
        return reasons.bound(cell)
    return numbers.percent(cell.value) + _between(cell, fine=False)


def level_text(cell: Cell, *, fine: bool) -> str:
    """This function will write points with their interval: "61.3 (59.0 to 63.6)", or nothing."""
    return "" if cell.value is None else numbers.points(cell.value, fine=fine) + _between(cell, fine=fine)


def _between(cell: Cell, *, fine: bool) -> str:
    between = numbers.span(cell, fine=fine)
    return f" ({between})" if between else ""


def bars(names: Sequence[str], shares: Sequence[Cell], *, caption: str) -> Table:
    """This function will draw how a choice was made: a row an option, with its share and a bar."""
    lines = (Line(name, (plain_share(cell), _bar(cell))) for name, cell in zip(names, shares, strict=True))
    return table(caption, "Answer", ("Share", "Bar"), lines)


def _bar(cell: Cell) -> Piece:
    if cell.value is None:
        return hidden(cell)
    return Piece(Markup("<td>{}</td>").format(grids.bar(cell.value)), cell)

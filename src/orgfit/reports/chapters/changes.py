"""What changed since last time: the organisation, the units directly below it, and the questions that moved."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from orgfit.disclosure.released import Cell
from orgfit.reports import cards, grids, tables
from orgfit.reports.book import Book, Part
from orgfit.reports.cards import Row, compared_cell
from orgfit.reports.heatmap import HeatMap, change_map
from orgfit.reports.outline import Outline
from orgfit.reports.words import changes, differences
from orgfit.reports.words.references import LAST


@dataclass(frozen=True, slots=True)
class Change:
    """One questionnaire: what is found, the figures then and now, the units, and the questions that clearly moved."""

    title: str
    finding: str
    note: str
    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    units: HeatMap | None
    units_alike: str
    items: tuple[Row, ...]
    tongue: Markup


@dataclass(frozen=True, slots=True)
class Changes:
    """The chapter."""

    parts: tuple[Change, ...]
    wider: str
    limits: tuple[str, ...]


def build(book: Book) -> Changes | None:
    """This function will give the chapter, or None where there was no wave before."""
    found = tuple(_change(title, part) for title, part in book.sound if _speaks(part))
    counted = any(part.now.knows("people", "headcount") and _compared(part.now) for _, part in book.sound)
    wider = changes.WIDER if counted else ""
    return Changes(found, wider, (changes.ONLY_SAME, *changes.LIMITS)) if found else None


def _speaks(part: Part) -> bool:
    """Is there a change to tell of, or at least a score of both waves?"""
    return _compared(part.now) or bool(part.last and part.now.parts)


def _compared(outline: Outline) -> bool:
    return any(statistic == LAST.difference for _, statistic in outline.figures(0))


def _change(title: str, part: Part) -> Change:
    outline = part.now
    before = (part.last.released.wave,) if part.last else ()
    moved = [item for item in outline.items if _way(outline, item.id)]
    told = [*(one.measure for one in outline.parts), *(item.id for item in moved)]
    units, alike = _units(outline)
    return Change(
        title=title,
        finding=_finding(outline, moved=bool(moved)),
        note=cards.note(outline, 0, told),
        heads=(*before, outline.released.wave, *(("Change", "In words") if _compared(outline) else ())),
        rows=tuple(Row(one.title, tuple(_cells(part, one.measure))) for one in outline.parts),
        units=units,
        units_alike=alike,
        items=tuple(Row(outline.question(item), tuple(_cells(part, item.id))) for item in moved),
        tongue=outline.tongue,
    )


def _way(outline: Outline, measure: str) -> int:
    return differences.level(outline.cell(0, measure, LAST.signal))


def _units(outline: Outline) -> tuple[HeatMap | None, str]:
    """The units directly below, or the one thing to say of them where no change is clear."""
    found = change_map(outline)
    below = outline.units.children(0)
    signals = (outline.figures(unit).get((part.measure, LAST.signal)) for unit in below for part in outline.columns)
    if found is None or any(differences.level(cell) for cell in signals if cell is not None):
        return found, ""
    return None, changes.UNITS_ALIKE


def _finding(outline: Outline, *, moved: bool) -> str:
    if not _compared(outline):
        return changes.NOT_WORKED_OUT
    facets = [part for part in outline.columns if part.facet is not None]
    if not facets:
        return "" if moved else changes.NO_QUESTION
    up, down = ([part.title for part in facets if _way(outline, part.measure) * way > 0] for way in (1, -1))
    return changes.sentence(up, down)


def _cells(part: Part, measure: str) -> Iterator[Markup]:
    """Then, now, the change with its interval, and the same in a word."""
    outline, now = part.now, part.now.cell(0, measure, "mean")
    fine = outline.fine(now.n)
    if part.last is not None:
        then = part.cell_before(0, measure, "mean")
        yield _level(then, part.last, asked=part.last.knows(measure, "mean"))
    yield _level(now, outline, asked=True)
    if not _compared(outline):
        return
    yield compared_cell(outline, 0, measure, LAST, fine=fine)
    change, signal = (outline.figures(0).get((measure, name), Cell()) for name in (LAST.difference, LAST.signal))
    yield Markup('<td class="words">{}</td>').format(changes.word(change, signal))


def _level(cell: Cell, outline: Outline, *, asked: bool) -> Markup:
    if cell.value is None and asked:
        return grids.hidden_cell(cell)
    return grids.text_cell(tables.level_text(cell, fine=outline.fine(cell.n)))

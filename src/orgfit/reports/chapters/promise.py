"""Were promises kept? What people had expected of the last survey, what they say came of it, what they expect now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from orgfit.disclosure.released import Cell
from orgfit.instruments.schema import Item
from orgfit.reports import tables
from orgfit.reports.book import Book, Part
from orgfit.reports.outline import Outline
from orgfit.reports.tables import Line, Table
from orgfit.reports.words import answers, promise

EXPECT: Final = "pm01"
CHANGED: Final = "pm02"
CHOICES: Final = ("pm03", "pm04")
CONDITIONS: Final = ("co01", "co02", "co03", "co04")
SHARE: Final = "favourable"


@dataclass(frozen=True, slots=True)
class Promise:
    """The chapter; ``meter`` has a row for what was expected, what changed, and what is expected now."""

    meter: Table | None
    said: str
    questions: tuple[str, ...]
    favourable: str
    units: Table | None
    choices: tuple[tuple[str, Table], ...]
    conditions: Table | None
    tongue: Markup


def build(book: Book) -> Promise | None:
    """This function will give the chapter, or None where nobody was asked about promises."""
    part = next(filter(None, map(book.holding, (EXPECT, CHANGED, *CHOICES, *CONDITIONS))), None)
    if part is None:
        return None
    outline = part.now
    asked = [item for item in outline.instrument.items if item.id in (EXPECT, CHANGED) and _is_asked(outline, item.id)]
    return Promise(
        meter=_meter(part),
        said=_said(part),
        questions=tuple(outline.question(item) for item in asked),
        favourable=answers.favourable(asked[0].scale) if asked else "",
        units=_units(part),
        choices=tuple(_choices(outline)),
        conditions=_conditions(outline),
        tongue=outline.tongue,
    )


def _is_asked(outline: Outline, item: str) -> bool:
    return outline.knows(item, SHARE)


def _said(part: Part) -> str:
    """What may be said of the meter, or why there is none."""
    if not _is_asked(part.now, CHANGED):
        return promise.FIRST if _is_asked(part.now, EXPECT) else ""
    expected = part.cell_before(0, EXPECT, SHARE)
    if not expected.shown and not expected.reason:
        return promise.ABSENT
    return promise.kept(expected, part.now.cell(0, CHANGED, SHARE))


def _columns(part: Part) -> Iterator[tuple[str, str]]:
    """What the meter holds: its titles, and which cell each means."""
    if part.last is not None and _is_asked(part.last, EXPECT) and _is_asked(part.now, CHANGED):
        yield promise.dated(promise.EXPECTED, part.last.released.wave), "before"
    if _is_asked(part.now, CHANGED):
        yield promise.dated(promise.CHANGED, part.now.released.wave), CHANGED
    if _is_asked(part.now, EXPECT):
        yield promise.dated(promise.EXPECT, part.now.released.wave), EXPECT


def _cell(part: Part, unit: int, which: str) -> Cell:
    return part.cell_before(unit, EXPECT, SHARE) if which == "before" else part.now.cell(unit, which, SHARE)


def _meter(part: Part) -> Table | None:
    lines = []
    for title, which in _columns(part):
        cell = _cell(part, 0, which)
        lines.append(Line(title, (tables.share(cell), tables.count(cell))))
    return tables.table("The promise meter", "What people say", ("Share", "Answers"), lines) if lines else None


def _units(part: Part) -> Table | None:
    columns = tuple(_columns(part))
    lines = [
        Line(
            part.now.name(unit),
            tuple(tables.share(_cell(part, unit, which)) for _, which in columns),
            link=part.now.link(unit),
        )
        for unit in part.now.units.children(0)
    ]
    if not columns or not lines:
        return None
    return tables.table("The promise meter, unit by unit", "Unit", [title for title, _ in columns], lines)


def _choices(outline: Outline) -> Iterator[tuple[str, Table]]:
    for item in outline.instrument.coded_items:
        if item.id in CHOICES and outline.knows(item.id, f"share:{item.steps[0]}"):
            question = outline.question(item)
            cells = [outline.cell(0, item.id, f"share:{step}") for step in item.steps]
            yield question, tables.bars(answers.labels(item), cells, caption=question)


def _conditions(outline: Outline) -> Table | None:
    items = [item for item in outline.instrument.items if item.id in CONDITIONS and _is_asked(outline, item.id)]
    if not items:
        return None
    lines = (_condition(outline, item) for item in items)
    heads = ("Favourable", "Answers")
    return tables.table("What it takes to follow up", "Question", heads, lines, tongue=outline.tongue)


def _condition(outline: Outline, item: Item) -> Line:
    cell = outline.cell(0, item.id, SHARE)
    return Line(outline.question(item), (tables.share(cell), tables.count(cell)))

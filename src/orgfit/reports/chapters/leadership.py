"""Leadership in everyone: who shares the understanding, who acts on it, how evenly, and whether it is one view."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from orgfit.disclosure.released import Cell
from orgfit.instruments.schema import Item
from orgfit.reports import grids, groups, tables
from orgfit.reports.book import Book, Part
from orgfit.reports.groups import Group
from orgfit.reports.outline import Outline
from orgfit.reports.tables import Line, Piece, Table
from orgfit.reports.words import answers, leadership, numbers, reasons, trust

REACH: Final = ("reach", "joint")
ACTED: Final = ("cfb1", "favourable")
VIEW: Final = "cfs1"
US: Final = "Us"
CUSTOMERS: Final = "Customers"
SHARED: Final = (VIEW, "shared")
MATCHED: Final = (VIEW, "match:customers")
FACETS: Final = ("shared_purpose", "leadership_in_all")
HEADS: Final = {REACH: leadership.REACH, ACTED: leadership.ACTED}
FACTS: Final = {**HEADS, SHARED: leadership.SHARED, MATCHED: leadership.MATCHED}


@dataclass(frozen=True, slots=True)
class Fact:
    """One figure of the organisation with its uncertainty; ``reason`` is set where it is not shown."""

    title: str
    figure: str
    reason: str
    picture: Markup
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class View:
    """What people name first: the question, how they chose, and what the shares mean."""

    question: str
    choices: Table
    chance: str
    customers: bool


@dataclass(frozen=True, slots=True)
class Leadership:
    """The chapter; ``core`` are the questions of which a person has to agree to all, ``acted`` that on acting."""

    facts: tuple[Fact, ...]
    core: tuple[str, ...]
    acted: tuple[str, str] | None
    units: Table | None
    splits: tuple[tuple[str, Table], ...]
    even: Table | None
    view: View | None
    tongue: Markup


def build(book: Book) -> Leadership | None:
    """This function will give the chapter, or None where nobody was asked about leadership in everyone."""
    part = _part(book)
    if part is None or part.now.unsupported:
        return None
    outline = part.now
    return Leadership(
        facts=tuple(_facts(part)),
        core=_core(outline) if REACH in outline.figures(0) else (),
        acted=_acted(outline),
        units=_side_by_side(outline, groups.below(outline), "Unit"),
        splits=tuple(_splits(outline)),
        even=_even(outline),
        view=_view(book, outline),
        tongue=outline.tongue,
    )


def _part(book: Book) -> Part | None:
    """The questionnaire that asks about it: one that knows the reach before one that only knows a part."""
    return next(filter(None, (book.holding(measure) for measure in ("reach", ACTED[0], VIEW))), None)


def _facts(part: Part) -> Iterator[Fact]:
    for key, title in FACTS.items():
        if part.now.knows(*key):
            yield _fact(part, key, title)


def _fact(part: Part, key: tuple[str, str], title: str) -> Fact:
    cell = part.now.cell(0, *key)
    figure = reasons.bound(cell) if cell.value is None else numbers.percent(cell.value)
    if not figure:
        return Fact(title, "", reasons.sentence(cell), Markup(""), ())
    picture = grids.interval(cell, label=tables.share_text(cell))
    return Fact(title, figure, "", picture, tuple(_lines(part, key)))


def _lines(part: Part, key: tuple[str, str]) -> Iterator[str]:
    cell, before = part.now.cell(0, *key), part.cell_before(0, *key)
    if cell.value is not None and cell.low is not None:
        yield f"between {numbers.span(cell, fine=False, joint='and')}"
    if cell.n is not None:
        yield numbers.plural(cell.n, "person", "people")
    if part.last is not None and before.value is not None:
        yield f"{part.last.released.wave}: {tables.share_text(before)}"


def _core(outline: Outline) -> tuple[str, ...]:
    asked = (item for facet in outline.instrument.facets if facet.id in FACETS for item in facet.items if item.core)
    return tuple(outline.question(item) for item in asked)


def _item(outline: Outline, name: str) -> Item | None:
    return next((item for item in outline.instrument.items if item.id == name), None)


def _acted(outline: Outline) -> tuple[str, str] | None:
    """The question on taking the lead, and which answers count."""
    item = _item(outline, ACTED[0])
    if item is None or ACTED not in outline.figures(0):
        return None
    return outline.question(item), leadership.acted(item.scale)


def _side_by_side(outline: Outline, parts: tuple[Group, ...], corner: str) -> Table | None:
    """Understanding and acting of some groups, below those of the organisation; None where no group shows either."""
    keys = [key for key in HEADS if groups.known(parts, *key)]
    if not keys:
        return None
    everyone = groups.whole(outline)
    lines = (
        Line(group.name, tuple(_compared(group, everyone, key) for key in keys), group.whole, group.link)
        for group in (everyone, *parts)
    )
    caption = f"Shared understanding and taking the lead, by {corner.lower()}"
    return tables.table(caption, corner, [HEADS[key] for key in keys], lines)


def _compared(group: Group, everyone: Group, key: tuple[str, str]) -> tables.Piece:
    if group.whole:
        return tables.share(group.cell(*key))
    return tables.share(group.cell(*key), beside=everyone.cell(*key), name=everyone.name)


def _splits(outline: Outline) -> Iterator[tuple[str, Table]]:
    for split in (*groups.splits_apart(outline), *groups.lines(outline)):
        found = _side_by_side(outline, groups.slices(outline, split), split.title)
        if found is not None:
            yield split.title, found


def _even(outline: Outline) -> Table | None:
    known = outline.figures(0)
    found = [
        (facet, depth)
        for facet in outline.instrument.facets
        if facet.id in FACETS
        for depth in range(1, int(outline.units.depth.max()) + 1)
        if (facet.id, f"evenness:{depth}") in known
    ]
    if not found:
        return None
    lines = (_apart(facet.title, known[facet.id, f"evenness:{depth}"], depth) for facet, depth in found)
    heads = ("Points apart", "95 % interval", "In words")
    return tables.table("How far units lie apart", "Facet and units", heads, lines)


def _apart(title: str, cell: Cell, depth: int) -> Line:
    units = numbers.plural(cell.n, "unit", "units") if cell.n is not None else "units"
    where = f"{title}, {units}{trust.level(depth)}"
    figures = ("", "") if cell.value is None else (numbers.decimals(cell.value, 1), numbers.span(cell, fine=True))
    return Line(where, (*(tables.text(text, cell) for text in figures), tables.words(leadership.apart(cell))))


def _view(book: Book, outline: Outline) -> View | None:
    item = _item(outline, VIEW)
    if item is None or not outline.knows(VIEW, "share:1"):
        return None
    ours, theirs = _shares(outline, item), _theirs(book, answers.labels(item))
    lines = (
        Line(name, tuple(_beside(cells))) for name, *cells in zip(answers.labels(item), ours, *theirs, strict=True)
    )
    question = outline.question(item)
    return View(
        question=question,
        choices=tables.table(question, "Answer", (US, CUSTOMERS)[: 1 + len(theirs)], lines, tongue=outline.tongue),
        chance=leadership.chance(len(ours)) if outline.knows(*SHARED) else "",
        customers=outline.knows(*MATCHED),
    )


def _beside(cells: list[Cell]) -> Iterator[Piece]:
    """What we name, and what customers do: the dotted line of each is the other."""
    yield tables.share(cells[0], beside=cells[-1] if len(cells) > 1 else None, name=CUSTOMERS)
    for cell in cells[1:]:
        yield tables.share(cell, beside=cells[0], name=US)


def _shares(outline: Outline, item: Item) -> list[Cell]:
    return [outline.cell(0, item.id, f"share:{step}") for step in item.steps]


def _theirs(book: Book, names: tuple[str, ...]) -> list[list[Cell]]:
    """What those name to whom it is mirrored, if they chose from the same list."""
    return [
        _shares(part.now, item)
        for part in book.parts
        for item in part.now.instrument.coded_items
        if item.mirrors == VIEW and answers.labels(item) == names and part.now.knows(item.id, "share:1")
    ][:1]

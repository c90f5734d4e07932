"""What people did themselves: single figures of what they report, never made into one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from orgfit.disclosure.released import Cell
from orgfit.instruments.scales import Kind, Scale
from orgfit.instruments.schema import Item
from orgfit.reports import grids, groups, tables
from orgfit.reports.book import Book, Part
from orgfit.reports.outline import Outline
from orgfit.reports.tables import Line, Table
from orgfit.reports.words import answers, behaviours, numbers, reasons

BLOCK: Final = "behaviours"
SHARE: Final = "favourable"
DRAWN: Final = 5  # answers that fit into one bar


@dataclass(frozen=True, slots=True)
class Doing:
    """One question: how people answered, and the favourable share with its interval."""

    text: str
    picture: Markup
    side: str
    remark: str


@dataclass(frozen=True, slots=True)
class Done:
    """The questions of one questionnaire on one scale; ``splits`` has the favourable shares by side and role."""

    title: str
    steps: str
    favourable: str
    doings: tuple[Doing, ...]
    numbers: Table | None
    splits: tuple[tuple[str, Table], ...]
    choices: tuple[tuple[str, Table], ...]
    tongue: Markup


def build(book: Book) -> tuple[Done, ...] | None:
    """This function will give the chapter: an entry a questionnaire and scale; None where nobody was asked."""
    return tuple(done for part in book.parts for done in _of_part(book, part)) or None


def _of_part(book: Book, part: Part) -> Iterator[Done]:
    outline, title = part.now, book.title(part)
    asked = [item for block in outline.instrument.blocks if block.id == BLOCK for item in block.items if item.coded]
    runs: dict[tuple[Scale, bool], list[Item]] = {}
    for item in asked:
        if outline.knows(item.id, f"share:{item.steps[0]}"):
            runs.setdefault((item.scale, item.scale.kind is Kind.ORDERED), []).append(item)
    for (scale, is_ordered), items in runs.items():
        yield _ordered(outline, title, scale, items) if is_ordered else _chosen(outline, title, items)
        title = ""  # what follows belongs to the same questionnaire


def _ordered(outline: Outline, title: str, scale: Scale, items: list[Item]) -> Done:
    return Done(
        title=title,
        steps=behaviours.steps(scale),
        favourable=answers.favourable(scale),
        doings=tuple(_doing(outline, item) for item in items),
        numbers=_numbers(outline, items),
        splits=tuple(_splits(outline, items)),
        choices=(),
        tongue=outline.tongue,
    )


def _chosen(outline: Outline, title: str, items: list[Item]) -> Done:
    choices = tuple(_choice(outline, item) for item in items)
    return Done(title, "", "", (), None, (), choices, outline.tongue)


def _shares(outline: Outline, item: Item) -> list[Cell]:
    return [outline.cell(0, item.id, f"share:{step}") for step in item.steps]


def _doing(outline: Outline, item: Item) -> Doing:
    return Doing(
        text=outline.question(item),
        picture=_picture(_shares(outline, item), answers.labels(item)),
        side=tables.share_text(outline.cell(0, item.id, SHARE)),
        remark=answers.left_open(outline.cell(0, item.id, "unanswered")),
    )


def _picture(shares: list[Cell], names: tuple[str, ...]) -> Markup:
    values = [cell.value for cell in shares if cell.value is not None]
    if len(values) < len(shares):
        hidden = next(cell for cell in shares if cell.value is None)
        return Markup('<div class="hidden">{}</div>').format(reasons.sentence(hidden))
    label = ", ".join(f"{name} {numbers.percent(value)}" for name, value in zip(names, values, strict=True))
    if len(values) == DRAWN:
        return grids.likert(values, label=label, sides=True)
    return grids.histogram(values, names, label=label)


def _numbers(outline: Outline, items: list[Item]) -> Table:
    heads = (*answers.labels(items[0]), "Left open", "Favourable", "Answers")
    lines = (Line(outline.question(item), tuple(_row(outline, item))) for item in items)
    return tables.table("Answers on own doing", "Question", heads, lines, tongue=outline.tongue)


def _row(outline: Outline, item: Item) -> Iterator[tables.Piece]:
    favourable = outline.cell(0, item.id, SHARE)
    for cell in (*_shares(outline, item), outline.cell(0, item.id, "unanswered")):
        yield tables.plain_share(cell)
    yield tables.share(favourable)
    yield tables.count(favourable)


def _splits(outline: Outline, items: list[Item]) -> Iterator[tuple[str, Table]]:
    """Where people are told apart by side or role: the favourable shares of each group."""
    for split in (*groups.lines(outline), *groups.roles_apart(outline)):
        parts = groups.slices(outline, split)
        asked = [item for item in items if groups.known(parts, item.id, SHARE)]
        if asked:
            lines = (
                Line(outline.question(item), tuple(tables.share(group.cell(item.id, SHARE)) for group in parts))
                for item in asked
            )
            heads = [group.name for group in parts]
            caption = f"Favourable shares by {split.title.lower()}"
            yield split.title, tables.table(caption, "Question", heads, lines, tongue=outline.tongue)


def _choice(outline: Outline, item: Item) -> tuple[str, Table]:
    question = outline.question(item)
    return question, tables.bars(answers.labels(item), _shares(outline, item), caption=question)

"""Views that are neither high nor low: who would like more say, and what people believe, by side and role."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from orgfit.instruments.schema import Item
from orgfit.reports import groups, tables
from orgfit.reports.divides import Divide
from orgfit.reports.groups import Group
from orgfit.reports.outline import Outline
from orgfit.reports.tables import Line, Table
from orgfit.reports.words import answers, sides

WISH: Final = "opw1"


@dataclass(frozen=True, slots=True)
class Belief:
    """Two statements at the ends of a scale, and where groups stand between them; neither end is the right one."""

    left: str
    right: str
    stand: Table


@dataclass(frozen=True, slots=True)
class Wish:
    """Who would like more say: the question, the favourable share of each group, and what is clear of both sides."""

    question: str
    favourable: str
    who: Table
    gaps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Views:
    """Wish and beliefs in one questionnaire."""

    wish: Wish | None
    beliefs: tuple[Belief, ...]
    tongue: Markup


def views(outline: Outline) -> Views | None:
    """This function will give wish and beliefs by side and role; None where nobody is told apart on them."""
    splits = (*groups.lines(outline), *groups.roles_apart(outline))
    parts = tuple(group for split in splits for group in groups.slices(outline, split))
    found = Views(_wish(outline, parts), tuple(_beliefs(outline, parts)), outline.tongue)
    return found if found.wish or found.beliefs else None


def _wish(outline: Outline, parts: tuple[Group, ...]) -> Wish | None:
    item = next((item for item in outline.instrument.items if item.id == WISH), None)
    if item is None or not groups.known(parts, WISH, "favourable"):
        return None
    cells = ((group, group.cell(WISH, "favourable")) for group in (groups.whole(outline), *parts))
    lines = (Line(group.name, (tables.share(cell), tables.count(cell)), whole=group.whole) for group, cell in cells)
    divides = [Divide.of(outline, line) for line in groups.lines(outline)]
    clear = (sides.clear(divide.signal(0, WISH), divide.names) for divide in divides)
    return Wish(
        question=outline.question(item),
        favourable=answers.favourable(item.scale),
        who=tables.table("Who would like more say", "Who", ("Favourable", "Answers"), lines),
        gaps=tuple(filter(None, clear)),
    )


def _beliefs(outline: Outline, parts: tuple[Group, ...]) -> Iterator[Belief]:
    for item in outline.instrument.coded_items:
        if item.left and item.right and groups.known(parts, item.id, "mean"):
            yield Belief(item.left, item.right, _stand(outline, item, parts))


def _stand(outline: Outline, item: Item, parts: tuple[Group, ...]) -> Table:
    cells = ((group, group.cell(item.id, "mean")) for group in (groups.whole(outline), *parts))
    lines = (
        Line(group.name, (tables.level(cell, fine=outline.fine(cell.n)), tables.count(cell)), whole=group.whole)
        for group, cell in cells
    )
    caption = f"Between “{item.left}” (0) and “{item.right}” (100)"
    return tables.table(caption, "Who", ("From 0 to 100", "Answers"), lines)

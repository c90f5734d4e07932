"""Deciders and doers: what each side of a line sees, how far apart they are, and how well each knows the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from orgfit.disclosure.released import Split
from orgfit.instruments.schema import Block, Facet, Item
from orgfit.reports import groups
from orgfit.reports.book import Book, Part
from orgfit.reports.divides import Divide, by_unit, compared
from orgfit.reports.guesses import Guesses, guesses
from orgfit.reports.tables import Table
from orgfit.reports.views import WISH, Views, views
from orgfit.reports.words import differences, numbers, sides

FACETS: Final = ("facet", "facets")
QUESTIONS: Final = ("question", "questions")


@dataclass(frozen=True, slots=True)
class Gap:
    """One line in one questionnaire: what both sides say, facet by facet and question by question."""

    title: str
    sides: tuple[str, str]
    counted: str
    facets: Table | None
    units: Table | None
    questions: tuple[tuple[str, Table], ...]
    tongue: Markup


@dataclass(frozen=True, slots=True)
class Sides:
    """The chapter."""

    gaps: tuple[Gap, ...]
    views: tuple[Views, ...]
    guesses: tuple[Guesses, ...]


def build(book: Book) -> Sides | None:
    """This function will give the chapter, or None where no line was drawn and nobody guessed."""
    found = (_gap(book, part, line) for _, part in book.sound for line in groups.lines(part.now))
    gaps = tuple(gap for gap in found if gap.facets or gap.questions)
    viewed = tuple(filter(None, (views(part.now) for part in book.parts)))
    guessed = tuple(filter(None, (guesses(book, part.now) for part in book.parts)))
    return Sides(gaps, viewed, guessed) if gaps or viewed or guessed else None


def _gap(book: Book, part: Part, line: Split) -> Gap:
    outline = part.now
    divide = Divide.of(outline, line)
    known = any(divide.knows(score.measure) for score in outline.parts)
    facets = [(score.title, score.measure) for score in outline.parts] if known else []
    tongue = outline.tongue
    return Gap(
        title=_title(book, part, divide),
        sides=divide.names,
        counted=_counted(divide),
        facets=compared(divide, "Both sides, facet by facet", "Facet", facets, tongue=tongue) if facets else None,
        units=by_unit(divide, facets),
        questions=tuple(_questions(divide)),
        tongue=tongue,
    )


def _title(book: Book, part: Part, divide: Divide) -> str:
    """Both sides, and where several questionnaires have lines, which of them speaks."""
    several = sum(bool(groups.lines(other.now)) for other in book.parts) > 1
    title = f"{divide.names[0]} and {divide.names[1]}: what each side sees"
    return f"{title} ({book.title(part)})" if several else title


def _counted(divide: Divide) -> str:
    """On how many facets the sides differ; on how many questions, where there are no facets."""
    outline = divide.outline
    facets = [facet.id for facet in outline.instrument.facets if divide.gap(0, facet.id).shown]
    asked = [item.id for item in outline.items if _is_plain(divide, item) and divide.gap(0, item.id).shown]
    known = facets or asked
    if not known:
        return ""
    ways = [differences.level(divide.signal(0, measure)) for measure in known]
    first, last = sum(way > 0 for way in ways), sum(way < 0 for way in ways)
    return sides.counted(first, last, numbers.plural(len(known), *(FACETS if facets else QUESTIONS)), divide.names)


def _questions(divide: Divide) -> Iterator[tuple[str, Table]]:
    """The questions of each facet and block, but for those that have a picture of their own."""
    instrument = divide.outline.instrument
    holders: Iterable[Facet | Block] = (*instrument.facets, *instrument.blocks)
    for holder in holders:
        rows = [(divide.outline.question(item), item.id) for item in holder.items if _is_plain(divide, item)]
        if rows:
            tongue = divide.outline.tongue
            yield holder.title, compared(divide, f"Both sides, {holder.title}", "Question", rows, tongue=tongue)


def _is_plain(divide: Divide, item: Item) -> bool:
    return divide.knows(item.id) and not (item.left or item.about_item or item.id == WISH)

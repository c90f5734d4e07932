"""In their own words: what people wrote, question by question, as it was let through."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from orgfit.disclosure.released import Cell
from orgfit.reports.book import Book
from orgfit.reports.outline import Outline
from orgfit.reports.words import comments, reasons

LISTED_AT_MOST: Final = 500
IN_SIGHT: Final = 12  # the order was drawn by lot, so the first ones are no choice of anybody


@dataclass(frozen=True, slots=True)
class Said:
    """What was written to one question (``more``: to be unfolded), or the reason why it is not shown."""

    question: str
    counted: str
    texts: tuple[str, ...]
    more: tuple[str, ...]
    reason: str
    tongue: Markup


@dataclass(frozen=True, slots=True)
class Comments:
    """The chapter: lists of each questionnaire under its title (none where there is only one)."""

    how: str
    parts: tuple[tuple[str, tuple[Said, ...]], ...]


def build(book: Book) -> Comments | None:
    """This function will give the chapter, or None where nobody was asked for words."""
    made = [(title, said(part.now, 0)) for title, part in book.headed]
    parts = tuple((title, lists) for title, lists in made if lists)
    least = min(part.now.released.policy.comments_from for part in book.parts)
    return Comments(comments.how(least), parts) if parts else None


def said(outline: Outline, unit: int) -> tuple[Said, ...]:
    """This function will give the comments of a unit, question by question."""
    return tuple(_said(outline, unit))


def _said(outline: Outline, unit: int) -> Iterator[Said]:
    written = outline.comments(unit)
    for item in outline.instrument.items:
        texts = written.get(item.id, ())
        number = outline.figures(unit).get((item.id, "comments"), Cell())
        if not texts and not number.reason:
            continue
        shown = texts[:LISTED_AT_MOST]
        counted = comments.counted(max(number.value or 0, len(texts)), len(shown)) if texts else ""
        reason = "" if texts else reasons.sentence(number)
        sight, more = shown[:IN_SIGHT], shown[IN_SIGHT:]
        yield Said(outline.question(item), counted, sight, more, reason, outline.tongue)

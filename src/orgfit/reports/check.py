"""What answers can bear, before anybody looks at a score: facts about data and measurement, as a page and as lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from os import PathLike
from pathlib import Path
from typing import Final

from orgfit._version import __version__
from orgfit.disclosure.released import Released
from orgfit.loop import STEPS
from orgfit.reports import pages, reliability
from orgfit.reports.book import Book
from orgfit.reports.chapters import reading, trust
from orgfit.reports.chapters.reading import Rules
from orgfit.reports.chapters.trust import Trust
from orgfit.reports.outline import Outline
from orgfit.reports.words import check as words
from orgfit.reports.words import participation

PAGE_FILE: Final = "check.html"


@dataclass(frozen=True, slots=True)
class Check:
    """All that stands on the page, an entry a questionnaire where there are several."""

    title: str
    shown: tuple[str, ...]
    trust: tuple[Trust, ...]
    rules: tuple[Rules, ...]
    notices: tuple[str, ...]


class CheckPage:
    """Facts about data and measurement, without a single score: ``html()`` gives them, ``save()`` writes check.html."""

    def __init__(self, *released: Released) -> None:
        self.released = released

    @cached_property
    def _html(self) -> str:
        return render_check(*self.released)

    def html(self) -> str:
        """This function will give the check as one self-contained page."""
        return self._html

    def save(self, directory: str | PathLike[str]) -> Path:
        """This function will write check.html into a directory, which is made where it is missing; returns its path."""
        folder = Path(directory)
        folder.mkdir(parents=True, exist_ok=True)
        return pages.write(folder / PAGE_FILE, self.html())


def render_check(*released: Released) -> str:
    """This function will give the check of one or several released cubes as one page of HTML."""
    book = Book.apart(released)
    check = _check(book)
    return (
        pages.templates()
        .get_template("check.html.jinja")
        .render(
            check=check,
            chapter=check.trust,
            style=pages.style(),
            style_hash=pages.style_hash(),
            steps=STEPS,
            version=__version__,
        )
    )


def text(*released: Released) -> str:
    """This function will give the check as short plain lines, for a terminal."""
    book = Book.apart(released)
    return "\n".join(line for part in book.parts for line in _lines(part.now))


def _check(book: Book) -> Check:
    read = reading.build(book)
    titles = dict.fromkeys(part.now.title for part in book.parts)
    return Check(
        title=f"{', '.join(titles)}, {book.main.released.wave}",
        shown=tuple(_titled(title, words.shown(*_counted(part.now))) for title, part in book.headed),
        trust=tuple(_without_scores(part) for part in trust.build(book)),
        rules=read.rules,
        notices=read.notices,
    )


def _titled(title: str, sentence: str) -> str:
    return f"{title}: {sentence}" if title else sentence


def _without_scores(part: Trust) -> Trust:
    """What weighing costs in certainty is a fact about the data; what it makes of a score is none."""
    if part.weights is None or not part.weights.design:
        return replace(part, weights=None)
    return replace(part, weights=replace(part.weights, said="", scores=None))


def _counted(outline: Outline) -> tuple[int, int]:
    """How many units below the organisation are shown, and how many there are."""
    units = range(1, len(outline.units))
    return sum(outline.shown(unit) for unit in units), len(units)


def _lines(outline: Outline) -> Iterator[str]:
    yield f"{outline.title}, {outline.released.wave}"
    told = (
        ", ".join(participation.facts(outline.figures(0))),
        words.shown(*_counted(outline)),
        *_of_questions(outline),
        trust.careless(outline),
        _verdict(outline),
    )
    yield from (f"  {line if line.endswith('.') else f'{line}.'}" for line in told if line)


def _verdict(outline: Outline) -> str:
    unreliable = [facet.title for facet in reliability.unreliable(outline)]
    checked = any(outline.cell(0, facet.id, "alpha").shown for facet in outline.instrument.facets)
    return words.verdict(reliability.verdict(outline), unreliable, checked=checked)


def _of_questions(outline: Outline) -> Iterator[str]:
    asked = [outline.cell(0, item.id, "unanswered") for item in trust.asked_of_all(outline)]
    yield words.left_open([cell for cell in asked if cell.shown])
    yield words.alphas([outline.cell(0, facet.id, "alpha") for facet in outline.instrument.facets])
    found = reliability.structure(outline)
    yield found.said if found else ""

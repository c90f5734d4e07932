"""Released cubes as one file to read, print and forward: no script, nothing loaded from elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from os import PathLike
from pathlib import Path
from typing import Any, Final

from markupsafe import Markup

from orgfit._version import __version__
from orgfit.disclosure.released import Released
from orgfit.loop import STEPS
from orgfit.reports import pages
from orgfit.reports.book import Book
from orgfit.reports.chapters import (
    behaviours,
    changes,
    comments,
    differences,
    distributions,
    headline,
    leadership,
    promise,
    reading,
    sides,
    splits,
    strengths,
    trust,
    units,
)
from orgfit.reports.saving import save
from orgfit.reports.words import differences as differing
from orgfit.reports.words import standing

CHAPTERS: Final[tuple[tuple[str, str, Callable[[Book], Any]], ...]] = (
    ("headline", "", headline.build),
    ("changes", "What changed since last time", changes.build),
    ("strengths", "Strengths and lower-thans", strengths.build),
    ("differences", "Where units differ", differences.build),
    ("leadership", "Leadership in everyone", leadership.build),
    ("sides", "Deciders and doers", sides.build),
    ("behaviours", "What people did themselves", behaviours.build),
    ("promise", "Were promises kept?", promise.build),
    ("splits", "By role, tenure and other lines", splits.build),
    ("distributions", "How people answered", distributions.build),
    ("comments", "In their own words", comments.build),
    ("trust", "Can we trust it?", trust.build),
    ("reading", "How to read this", reading.build),
    ("units", "Unit by unit", units.build),
)
ANCHORS: Final = {"distributions": "answers"}


class Report:
    """Released cubes as a report: ``html()`` gives it, ``save()`` writes it, a notebook shows it.

    It takes one cube, or several: the questionnaires of one wave, and earlier waves of them. It draws what they hold
    and computes nothing.
    """

    def __init__(self, *released: Released) -> None:
        self.released = released

    @cached_property
    def _html(self) -> str:
        return render(*self.released)

    def html(self) -> str:
        """This function will give the report as one self-contained page."""
        return self._html

    def save(self, directory: str | PathLike[str]) -> Path:
        """This function will write report.html and the released figures into a directory, all files or none.

        The figures of one cube are released.arrow, those of several released-<instrument>.arrow, numbered in the order
        in which they were given where an instrument occurs more than once. The directory is made where it is missing;
        a report that is already there is replaced. Returns the path of the page.
        """
        return save(self.released, self.html(), Path(directory))

    def _repr_html_(self) -> str:
        """A notebook shows the whole page in a frame of its own, which may run and load nothing."""
        frame = Markup('<iframe sandbox="" width="100%" height="720" title="{}" srcdoc="{}"></iframe>')
        return str(frame.format(_title(Book.of(self.released)), render(*self.released, framed=True)))


def render(*released: Released, framed: bool = False) -> str:
    """This function will give the report of one or several released cubes as one page of HTML.

    ``framed``: the page is to stand in the ``srcdoc`` of a frame, where links within it need to be told so.
    """
    book = Book.of(released)
    built = _in_order([(name, title, build(book)) for name, title, build in CHAPTERS])
    present = [(name, _heading(title, chapter), chapter) for name, title, chapter in built if chapter is not None]
    return (
        pages.templates()
        .get_template("page.html.jinja")
        .render(
            title=_title(book),
            style=pages.style(),
            style_hash=pages.style_hash(),
            base=Markup('<base href="about:srcdoc">\n') if framed else "",
            clear=differing.CLEAR,
            large=differing.LARGE,
            nothing=standing.NOTHING,
            rated=standing.RATED,
            rated_title=standing.RATED_TITLE,
            steps=STEPS,
            version=__version__,
            tongue=book.main.tongue,
            contents=[(ANCHORS.get(name, name), title) for name, title, _ in present if title],
            chapters=[(f"{name}.html.jinja", chapter) for name, _, chapter in present],
        )
    )


def _in_order(built: list[tuple[str, str, Any]]) -> list[tuple[str, str, Any]]:
    """Where nothing is compared, how questions were rated says less than how units differ, and stands behind it."""
    names = [name for name, _, _ in built]
    strength, difference = names.index("strengths"), names.index("differences")
    if not _only_rated(built[strength][2]):
        return built
    rated = built[strength]
    return [*built[:strength], *built[strength + 1 : difference + 1], rated, *built[difference + 1 :]]


def _only_rated(chapter: object) -> bool:
    """Is this the chapter on strengths, with nothing to compare with?"""
    found = chapter if isinstance(chapter, tuple) else ()
    return bool(found) and all(isinstance(one, strengths.Strength) and not one.found.against for one in found)


def _heading(title: str, chapter: object) -> str:
    """The heading of a chapter; that on splits names what people were split by."""
    if isinstance(chapter, splits.Splits):
        return chapter.heading
    return standing.RATED_TITLE if _only_rated(chapter) else title


def _title(book: Book) -> str:
    titles = dict.fromkeys(part.now.title for part in book.parts)
    return f"{', '.join(titles)}, {book.waves[0] if len(book.waves) == 1 else book.main.name(0)}"

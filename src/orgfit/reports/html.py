"""A released cube as one file to read, print and forward: no script, nothing loaded from elsewhere."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable
from contextlib import suppress
from functools import cached_property, lru_cache
from hashlib import sha256
from importlib.resources import files
from os import PathLike
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from orgfit._version import __version__
from orgfit.disclosure.released import Released
from orgfit.loop import STEPS
from orgfit.reports.chapters import differences, distributions, headline, reading, trust, units
from orgfit.reports.outline import Outline
from orgfit.reports.words import differences as differing

PAGE_FILE: Final = "report.html"
FIGURES_FILE: Final = "released.arrow"
CHAPTERS: Final[tuple[tuple[str, str, Callable[[Outline], Any]], ...]] = (
    ("headline", "", headline.build),
    ("differences", "Where units differ", differences.build),
    ("distributions", "How people answered", distributions.build),
    ("trust", "Can we trust it?", trust.build),
    ("reading", "How to read this", reading.build),
    ("units", "Unit by unit", units.build),
)
ANCHORS: Final = {"distributions": "answers"}


class Report:
    """A released cube as a report: ``html()`` gives it, ``save()`` writes it, a notebook shows it.

    It draws what ``released`` holds and computes nothing.
    """

    def __init__(self, released: Released) -> None:
        self.released = released

    @cached_property
    def _html(self) -> str:
        return render(self.released)

    def html(self) -> str:
        """This function will give the report as one self-contained page."""
        return self._html

    def save(self, directory: str | PathLike[str]) -> Path:
        """This function will write report.html and released.arrow into a directory, both or neither.

        The directory is made where it is missing; a report that is already there is replaced. Returns the
        path of the page.
        """
        folder = Path(directory)
        folder.mkdir(parents=True, exist_ok=True)
        page, figures = folder / PAGE_FILE, folder / FIGURES_FILE
        new_page, new_figures = (path.with_name(f".{path.name}.new") for path in (page, figures))
        try:
            new_page.write_text(self.html(), encoding="utf-8")
            self.released.save(new_figures)
            new_figures.replace(figures)
            new_page.replace(page)
        finally:
            for left in (new_page, new_figures):
                with suppress(FileNotFoundError):
                    left.unlink()
        return page

    def _repr_html_(self) -> str:
        """A notebook shows the whole page in a frame of its own, which may run and load nothing."""
        frame = Markup('<iframe sandbox="" width="100%" height="720" title="{}" srcdoc="{}"></iframe>')
        return str(frame.format(_title(self.released), render(self.released, framed=True)))


def render(released: Released, *, framed: bool = False) -> str:
    """This function will give the report of a released cube as one page of HTML.

    ``framed``: the page is to stand in the ``srcdoc`` of a frame, where links within it need to be told so.
    """
    outline = Outline(released)
    built = [(name, title, build(outline)) for name, title, build in CHAPTERS]
    present = [(name, title, chapter) for name, title, chapter in built if chapter is not None]
    style = _style()
    return (
        _templates()
        .get_template("page.html.jinja")
        .render(
            title=_title(released),
            style=Markup(style),  # noqa: S704  our own file, not a reader's
            style_hash=b64encode(sha256(style.encode()).digest()).decode(),
            base=Markup('<base href="about:srcdoc">\n') if framed else "",
            clear=differing.CLEAR,
            large=differing.LARGE,
            steps=STEPS,
            version=__version__,
            tongue=_tongue(released.instrument.language),
            contents=[(ANCHORS.get(name, name), title) for name, title, _ in present if title],
            chapters=[(f"{name}.html.jinja", chapter) for name, _, chapter in present],
        )
    )


def _title(released: Released) -> str:
    return f"{released.instrument.title}, {released.wave}"


def _tongue(language: str) -> Markup:
    """Questions are in the language of the instrument; the words around them are English."""
    return Markup("") if language == "en" else Markup(' lang="{}"').format(language)


@lru_cache(1)
def _templates() -> Environment:
    return Environment(
        loader=PackageLoader("orgfit.reports"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=False,
        keep_trailing_newline=False,
    )


@lru_cache(1)
def _style() -> str:
    """The two style sheets, as they stand between the tags of the page: the policy names their hash."""
    look = files("orgfit.reports") / "look"
    return "\n" + "".join((look / name).read_text(encoding="utf-8") for name in ("look.css", "positions.css"))

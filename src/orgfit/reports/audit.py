"""What an insider could infer: the attack on what was released, as a page to read and sign, and as lines."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from os import PathLike
from pathlib import Path
from typing import Final

from orgfit._version import __version__
from orgfit.disclosure.attack_report import AttackReport
from orgfit.loop import STEPS
from orgfit.reports import pages, tables
from orgfit.reports.tables import Line, Table
from orgfit.reports.words import audit as words
from orgfit.reports.words import numbers

PAGE_FILE: Final = "audit.html"
PLAIN_FILE: Final = "audit.json"


class AuditPage:
    """The report of an attack: ``html()`` gives it as a page, ``save()`` writes audit.html and audit.json."""

    def __init__(self, report: AttackReport) -> None:
        self.report = report

    def html(self) -> str:
        """This function will give the attack as one self-contained page."""
        return (
            pages.templates()
            .get_template("audit.html.jinja")
            .render(
                report=self.report,
                verdict=words.verdict(self.report),
                attacked=words.attacked(self.report),
                knows=words.KNOWS,
                knows_not=words.KNOWS_NOT,
                tried=_tried(self.report),
                notes=[(one.attack, one.note) for one in self.report.tried if one.note],
                hits=_hits(self.report) if self.report.hits else None,
                exposed=_exposed(self.report) if self.report.exposed else None,
                style=pages.style(),
                style_hash=pages.style_hash(),
                steps=STEPS,
                version=__version__,
            )
        )

    def save(self, directory: str | PathLike[str]) -> Path:
        """This function will write page and plain values into a directory; returns the path of the page."""
        folder = Path(directory)
        folder.mkdir(parents=True, exist_ok=True)
        pages.write(folder / PLAIN_FILE, json.dumps(self.report.as_dict(), ensure_ascii=False, indent=1))
        return pages.write(folder / PAGE_FILE, self.html())


def text(report: AttackReport) -> str:
    """This function will give the attack as short plain lines, for a terminal."""
    return "\n".join(_lines(report))


def _lines(report: AttackReport) -> Iterator[str]:
    yield words.attacked(report)
    for one in report.tried:
        yield f"  {one.attack}: tried on {words.on(one)}, found {words.found(one)}."
    for hit in report.hits:
        yield f"  ! {words.place(hit)}: {hit.told}"
    for some in report.exposed:
        yield f"  If {words.colleagues(some.colleagues)}: {numbers.plural(some.people, 'person', 'people')} exposed."
    yield words.verdict(report)


def _tried(report: AttackReport) -> Table:
    rows = (
        Line(one.attack, tuple(map(tables.words, (one.wanted, words.on(one), words.found(one)))))
        for one in report.tried
    )
    return replace(tables.table("Ways of attack", "Attack", ("Would be a hit", "Tried on", "Found"), rows), wordy=True)


def _hits(report: AttackReport) -> Table:
    rows = (
        Line(words.place(hit), tuple(map(tables.words, (hit.told, numbers.count(hit.people), words.figures(hit)))))
        for hit in report.hits
    )
    return replace(
        tables.table("What could be inferred", "Where", ("What", "About how many", "From"), rows), wordy=True
    )


def _exposed(report: AttackReport) -> Table:
    rows = (
        Line(words.colleagues(one.colleagues), (tables.words(numbers.plural(one.people, "person", "people")),))
        for one in report.exposed
    )
    return replace(
        tables.table("If colleagues tell each other what they answered", "If", ("Could be told",), rows), wordy=True
    )

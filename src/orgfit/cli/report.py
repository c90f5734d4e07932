"""orgfit report: rows in, disclosure-safe fitness report out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from orgfit.cli.progress import progress_bar
from orgfit.cli.sources import File, Progress, Sources, reads_sources

if TYPE_CHECKING:
    from orgfit.analyses.interpret import Edition
    from orgfit.responses.columns import Responses

LEAST = 5


@click.command()
@reads_sources
@click.option("--benchmark", type=File, help="Other organisations' points (CSV: measure, points, organisations).")
@click.option(
    "--threshold",
    type=click.IntRange(min=LEAST),
    default=LEAST,
    show_default=True,
    help="Least number of people shown.",
)
@click.option(
    "--ledger",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder with all earlier releases: this one is checked against them, and added.",
)
@click.option("--date", "day", help="The day of this release, for the ledger (as in 2026-03-31).")
@click.option("--audit", is_flag=True, help="Attack the figures first (see orgfit audit), and write none if it hits.")
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), required=True, help="Folder to write to.")
def report(
    sources: Sources,
    *,
    benchmark: Path | None,
    threshold: int,
    ledger: Path | None,
    day: str | None,
    audit: bool,
    out: Path,
) -> None:
    """Measure how fit an organisation is, and show only what betrays nobody.

    SOURCE is a table with one row a person (CSV, also gzipped, or Parquet), with its --mapping; or a mapping that names
    its table. Several make one report: questionnaires of one wave side by side, waves of one questionnaire after one
    another, oldest first. Writes report.html and the released figures to the folder. Exit code 0: written. 1: nothing
    may be released. 2: the input cannot be used; nothing is written.
    """
    from orgfit.analyses.interpret import Ledger, release_all
    from orgfit.disclosure.policy import Policy
    from orgfit.errors import GateError
    from orgfit.reports.html import Report
    from orgfit.responses.benchmark import read_benchmarks

    with progress_bar() as progress:
        surveys = sources.read(progress)
        marks = read_benchmarks(benchmark) if benchmark else None
        before = Ledger.load(ledger) if ledger else None
        edition = release_all(
            surveys, Policy(threshold=threshold), benchmarks=marks, ledger=before, released_on=day, progress=progress
        )
        if not edition.releases:
            raise GateError(edition.refusals[0].reason)
        if audit:
            _attack(edition, surveys, out, progress)
        progress("Writing the report", 0.0)
        if ledger and before is not None:
            edition.entered(before).save(ledger)  # first: what was ever seen has to stand in the ledger
        written = Report(*(outcome.released for outcome in edition.releases)).save(out)
        progress("Writing the report", 1.0)
    for notice in dict.fromkeys(notice for responses in surveys for notice in responses.notices):
        click.echo(notice, err=True)
    for responses, outcome in zip(surveys, edition.outcomes, strict=True):
        of_several = f"{responses.instrument.title}, {responses.wave}: " if len(surveys) > 1 else ""
        click.echo(f"{of_several}{outcome.told(responses)}")
    click.echo(f"Report: {written}")


def _attack(edition: Edition, surveys: list[Responses], out: Path, progress: Progress) -> None:
    """Write what an insider could infer; raise GateError where that is more than the rules allow."""
    from orgfit.analyses.interpret.attack import attack
    from orgfit.errors import GateError
    from orgfit.reports.audit import AuditPage, text

    found = attack([outcome.released for outcome in edition.releases], surveys, progress=progress)
    page = AuditPage(found).save(out)
    if found.hits:
        raise GateError(f"The attack on the figures found something: see {page}.\n{text(found)}")

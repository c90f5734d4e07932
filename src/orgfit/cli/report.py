"""orgfit report: rows in, disclosure-safe fitness report out."""

from __future__ import annotations

from pathlib import Path

import click

from orgfit.cli.progress import progress_bar
from orgfit.cli.sources import File, Sources, reads_sources

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
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), required=True, help="Folder to write to.")
def report(sources: Sources, *, benchmark: Path | None, threshold: int, out: Path) -> None:
    """Measure how fit an organisation is, and show only what betrays nobody.

    SOURCE is a table with one row a person (CSV, also gzipped, or Parquet), with its --mapping; or a mapping that names
    its table. Several make one report: questionnaires of one wave side by side, waves of one questionnaire after one
    another, oldest first. Writes report.html and the released figures to the folder. Exit code 0: written. 1: nothing
    may be released. 2: the input cannot be used; nothing is written.
    """
    from orgfit.analyses.interpret.together import release_all
    from orgfit.disclosure.policy import Policy
    from orgfit.errors import GateError
    from orgfit.reports.html import Report
    from orgfit.responses.benchmark import read_benchmarks

    with progress_bar() as progress:
        surveys = sources.read(progress)
        marks = read_benchmarks(benchmark) if benchmark else None
        edition = release_all(surveys, Policy(threshold=threshold), benchmarks=marks, progress=progress)
        if not edition.releases:
            raise GateError(edition.refusals[0].reason)
        progress("Writing the report", 0.0)
        written = Report(*(outcome.released for outcome in edition.releases)).save(out)
        progress("Writing the report", 1.0)
    for notice in dict.fromkeys(notice for responses in surveys for notice in responses.notices):
        click.echo(notice, err=True)
    for responses, outcome in zip(surveys, edition.outcomes, strict=True):
        of_several = f"{responses.instrument.title}, {responses.wave}: " if len(surveys) > 1 else ""
        click.echo(f"{of_several}{outcome.told(responses)}")
    click.echo(f"Report: {written}")

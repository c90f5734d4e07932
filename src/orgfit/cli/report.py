"""orgfit report: rows in, disclosure-safe fitness report out."""

from __future__ import annotations

from pathlib import Path

import click

from orgfit.cli.progress import progress_bar

File = click.Path(exists=True, dir_okay=False, path_type=Path)
LEAST = 5


@click.command()
@click.argument("table", type=File)
@click.option("--mapping", type=File, required=True, help="How the columns of TABLE meet the instrument (YAML).")
@click.option("--units", type=File, help="The unit tree (CSV: unit, name, parent), instead of the mapping's.")
@click.option("--headcount", type=File, help="People in each unit with all below it (CSV: unit, headcount).")
@click.option(
    "--threshold",
    type=click.IntRange(min=LEAST),
    default=LEAST,
    show_default=True,
    help="Least number of people shown.",
)
@click.option("--encoding", help="Encoding of TABLE, where it is not told from the file.")
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), required=True, help="Folder to write to.")
def report(
    table: Path,
    *,
    mapping: Path,
    units: Path | None,
    headcount: Path | None,
    threshold: int,
    encoding: str | None,
    out: Path,
) -> None:
    """Measure how fit an organisation is, and show only what betrays nobody.

    TABLE holds one row a person (CSV, also gzipped, or Parquet). Writes report.html and released.arrow to the folder.
    Exit code 0: written. 1: nothing may be released. 2: the input cannot be used; nothing is written.
    """
    from orgfit.analyses.interpret import Refusal, release
    from orgfit.disclosure.policy import Policy
    from orgfit.errors import GateError
    from orgfit.reports.html import Report
    from orgfit.responses.read import read

    with progress_bar() as progress:
        responses = read(table, mapping, units=units, headcount=headcount, encoding=encoding, progress=progress)
        outcome = release(responses, Policy(threshold=threshold), progress=progress)
        if isinstance(outcome, Refusal):
            raise GateError(outcome.reason)
        progress("Writing the report", 0.0)
        written = Report(outcome.released).save(out)
        progress("Writing the report", 1.0)
    for notice in responses.notices:
        click.echo(notice, err=True)
    shown = int(outcome.shown)
    click.echo(f"{responses.people:,} people in {len(responses.units):,} units; {shown:,} units can be shown.")
    click.echo(f"Report: {written}")

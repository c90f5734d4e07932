"""orgfit check: can the data and the measurement be trusted, before anybody looks at a score?"""

from __future__ import annotations

from pathlib import Path

import click

from orgfit.cli.progress import progress_bar
from orgfit.cli.sources import Sources, reads_sources


@click.command()
@reads_sources
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), help="Folder to write check.html to.")
def check(sources: Sources, *, out: Path | None) -> None:
    """Look at the data and the measurement alone: who answered, and what hangs together. Shows no score.

    SOURCE is as in `orgfit report`. Exit code 0: looked at. 1: too few people to look. 2: the input cannot be used.
    """
    from orgfit.analyses.measure import check as look_at
    from orgfit.reports.check import CheckPage, text

    with progress_bar() as progress:
        surveys = sources.read(progress)
        cubes = [look_at(responses, progress=progress) for responses in surveys]
        written = CheckPage(*cubes).save(out) if out else None
    for notice in dict.fromkeys(notice for responses in surveys for notice in responses.notices):
        click.echo(notice, err=True)
    click.echo(text(*cubes))
    if written:
        click.echo(f"Page: {written}")

"""orgfit audit: what could an insider infer from the files that were released?"""

from __future__ import annotations

from pathlib import Path

import click

from orgfit.cli.progress import progress_bar
from orgfit.cli.sources import File, Sources, reads_responses

FINDING = 1


@click.command()
@click.argument("released", type=File, nargs=-1, required=True)
@reads_responses
@click.option("--seed", type=click.IntRange(min=0), default=0, show_default=True, help="Draws what is tried by lot.")
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), help="Folder for audit.html and audit.json.")
def audit(sources: Sources, *, released: tuple[Path, ...], seed: int, out: Path | None) -> None:
    """Attack released figures as somebody would who knows everything but the answers.

    RELEASED are files of released figures, all that is out, earlier waves first. They are attacked together, with the
    answers they were made from. Exit code 0: nothing was found. 1: something could be inferred. 2: the input cannot be
    used.
    """
    import numpy as np

    from orgfit.analyses.interpret.attack import attack
    from orgfit.disclosure.released import Released
    from orgfit.reports.audit import AuditPage, text

    with progress_bar() as progress:
        surveys = sources.read(progress)
        cubes = [Released.load(path) for path in released]
        report = attack(cubes, surveys, rng=np.random.default_rng(seed), progress=progress)
        written = AuditPage(report).save(out) if out else None
    click.echo(text(report))
    if written:
        click.echo(f"Page: {written}")
    if report.hits:
        click.get_current_context().exit(FINDING)

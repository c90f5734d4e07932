"""orgfit simulate: files of an organisation that does not exist, with the truth beside them."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.option("--people", type=click.IntRange(min=1), required=True, help="How many people belong to it.")
@click.option("--units", type=click.IntRange(min=1), required=True, help="How many units it has, with the whole.")
@click.option("--seed", type=click.IntRange(min=0), required=True, help="The same seed gives the same files.")
@click.option(
    "--waves",
    type=click.IntRange(min=1),
    default=1,
    show_default=True,
    help="How often people and customers are asked.",
)
@click.option("--control", is_flag=True, help="Also a table of unrelated answers, in which nothing is to be found.")
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), required=True, help="Folder to write to.")
def simulate(*, people: int, units: int, seed: int, waves: int, control: bool, out: Path) -> None:
    """Invent an organisation, and write what it answers together with what is true of it.

    Each answers-*.csv has a mapping-*.yaml beside it that `orgfit report` reads; truth.json holds what was planted and
    README.md explains the files. A folder of an earlier simulation is replaced.
    Exit code 0: written. 2: this cannot be simulated or written; nothing is changed.
    """
    import numpy as np

    from orgfit.responses.simulate import simulate as invent
    from orgfit.responses.simulate.files import write

    simulated = invent(people, units, np.random.default_rng(seed), waves=waves, control=control)
    write(simulated, out)
    tables = len(simulated.tables)
    asked = f"{waves} waves" if waves > 1 else "1 wave"
    click.echo(f"{people:,} people in {units:,} units, {asked}: {tables} tables of answers.")
    click.echo(f"Files: {out}")

"""orgfit instruments: what is asked, and whether an instrument of your own follows the form."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from orgfit.cli import FINDING

if TYPE_CHECKING:
    from rich.console import Console
    from rich.tree import Tree

    from orgfit.instruments.scales import Scale
    from orgfit.instruments.schema import Instrument, Item

FILE_WIDTH: Final = 120  # a table in a file or a pipe has no window to fit into


@click.group()
def instruments() -> None:
    """What is asked: the instruments that are built in, and your own."""


@instruments.command("list")
def list_built_in() -> None:
    """Name the instruments that are built in."""
    from rich.table import Table

    from orgfit.instruments.burden import minutes
    from orgfit.instruments.library import built_in, get

    table = Table(box=None, pad_edge=False)
    for name in ("id", "title", "about"):
        table.add_column(name, no_wrap=name == "id")
    for name in ("items", "core items", "minutes"):
        table.add_column(name, justify="right")
    for instrument in map(get, built_in()):
        core = sum(item.core for item in instrument.items)
        counts = (str(len(instrument.items)), str(core), f"{minutes(instrument):.1f}")
        table.add_row(instrument.id, instrument.title, instrument.about, *counts)
    _console().print(table)


@instruments.command()
@click.argument("instrument", metavar="ID_OR_PATH")
def show(instrument: str) -> None:
    """Outline one instrument, built in or from a file: dimensions, facets, items with their scale, blocks."""
    from rich.text import Text

    found = _find(instrument)
    console = _console()
    console.print(Text(f"{found.title} ({found.id}, version {found.version})", style="bold"))
    for line in (found.question, found.intro, f"About: {found.about}. {_size(found)}."):
        if line:
            console.print(Text(line))
    for tree in _outline(found):
        console.print(tree)
    for scale in {item.scale.id: item.scale for item in found.items}.values():
        console.print(Text(_legend(scale), style="dim"))


@instruments.command()
@click.argument(
    "paths",
    metavar="PATH...",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, dir_okay=False, readable=True, path_type=Path),
)
@click.pass_context
def validate(context: click.Context, paths: tuple[Path, ...]) -> None:
    """Check instrument files, and print every fault, one a line.

    Exit code 0: all are fine. 1: a file has faults. 2: a file is not there.
    """
    from orgfit.errors import InstrumentError
    from orgfit.instruments.load import load

    wrong = False
    for path in paths:
        try:
            click.echo(f"{path}: fine ({_size(load(path))})")
        except InstrumentError as error:
            wrong = True
            for fault in error.faults:
                click.echo(str(fault))
    if wrong:
        context.exit(FINDING)


def _console() -> Console:
    from rich.console import Console

    console = Console(highlight=False)
    return console if console.is_terminal else Console(highlight=False, width=FILE_WIDTH)


def _find(name: str) -> Instrument:
    from orgfit.instruments.library import built_in, get
    from orgfit.instruments.load import load

    if name in built_in():
        return get(name)
    if Path(name).is_file():
        return load(Path(name))
    known = ", ".join(built_in())
    raise click.BadParameter(f"'{name}' is neither a file nor a built-in instrument. Built in are {known}.")


def _size(instrument: Instrument) -> str:
    from orgfit.instruments.burden import minutes

    if not instrument.items:
        return _count(len(instrument.figures), "figure")
    return f"{_count(len(instrument.items), 'item')}, {minutes(instrument):.1f} minutes"


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def _outline(instrument: Instrument) -> Iterable[Tree]:
    from rich.text import Text
    from rich.tree import Tree

    for dimension in instrument.dimensions:
        tree = Tree(Text(f"{dimension.title} ({dimension.id})", style="bold"))
        for facet in dimension.facets:
            _hang(tree.add(Text(f"{facet.title} ({facet.id})")), facet.items)
        yield tree
    for block in instrument.blocks:
        tree = Tree(Text(f"{block.title} ({block.id}), beside the scores", style="bold"))
        _hang(tree, block.items)
        if block.drawn:
            tree.add(Text(f"items {block.drawn}"))
        yield tree
    for figure in instrument.figures:
        yield Tree(Text(f"{figure.id} {figure.title}, {figure.unit}"))


def _hang(tree: Tree, items: Iterable[Item]) -> None:
    from rich.text import Text

    for item in items:
        core = ", core" if item.core else ""
        words = item.text or f"{item.left} | {item.right}"
        tree.add(Text.assemble(f"{item.id} {words} ", (f"[{item.scale.id}{core}]", "dim")))


def _legend(scale: Scale) -> str:
    if not scale.labels:
        return f"{scale.id}: {'in own words' if scale.id == 'text' else 'from a list'}"
    frame = f"{scale.frame}: " if scale.frame else ""
    if len(scale.labels) == scale.steps:
        return f"{scale.id}: {frame}" + ", ".join(
            f"{scale.low + step} {label}" for step, label in enumerate(scale.labels)
        )
    return f"{scale.id}: {frame}{scale.low} {scale.labels[0]} .. {scale.high} {scale.labels[-1]}"

"""What a command is given to read: tables with their mappings, or mappings that name their tables."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

if TYPE_CHECKING:
    from orgfit.responses.columns import Responses

File: Final = click.Path(exists=True, dir_okay=False, path_type=Path)
Progress = Callable[[str, float], None]


@dataclass(frozen=True)
class Sources:
    """The files of a call; ``read`` gives the answers of each table, in the order in which they were named."""

    files: tuple[Path, ...]
    mappings: tuple[Path, ...]
    units: Path | None
    headcount: Path | None
    encoding: str | None

    def read(self, progress: Progress) -> list[Responses]:
        """This function will read every table; raises as the readers do, and UsageError where pairs are missing."""
        from orgfit.responses.mapping_file import read_mapping
        from orgfit.responses.read import read

        found = []
        for table, path in self._pairs():
            mapping = read_mapping(path)
            source = table or mapping.table
            if source is None:
                raise click.UsageError(
                    f"{path} names no table. Add the line 'table: answers.csv' to it, or give the table and --mapping."
                )
            found.append(
                read(
                    source,
                    mapping,
                    units=self.units,
                    headcount=self.headcount or mapping.headcount,
                    encoding=self.encoding,
                    progress=progress,
                )
            )
        return found

    def _pairs(self) -> Sequence[tuple[Path | None, Path]]:
        from orgfit.responses.mapping_file import YAML

        alone = [path for path in self.files if path.suffix.lower() in YAML]
        if len(alone) == len(self.files) and not self.mappings:
            return [(None, path) for path in alone]
        if alone or len(self.mappings) != len(self.files):
            raise click.UsageError(
                f"A mapping for each table was wanted; {len(self.files) - len(alone)} tables and "
                f"{len(self.mappings)} mappings came, and {len(alone)} mappings in the place of tables. Give --mapping "
                "once for each table in the same order, or only mappings that name their tables."
            )
        return list(zip(self.files, self.mappings, strict=True))


def reads_sources(command: Callable[..., Any]) -> Callable[..., Any]:
    """This function will give a command the arguments that ``Sources`` is made of, as one argument ``sources``."""

    @wraps(command)
    def wrapped(
        source: tuple[Path, ...],
        mapping: tuple[Path, ...],
        units: Path | None,
        headcount: Path | None,
        encoding: str | None,
        **others: Any,
    ) -> Any:
        return command(Sources(source, mapping, units, headcount, encoding), **others)

    for option in reversed(_OPTIONS):
        option(wrapped)
    return wrapped


def reads_responses(command: Callable[..., Any]) -> Callable[..., Any]:
    """This function will do the same for a command whose argument is something else: tables stand in an option."""

    @wraps(command)
    def wrapped(responses: tuple[Path, ...], mapping: tuple[Path, ...], **others: Any) -> Any:
        options = (others.pop(name) for name in ("units", "headcount", "encoding"))
        tables = (responses, mapping) if responses else (mapping, ())
        return command(Sources(*tables, *options), **others)

    for option in (*reversed(_OPTIONS[1:]), _RESPONSES):
        option(wrapped)
    return wrapped


_RESPONSES: Final = click.option(
    "--responses", type=File, multiple=True, help="A table of answers; without it each mapping has to name its own."
)
_OPTIONS: Final = (
    click.argument("source", type=File, nargs=-1, required=True),
    click.option(
        "--mapping",
        type=File,
        multiple=True,
        help="How the columns of a table meet the instrument (YAML); one a table.",
    ),
    click.option("--units", type=File, help="The unit tree (CSV: unit, name, parent), instead of the mapping's."),
    click.option("--headcount", type=File, help="People in each unit with all below it (CSV: unit, headcount)."),
    click.option("--encoding", help="Encoding of the tables, where it is not told from the file."),
)

"""Writing a simulated organisation into a folder: all of it, or nothing."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp
from typing import Any, Final, TextIO

from orgfit.errors import Fault, InputError
from orgfit.responses.simulate.control import NAME as CONTROL
from orgfit.responses.simulate.csv_text import write_answers, write_figures, write_headcount, write_units
from orgfit.responses.simulate.mapping_text import mapping_text
from orgfit.responses.simulate.organisation import CUSTOMERS
from orgfit.responses.simulate.readme import readme
from orgfit.responses.simulate.simulated import Simulated, Table
from orgfit.responses.simulate.truth import plain

OURS: Final = re.compile(
    r"README\.md|truth\.json|(units|headcount|bottom-line)\.csv"
    r"|(answers-[a-z-]+|customers)(-\d+)?\.csv|mapping-[a-z-]+(-\d+)?\.yaml"
)


def write(simulated: Simulated, directory: Path) -> None:
    """This function will write an organisation into a directory, whole or not at all.

    A directory that holds an earlier one is replaced. Raises InputError where it holds anything else, or cannot be
    written.
    """
    directory = directory.resolve()
    try:
        _check(directory)
        directory.parent.mkdir(parents=True, exist_ok=True)
        with _beside(directory) as folder:
            _write_all(simulated, folder)
            _put(folder, directory)
    except OSError as error:
        message = f"The folder cannot be written ({error.strerror}). Name another, or make room."
        raise InputError([Fault(str(directory), 0, message)]) from error


def file_names(simulated: Simulated, table: Table) -> tuple[str, str]:
    """This function will give the names of the files of a table: its answers, and its mapping."""
    number = f"-{table.wave}" if simulated.settings.waves > 1 and table.name != CONTROL else ""
    answers = table.name if table.name == CUSTOMERS else f"answers-{table.name}"
    return f"{answers}{number}.csv", f"mapping-{table.name}{number}.yaml"


def truth_of(simulated: Simulated) -> dict[str, Any]:
    """This function will put what is true into lists, words and numbers, with ids in the place of row numbers."""
    truth: dict[str, Any] = plain(simulated.truth)
    codes = simulated.organisation.units.codes
    for change in truth["changes"]:
        change["unit"] = codes[change["unit"]]
    truth["chain"]["same_wave"] = plain(simulated.truth.chain.same_wave)
    truth["settings"] = plain(simulated.settings)
    truth["units"] = list(codes)
    truth["people_in_unit_itself"] = simulated.organisation.own.tolist()
    truth["careless"] = {
        file_names(simulated, table)[0]: [_id(table, row) for row in table.careless.nonzero()[0].tolist()]
        for table in simulated.tables
        if table.careless.any()
    }
    truth["named_in_comments"] = [
        {"file": file_names(simulated, table)[0], "person": _id(table, named.row), "item": comments.item}
        | {"kind": named.kind, "words": named.words}
        for table in simulated.tables
        for comments in table.comments
        for named in comments.planted
    ]
    return truth


def _id(table: Table, row: int) -> str:
    return f"{_person(table)[0]}{table.person[row]:07d}"


def _person(table: Table) -> str:
    """The column of the ids."""
    return "customer" if table.name == CUSTOMERS else "person"


def _check(directory: Path) -> None:
    if not directory.exists():
        return
    others = sorted(path.name for path in directory.iterdir() if not OURS.fullmatch(path.name))
    if others:
        message = f"The folder holds other files ({', '.join(others[:3])}), which are not touched. Name another folder."
        raise InputError([Fault(str(directory), 0, message)])


@contextmanager
def _beside(directory: Path) -> Iterator[Path]:
    """A new folder on the same disk, which is gone afterwards."""
    folder = Path(mkdtemp(prefix=f".{directory.name}.", dir=directory.parent))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _put(folder: Path, directory: Path) -> None:
    """Put what was written into the place of what was there, which comes back where that fails."""
    made, before = folder / "made", folder / "before"
    if directory.exists():
        directory.rename(before)
    try:
        made.rename(directory)
    except OSError:
        if before.exists():
            before.rename(directory)
        raise


def _write_all(simulated: Simulated, folder: Path) -> None:
    made = folder / "made"
    made.mkdir()
    tree = simulated.organisation
    with _file(made / "units.csv") as stream:
        write_units(stream, tree)
    with _file(made / "headcount.csv") as stream:
        write_headcount(stream, tree)
    with _file(made / "bottom-line.csv") as stream:
        write_figures(stream, simulated.bottom_line, tree)
    for table in simulated.tables:
        answers, mapping = file_names(simulated, table)
        with _file(made / answers) as stream:
            write_answers(stream, table, person=_person(table))
        (made / mapping).write_text(mapping_text(table, _person(table), answers), encoding="utf-8")
    (made / "truth.json").write_text(_a_line_each(truth_of(simulated)), encoding="utf-8")
    (made / "README.md").write_text(readme(simulated), encoding="utf-8")


def _a_line_each(truth: dict[str, Any]) -> str:
    lines = (f"{json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}" for key, value in truth.items())
    return "{\n" + ",\n".join(lines) + "\n}\n"


@contextmanager
def _file(path: Path) -> Iterator[TextIO]:
    with path.open("w", encoding="utf-8", newline="") as stream:
        yield stream

"""Reading a list of units: a CSV file with the columns unit, name and parent."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np

from orgfit.errors import Fault, MappingError, TreeError
from orgfit.responses.letters import quoted
from orgfit.responses.mapping import Mapping
from orgfit.responses.readers.csv import open_csv
from orgfit.responses.unit_rows import UnitRow
from orgfit.responses.units import UnitTree


def read_units(path: Path, *, encoding: str | None = None) -> UnitTree:
    """This function will read a file of units into a tree.

    Raises TableError where the file is no table, and TreeError with all that keeps its units from being one tree.
    """
    return UnitTree.build(read_unit_rows(path, encoding=encoding), str(path))


def read_unit_rows(path: Path, *, encoding: str | None = None) -> list[UnitRow]:
    """This function will read the rows of a file of units; the column ``name`` may be missing.

    Raises TableError where the file is no table, and TreeError where it lacks a column.
    """
    opened = open_csv(path, encoding=encoding)
    missing = [name for name in ("unit", "parent") if name not in opened.names]
    if missing:
        came = ", ".join(quoted(name) for name in opened.names)
        message = f"The columns unit, name and parent were wanted; {came} came. Add {' and '.join(missing)}."
        raise TreeError([Fault(str(path), opened.header.line, message)])
    wanted = ["unit", "name" if "name" in opened.names else "unit", "parent"]
    table = opened.read(wanted)
    lines = table.lines(np.arange(table.rows)).tolist()
    columns = []
    for name in wanted:
        cells = table.cells(name)
        columns.append([cells.texts[code] for code in cells.codes.tolist()])
    return [UnitRow(*row) for row in zip(*columns, lines, strict=True)]


def tree_of_file(path: Path, mapping: Mapping) -> UnitTree:
    """This function will read the tree of a mapping from a file; the whole has the name that the mapping gives.

    Raises as ``read_units`` does, and MappingError where the mapping gives the whole another code than the file.
    """
    whole = mapping.organisation
    rows = [row if row.parent else replace(row, name=whole.name) for row in read_unit_rows(path)]
    tree = UnitTree.build(rows, str(path))
    if whole.code not in {"", tree.codes[0]}:
        message = (
            f"The organisation has the code {quoted(whole.code)}, but the topmost unit of {path.name} is "
            f"{quoted(tree.codes[0])}. Write that code, or leave it out."
        )
        raise MappingError([Fault(mapping.file, whole.line, message)])
    return tree

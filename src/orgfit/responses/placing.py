"""Finding the unit of every person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from orgfit.errors import Fault, MappingError
from orgfit.responses.fault_list import FaultList
from orgfit.responses.hierarchy import WHOLE, Paths, chain, distinct_paths, tree_of_paths
from orgfit.responses.letters import quoted
from orgfit.responses.mapping import Mapping
from orgfit.responses.readers.table import SourceTable
from orgfit.responses.unit_file import tree_of_file
from orgfit.responses.units import UnitTree

NOWHERE: Final = -1


@dataclass(frozen=True)
class Placing:
    """The tree, and the unit of each row of the table; -1 where a fault was noted."""

    tree: UnitTree
    units: NDArray[np.int32]


def place_people(table: SourceTable, mapping: Mapping, units: Path | None, faults: FaultList) -> Placing:
    """This function will find the unit of each row, in the tree of the file ``units`` or in that of the columns.

    Rows that name no unit, or none that is known, are noted in ``faults``. Raises TreeError where the units are no
    tree, and MappingError where the mapping gives neither a file nor a path.
    """
    paths = distinct_paths([table.cells(column) for column in mapping.unit.columns])
    named: list[str | None]
    if units is not None:
        tree = tree_of_file(units, mapping)
        named = [_lowest(words, tree, mapping) for words in paths.words]
        wrong = f"a unit of {units.name} was wanted"
    elif mapping.unit.path:
        tree, named = _path_tree(paths, table, mapping)
        wrong = "a unit on every level was wanted"
    else:
        message = "'unit' names a column, so a file of units is needed. Add 'units', or write path: [...]."
        raise MappingError([Fault(mapping.file, mapping.unit.line, message)])
    places = np.array([_place(code, tree, mapping) for code in named], np.int32)
    _note_faults(paths, places, mapping, faults, wrong=wrong)
    return Placing(tree, places[paths.of_row])


def _lowest(words: Sequence[str], tree: UnitTree, mapping: Mapping) -> str:
    """The lowest unit that a row names; "" where it names none."""
    filled = [word for word in words if word and (word in tree.index or word not in mapping.skipped)]
    return filled[-1] if filled else ""


def _path_tree(paths: Paths, table: SourceTable, mapping: Mapping) -> tuple[UnitTree, list[str | None]]:
    """The tree that the columns span, and the unit that each distinct row names; None where a level is left out."""
    whole = mapping.organisation.code or WHOLE
    chains = [chain(words, mapping.skipped, whole) for words in paths.words]
    tree = tree_of_paths(
        chains,
        mapping.organisation,
        file=table.file,
        lines=lambda: table.lines(paths.first).tolist(),
    )
    empty = [not any(word and word not in mapping.skipped for word in words) for words in paths.words]
    named = [
        None if units is None else "" if nothing else units[-1] for units, nothing in zip(chains, empty, strict=True)
    ]
    return tree, named


def _place(code: str | None, tree: UnitTree, mapping: Mapping) -> int:
    if code == "" and mapping.unit.empty_is_whole:
        return 0
    return tree.index.get(code, NOWHERE) if code else NOWHERE


def _note_faults(paths: Paths, places: NDArray[np.int32], mapping: Mapping, faults: FaultList, *, wrong: str) -> None:
    rows = np.flatnonzero(places[paths.of_row] == NOWHERE)
    columns = " > ".join(quoted(column) for column in mapping.unit.columns)

    def message(row: int) -> str:
        words = paths.words[paths.of_row[row]]
        if not any(word and word not in mapping.skipped for word in words):
            advice = "Name a unit, or write 'empty: whole' under 'unit' of the mapping."
            return f"Column {columns}: {wrong}; nothing came. {advice}"
        came = " > ".join(quoted(word) for word in words)
        return f"Column {columns}: {wrong}; {came} came. Correct it, or add the unit."

    if len(rows):
        faults.add_rows(rows, message, f"column {columns}")

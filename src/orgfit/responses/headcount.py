"""Reading how many people belong to each unit, whether they answered or not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from orgfit.errors import Fault, TableError
from orgfit.responses.letters import quoted
from orgfit.responses.readers.csv import CsvFile, open_csv
from orgfit.responses.units import UnitTree

COLUMNS: Final = ("unit", "headcount")
COUNT: Final = re.compile(r"([0-9]{1,9})(?:[.,]0*)?", re.ASCII)
Given = dict[int, tuple[int, int]]


def read_headcount(path: Path, tree: UnitTree, answered: NDArray[np.int64]) -> NDArray[np.int64]:
    """This function will give the people of each unit with all below it, from a CSV file (unit, headcount).

    A unit that the file does not name has the sum of those directly below it. ``answered``: how many people answered
    in each unit with all below it. Raises TableError with every line that is wrong, and with every unit that has fewer
    people than the units below it or than answers.
    """
    opened = open_csv(path)
    faults: list[Fault] = []
    given = _given(opened, tree, faults)
    if faults:
        raise TableError(faults)
    heads, below = _added_up(tree, given)
    wrong = (
        *_too_few(tree, given, below, heads, "in the units directly below it"),
        *_too_few(tree, given, answered, heads, "who answered"),
    )
    if wrong:
        raise TableError(Fault(str(path), line, message) for line, message in wrong)
    return heads


def _given(opened: CsvFile, tree: UnitTree, faults: list[Fault]) -> Given:
    """For each unit that the file names its number of people and its line."""
    if not set(COLUMNS) <= set(opened.names):
        came = ", ".join(quoted(name) for name in opened.names)
        message = f"The columns unit and headcount were wanted; {came} came. Add what is missing."
        faults.append(Fault(opened.file, opened.header.line, message))
        return {}
    table = opened.read(COLUMNS)
    lines = table.lines(np.arange(table.rows)).tolist()
    units, counts = (table.cells(column) for column in COLUMNS)
    given: Given = {}
    for line, unit, count in zip(lines, units.codes.tolist(), counts.codes.tolist(), strict=True):
        code, text = units.texts[unit], counts.texts[count]
        place, number = tree.index.get(code), COUNT.fullmatch(text)
        if place is None:
            message = f"{quoted(code)} is no unit of the tree. Correct it, or delete the line."
        elif number is None:
            message = f"A whole number of people was wanted; {quoted(text)} came. Correct it."
        elif place in given:
            message = f"Unit {quoted(code)} stands twice, first in line {given[place][1]}. Keep one."
        else:
            given[place] = int(number[1]), line
            continue
        faults.append(Fault(opened.file, line, message))
    return given


def _added_up(tree: UnitTree, given: Given) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The people of each unit, and the sum of those directly below it; from the leaves up."""
    heads, below = np.zeros(len(tree), np.int64), np.zeros(len(tree), np.int64)
    for unit in range(len(tree) - 1, -1, -1):
        heads[unit] = given[unit][0] if unit in given else below[unit]
        if unit:
            below[tree.parent[unit]] += heads[unit]
    return heads, below


def _too_few(
    tree: UnitTree, given: Given, least: NDArray[np.int64], heads: NDArray[np.int64], what: str
) -> Iterator[tuple[int, str]]:
    for unit in np.flatnonzero(heads < least).tolist():
        code = quoted(tree.codes[unit])
        if unit in given:
            line, has = given[unit][1], f"{heads[unit]:,} people"
        else:
            line, has = 0, f"no number of its own and {heads[unit]:,} people below it"
        yield line, f"Unit {code} has {has}, but {least[unit]:,} {what}. Correct it, or add what is missing."

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from orgfit.errors import TableError
from orgfit.responses.headcount import read_headcount
from orgfit.responses.unit_rows import UnitRow
from orgfit.responses.units import UnitTree
from survey_files import told

TREE = UnitTree.build(
    [
        UnitRow("ORG", "", ""),
        UnitRow("A", "", "ORG"),
        UnitRow("A1", "", "A"),
        UnitRow("A2", "", "A"),
        UnitRow("B", "", "ORG"),
    ],
    "units.csv",
)


def heads(folder: Path, text: str, answered: tuple[int, ...] = (0, 0, 0, 0, 0)) -> list[int]:
    path = folder / "heads.csv"
    path.write_text(text)
    found = read_headcount(path, TREE, np.array(answered))
    assert found.dtype == np.int64
    return found.tolist()


def faults(folder: Path, text: str, answered: tuple[int, ...] = (0, 0, 0, 0, 0)) -> list[tuple[int, str]]:
    with pytest.raises(TableError) as error:
        heads(folder, text, answered)
    return told(error.value)


def test_a_unit_that_is_not_named_has_the_sum_of_those_below(tmp_path: Path) -> None:
    assert heads(tmp_path, "unit,headcount\nA1,5\nA2,7\nB,3\n") == [15, 12, 5, 7, 3]


def test_a_unit_may_have_people_of_its_own(tmp_path: Path) -> None:
    text = "headcount;unit;more\n20;A;x\n5;A1;\n7.0;A2;\n3;B;\n"
    assert heads(tmp_path, text, (23, 20, 5, 7, 3)) == [23, 20, 5, 7, 3]


def test_lines_that_are_wrong_are_all_told(tmp_path: Path) -> None:
    text = "unit,headcount\nA1,5\nZ,4\nA1,6\nA2,-1\nB,4.5\n,3\nA,\n"
    assert faults(tmp_path, text) == [
        (3, "'Z' is no unit of the tree. Correct it, or delete the line."),
        (4, "Unit 'A1' stands twice, first in line 2. Keep one."),
        (5, "A whole number of people was wanted; '-1' came. Correct it."),
        (6, "A whole number of people was wanted; '4.5' came. Correct it."),
        (7, "'' is no unit of the tree. Correct it, or delete the line."),
        (8, "A whole number of people was wanted; '' came. Correct it."),
    ]


def test_fewer_people_than_in_the_units_below(tmp_path: Path) -> None:
    text = "unit,headcount\nORG,14\nA,11\nA1,5\nA2,7\nB,4\n"
    assert faults(tmp_path, text) == [
        (2, "Unit 'ORG' has 14 people, but 15 in the units directly below it. Correct it, or add what is missing."),
        (3, "Unit 'A' has 11 people, but 12 in the units directly below it. Correct it, or add what is missing."),
    ]


def test_fewer_people_than_answers(tmp_path: Path) -> None:
    text = "unit,headcount\nA1,5\nA,1200\nB,4\n"
    assert faults(tmp_path, text, (1206, 1201, 5, 1, 5)) == [
        (
            0,
            "Unit 'A2' has no number of its own and 0 people below it, but 1 who answered. "
            "Correct it, or add what is missing.",
        ),
        (
            0,
            "Unit 'ORG' has no number of its own and 1,204 people below it, but 1,206 who answered. "
            "Correct it, or add what is missing.",
        ),
        (3, "Unit 'A' has 1,200 people, but 1,201 who answered. Correct it, or add what is missing."),
        (4, "Unit 'B' has 4 people, but 5 who answered. Correct it, or add what is missing."),
    ]


def test_columns_that_are_missing(tmp_path: Path) -> None:
    message = "The columns unit and headcount were wanted; 'unit', 'people' came. Add what is missing."
    assert faults(tmp_path, "unit,people\nA,5\n") == [(1, message)]

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from orgfit.errors import MappingError, TableError, TreeError
from orgfit.responses.columns import Responses
from orgfit.responses.read import read
from survey_files import MAPPING, UNITS, lay_out, told, told_of

ITEMS = "items: {q1: q1}\nabsent: [q2, q3, o1, o2]\n"
FROM_FILE = MAPPING.replace("items: same\n", ITEMS)
BY_PATH = FROM_FILE.replace("units: units.csv\n", "").replace("{column: unit}", "{path: [agency, level]}")
PATHS = """\
agency,level,q1
B,B2,1
A,,2
B,B1,3
A,A1,4
B,B2,5
"""


def responses(folder: Path, mapping: str, table: str, units: str = UNITS) -> Responses:
    return read(*lay_out(folder, mapping=mapping, table=table, units=units))


def people(found: Responses) -> dict[str, list[int]]:
    """The answers of the people of each unit itself."""
    starts = found.offsets.tolist()
    own = [found.answers[start:end, 0].tolist() for start, end in pairwise(starts)]
    return {code: answers for code, answers in zip(found.units.codes, own, strict=True) if answers}


def faults(folder: Path, mapping: str, table: str) -> list[tuple[int, str]]:
    with pytest.raises(TableError) as error:
        responses(folder, mapping, table)
    assert {fault.file for fault in error.value.faults} == {str(folder / "table.csv")}
    return told(error.value)


def test_one_column_names_the_unit(tmp_path: Path) -> None:
    found = responses(tmp_path, FROM_FILE, "unit,q1\nA1,1\nORG,2\n B ,3\nA1,4\n")
    assert people(found) == {"ORG": [2], "A1": [1, 4], "B": [3]}


def test_a_unit_that_is_none_and_no_unit_at_all(tmp_path: Path) -> None:
    begin = "Column 'unit': a unit of units.csv was wanted;"
    assert faults(tmp_path, FROM_FILE, "unit,q1\nA,1\nC,2\n,3\na,4\n") == [
        (3, f"{begin} 'C' came. Correct it, or add the unit."),
        (4, f"{begin} nothing came. Name a unit, or write 'empty: whole' under 'unit' of the mapping."),
        (5, f"{begin} 'a' came. Correct it, or add the unit."),
    ]


def test_no_unit_may_mean_the_whole(tmp_path: Path) -> None:
    mapping = FROM_FILE.replace("{column: unit}", "{column: unit, empty: whole}") + "skipped: [NA]\n"
    assert people(responses(tmp_path, mapping, "unit,q1\nA,1\n,2\nNA,3\n")) == {"ORG": [2, 3], "A": [1]}


def test_a_unit_may_be_called_like_what_means_skipped(tmp_path: Path) -> None:
    found = responses(tmp_path, FROM_FILE + "skipped: [NA]\n", "unit,q1\nNA,1\n", UNITS + "NA,National,ORG\n")
    assert people(found) == {"NA": [1]}


def test_a_column_alone_needs_a_file_of_units(tmp_path: Path) -> None:
    with pytest.raises(MappingError) as error:
        responses(tmp_path, FROM_FILE.replace("units: units.csv\n", ""), "unit,q1\nA,1\n")
    message = "'unit' names a column, so a file of units is needed. Add 'units', or write path: [...]."
    assert told(error.value) == [(4, message)]


def test_columns_span_a_tree_whose_siblings_stand_by_code(tmp_path: Path) -> None:
    found = responses(tmp_path, BY_PATH, PATHS)
    assert found.units.codes == ("ALL", "A", "A1", "B", "B1", "B2")
    assert found.units.names == ("Harbour Works", "A", "A1", "B", "B1", "B2")
    assert found.units.depth.tolist() == [0, 1, 2, 1, 2, 2]
    assert people(found) == {"A": [2], "A1": [4], "B1": [3], "B2": [1, 5]}


def test_the_whole_may_have_a_code_of_its_own(tmp_path: Path) -> None:
    mapping = BY_PATH.replace("Harbour Works", "{name: Harbour Works, code: HW}")
    found = responses(tmp_path, mapping, PATHS + "HW,,5\n")
    assert found.units.codes[0] == "HW"
    assert people(found)["HW"] == [5]


def test_a_level_that_repeats_the_one_above_is_the_same_unit(tmp_path: Path) -> None:
    found = responses(tmp_path, BY_PATH, "agency,level,q1\nA,A,1\nA,A1,2\n")
    assert found.units.codes == ("ALL", "A", "A1")
    assert people(found) == {"A": [1], "A1": [2]}


def test_a_level_that_is_left_out_and_no_level_at_all(tmp_path: Path) -> None:
    begin = "Column 'agency' > 'level': a unit on every level was wanted;"
    assert faults(tmp_path, BY_PATH + "skipped: [NA]\n", "agency,level,q1\n,A1,1\nNA,A1,2\nA,A1,3\n,,4\n") == [
        (2, f"{begin} '' > 'A1' came. Correct it, or add the unit."),
        (3, f"{begin} 'NA' > 'A1' came. Correct it, or add the unit."),
        (5, f"{begin} nothing came. Name a unit, or write 'empty: whole' under 'unit' of the mapping."),
    ]
    whole = BY_PATH.replace("level]", "level], empty: whole")
    assert people(responses(tmp_path, whole, "agency,level,q1\n,,4\nA,,5\n")) == {"ALL": [4], "A": [5]}


def test_a_unit_under_two_others(tmp_path: Path) -> None:
    with pytest.raises(TreeError) as error:
        responses(tmp_path, BY_PATH, "agency,level,q1\nB,HR,1\n\nB,IT,2\nA,HR,3\n")
    assert told(error.value) == [
        (
            2,
            "Unit 'HR' stands twice, under 'A' in line 5 and under 'B' here. Keep one, or give each a code of its own.",
        )
    ]


def test_a_circle_in_the_columns(tmp_path: Path) -> None:
    with pytest.raises(TreeError) as error:
        responses(tmp_path, BY_PATH, "agency,level,q1\nA,B,1\nB,A,2\n")
    assert {place for place, _ in told_of(error.value)} == {"table.csv"}


def test_where_there_is_a_file_the_lowest_level_names_the_unit(tmp_path: Path) -> None:
    mapping = FROM_FILE.replace("{column: unit}", "{path: [agency, level]}")
    found = responses(tmp_path, mapping, "agency,level,q1\nA,A1,1\nA,,2\nB,,3\n,A1,4\n")
    assert found.units.names == ("Harbour Works", "Quay", "Cranes", "Office")
    assert people(found) == {"A": [2], "A1": [1, 4], "B": [3]}
    assert faults(tmp_path, mapping, "agency,level,q1\nA,A9,1\n,,2\n") == [
        (
            2,
            "Column 'agency' > 'level': a unit of units.csv was wanted; 'A' > 'A9' came. Correct it, or add the unit.",
        ),
        (
            3,
            "Column 'agency' > 'level': a unit of units.csv was wanted; nothing came. "
            "Name a unit, or write 'empty: whole' under 'unit' of the mapping.",
        ),
    ]

from __future__ import annotations

from pathlib import Path

import pytest

from orgfit.errors import MappingError, TableError, TreeError
from orgfit.responses.mapping_file import read_mapping
from orgfit.responses.unit_file import read_unit_rows, read_units, tree_of_file
from orgfit.responses.unit_rows import UnitRow
from survey_files import MAPPING, UNITS, lay_out, told, told_of


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "units.csv"


def test_rows_come_with_their_lines(file: Path) -> None:
    file.write_text('name,parent,unit,more\n"Harbour\u00a0Works",,ORG,\n\n"Quay, North", ORG , A ,x\n', "utf-8")
    assert read_unit_rows(file) == [
        UnitRow("ORG", "Harbour\u00a0Works", "", 2),
        UnitRow("A", "Quay, North", "ORG", 4),
    ]


def test_a_name_may_be_left_out(file: Path) -> None:
    file.write_text("unit;parent\nORG;\nA;ORG\n")
    assert read_units(file).names == ("ORG", "A")


def test_columns_that_are_missing(file: Path) -> None:
    file.write_text("\ncode,name\nORG,Harbour\n")
    with pytest.raises(TreeError) as error:
        read_units(file)
    message = "The columns unit, name and parent were wanted; 'code', 'name' came. Add unit and parent."
    assert told(error.value) == [(2, message)]


def test_faults_of_the_tree_carry_the_lines_of_the_file(file: Path) -> None:
    file.write_text('unit,name,parent\nORG,"Harbour\nWorks",\nA,Quay,Z\n')
    with pytest.raises(TreeError) as error:
        read_units(file)
    assert told_of(error.value) == [("units.csv", 2), ("units.csv", 4)]


def test_no_table(file: Path) -> None:
    with pytest.raises(TableError) as error:
        read_units(file)
    assert told_of(error.value) == [("units.csv", 0)]


def test_another_encoding(file: Path) -> None:
    file.write_bytes("unit,name,parent\nŁ,Łódź,\n".encode("latin2"))
    assert read_units(file, encoding="latin2").names == ("Łódź",)


def tree_names(folder: Path, organisation: str) -> tuple[str, ...]:
    _, path = lay_out(folder, mapping=MAPPING.replace("Harbour Works", organisation))
    return tree_of_file(folder / "units.csv", read_mapping(path)).names


@pytest.mark.parametrize("organisation", ["The Works", "{name: The Works}", "{name: The Works, code: ORG}"])
def test_the_mapping_names_the_whole(tmp_path: Path, organisation: str) -> None:
    assert tree_names(tmp_path, organisation) == ("The Works", "Quay", "Cranes", "Office")


def test_the_code_of_the_whole_must_be_that_of_the_file(tmp_path: Path) -> None:
    assert "ORG" in UNITS
    with pytest.raises(MappingError) as error:
        tree_names(tmp_path, "{name: The Works, code: HW}")
    assert told(error.value) == [
        (
            3,
            "The organisation has the code 'HW', but the topmost unit of units.csv is 'ORG'. "
            "Write that code, or leave it out.",
        )
    ]

from __future__ import annotations

from pathlib import Path

import pytest

from orgfit.errors import MappingError
from orgfit.responses.fit import columns_wanted
from orgfit.responses.mapping_file import read_mapping
from survey_files import MAPPING, lay_out, told

MORE = "person: id\nattributes: {unit_kind: {column: unit, values: [A]}, sex: {column: SEX, values: [F]}}\n"


def test_each_column_is_wanted_once(tmp_path: Path) -> None:
    _, path = lay_out(tmp_path, mapping=MAPPING + MORE)
    names = ["SEX", "more", "id", "o2", "o1", "q3", "q2", "q1", "unit"]
    assert columns_wanted(read_mapping(path), names, "table.csv") == [
        "unit",
        "id",
        "q1",
        "q2",
        "q3",
        "o1",
        "o2",
        "SEX",
    ]


def test_a_column_that_is_missing_is_told_for_each_use(tmp_path: Path) -> None:
    _, path = lay_out(tmp_path, mapping=MAPPING + MORE)
    with pytest.raises(MappingError) as error:
        columns_wanted(read_mapping(path), ["Unit", "identity", "q1", "q2", "o1", "o2"], "table.csv")
    item = "list the item under 'absent'."
    assert told(error.value) == [
        (5, "table.csv has no column 'unit', which is to give unit. Add the column, or name another."),
        (6, f"table.csv has no column 'q3', which is to give item q3. Add the column, or {item}"),
        (7, "table.csv has no column 'id', which is to give person. Add the column, or name another."),
        (8, "table.csv has no column 'SEX', which is to give attribute sex. Add the column, or name another."),
        (8, "table.csv has no column 'unit', which is to give attribute unit_kind. Add the column, or name another."),
    ]


def test_a_column_that_is_near_is_named(tmp_path: Path) -> None:
    _, path = lay_out(tmp_path, mapping=MAPPING.replace("{column: unit}", "{column: department}"))
    with pytest.raises(MappingError) as error:
        columns_wanted(read_mapping(path), ["Department", "q1", "q2", "q3", "o1", "o2"], "table.csv")
    assert "Did you mean 'Department'?" in str(error.value)

from __future__ import annotations

from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest
from pyarrow import parquet

from orgfit.errors import TableError
from orgfit.responses.readers.parquet import open_parquet
from survey_files import told


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "table.parquet"


def fault(path: Path) -> str:
    with pytest.raises(TableError) as error:
        open_parquet(path).read(["unit"])
    ((line, message),) = told(error.value)
    assert line == 0
    return message


def test_columns_are_read_by_name_and_rows_are_counted_from_one(file: Path) -> None:
    parquet.write_table(pa.table({"unit ": ["A", "B"], "a.b": [5, 4], "q2": [1.0, None]}), file, row_group_size=1)
    opened = open_parquet(file)
    assert opened.names == ("unit", "a.b", "q2")
    table = opened.read(["a.b", "unit", "a.b"])
    assert table.table.to_pydict() == {"a.b": [5, 4], "unit": ["A", "B"]}
    assert table.rows == 2
    assert table.place == "row"
    assert table.lines(np.array([0, 1])).tolist() == [1, 2]


def test_no_file_and_no_parquet(file: Path) -> None:
    assert fault(file) == "The file cannot be read (No such file or directory). Give the path of a table."
    file.write_bytes(b"unit,q1\nA,5\n")
    assert fault(file).startswith("This is no Parquet file: ")


def test_no_rows(file: Path) -> None:
    parquet.write_table(pa.table({"unit": pa.array([], pa.string())}), file)
    assert fault(file) == "The table has no row. Give a table with rows."


def test_a_file_that_is_cut_off_or_broken(file: Path) -> None:
    parquet.write_table(pa.table({"unit": ["A"] * 1000, "q1": list(range(1000))}), file)
    whole = file.read_bytes()
    for cut in (4, 100, len(whole) - 1):
        file.write_bytes(whole[:cut])
        assert fault(file).startswith("This is no Parquet file: ")
    footer = len(whole) - 8 - int.from_bytes(whole[-8:-4], "little")
    file.write_bytes(whole[:footer] + b"\xff" * 8 + whole[footer + 8 :])
    assert fault(file).startswith("This is no Parquet file: ")
    file.write_bytes(whole.replace(b"unit", b"\xff\xff\xff\xff"))
    assert fault(file).startswith("This is no Parquet file: ")
    file.write_bytes(whole[:4] + bytes(100) + whole[104:])
    assert fault(file).startswith("The Parquet file is broken: ")


def test_names_that_stand_twice(file: Path) -> None:
    parquet.write_table(pa.table([["A"], [5], [4]], names=["unit", "q1", "q1"]), file)
    assert fault(file) == "Column 3 is called 'q1' like column 2. Rename one of them."

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import numpy as np
import pyarrow as pa
import pytest

from orgfit.errors import TableError
from orgfit.responses.readers.table import WIDEST_RANGE, SourceTable, cells_of, row_numbers
from survey_files import told


def words(*chunks: pa.Array) -> list[str]:
    cells = cells_of(pa.chunked_array(chunks))
    assert cells.codes.dtype == np.int32
    return [cells.texts[code] for code in cells.codes.tolist()]


@pytest.mark.parametrize(
    "kind",
    [pa.int8(), pa.int32(), pa.int64(), pa.uint8(), pa.uint64(), pa.float32(), pa.float64(), pa.float16()],
)
def test_numbers_of_every_type_are_written_alike(kind: pa.DataType) -> None:
    assert words(pa.array([5, None, 3], kind), pa.array([5, 0], kind)) == ["5", "", "3", "5", "0"]


@pytest.mark.parametrize("kind", [pa.string(), pa.large_string(), pa.string_view()])
def test_text_of_every_type_is_read_alike(kind: pa.DataType) -> None:
    assert words(pa.array(["a", None, " b "], kind), pa.array(["b", "a", ""], kind)) == ["a", "", "b", "b", "a", ""]


@pytest.mark.parametrize("kind", [pa.string(), pa.large_string(), pa.int64(), pa.float64()])
def test_categories_are_read_as_what_they_stand_for(kind: pa.DataType) -> None:
    values = ["7", "8"] if pa.types.is_string(kind) or pa.types.is_large_string(kind) else [7, 8]
    one = pa.DictionaryArray.from_arrays(pa.array([0, 1, None], pa.int8()), pa.array(values, kind))
    two = pa.DictionaryArray.from_arrays(pa.array([0, 0], pa.int8()), pa.array(values[::-1], kind))
    assert words(one, two) == ["7", "8", "", "8", "8"]


def test_text_that_is_broken() -> None:
    broken = pa.array([b"a", b"\xff"]).view(pa.string())
    with pytest.raises(TableError) as error:
        SourceTable("the frame", pa.table({"q1": broken}), row_numbers, "row").cells("q1")
    message = "Column 'q1' holds text that is not UTF-8; text or numbers were wanted. Change its type."
    assert told(error.value) == [(0, message)]


def test_a_text_stands_once() -> None:
    for column in (pa.array(["a", "a ", None, ""]), pa.array(["a", "a ", None, ""]).dictionary_encode()):
        cells = cells_of(pa.chunked_array([column, column]))
        assert sorted(cells.texts) == ["", "a"]


def test_numbers_far_apart() -> None:
    far = WIDEST_RANGE * 10
    assert words(pa.array([-far, None, far])) == [str(-far), "", str(far)]
    assert words(pa.array([2**64 - 1, 2**64 - 2], pa.uint64())) == [str(2**64 - 1), str(2**64 - 2)]
    assert words(pa.array([None, None], pa.int8())) == ["", ""]


def test_numbers_with_a_fraction() -> None:
    assert words(pa.array([4.5, float("nan"), -1.0, 1e20, float("inf")])) == [
        "4.5",
        "",
        "-1",
        "100000000000000000000",
        "inf",
    ]
    assert words(pa.array([Decimal("4.50"), None])) == ["4.50", ""]


def test_truths_days_and_nothing() -> None:
    assert words(pa.array([True, False, None])) == ["true", "false", ""]
    assert words(pa.array([dt.date(2018, 5, 1)])) == ["2018-05-01"]
    assert words(pa.nulls(2)) == ["", ""]


def test_no_rows() -> None:
    for kind in (pa.string(), pa.int8()):
        assert cells_of(pa.chunked_array([], kind)).codes.tolist() == []


@pytest.mark.parametrize(
    ("values", "name"), [([[1]], "list<item: int64>"), ([{"a": 1}], "struct<a: int64>"), ([b"a"], "binary")]
)
def test_what_is_no_cell(values: list[object], name: str) -> None:
    table = SourceTable("the frame", pa.table({"q1": values}), row_numbers, "row")
    with pytest.raises(TableError) as error:
        table.cells("q1")
    message = f"Column 'q1' holds {name}; text or numbers were wanted. Change its type."
    assert told(error.value) == [(0, message)]

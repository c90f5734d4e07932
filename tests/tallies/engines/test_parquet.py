from __future__ import annotations

from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from counted_by_hand import instrument, organisation, owners, tallied
from orgfit.errors import TableError
from orgfit.responses.columns import Responses
from orgfit.tallies.engines.parquet import tally_parquet
from orgfit.tallies.layout import Layout

SURVEY = instrument([[("agree5", 3), ("likely11", 2)], [("agree5", 2)]], choices=[3])
LAYOUT = Layout.of(SURVEY)


@pytest.fixture
def responses() -> Responses:
    return organisation(SURVEY, [-1, 0, 0, 2], [10, 0, 300, 90], seed=1)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "answers.parquet"


def table(responses: Responses, *, kind: str = "int8") -> pa.Table:
    """The answers in no order, a row a person, with the code of his or her unit."""
    order = np.random.default_rng(1).permutation(responses.people)
    codes = np.array(responses.units.codes)[owners(responses)[order]]
    answers = responses.answers[order].T
    columns = {name: pa.array(column).cast(kind) for name, column in zip(LAYOUT.items, answers, strict=True)}
    return pa.table({"unit": pa.array(codes), **columns})


@pytest.mark.parametrize("chunk_rows", [1, 64, 100, 10_000])
@pytest.mark.parametrize("group", [50, 1000])
def test_a_file_is_counted_piece_by_piece(responses: Responses, path: Path, chunk_rows: int, group: int) -> None:
    pq.write_table(table(responses), path, row_group_size=group)
    assert tally_parquet(path, LAYOUT, responses.units, chunk_rows=chunk_rows) == tallied(responses)


@pytest.mark.parametrize("kind", ["int64", "float64"])
def test_whole_numbers_of_any_kind_will_do(responses: Responses, path: Path, kind: str) -> None:
    pq.write_table(table(responses, kind=kind), path)
    assert tally_parquet(path, LAYOUT, responses.units) == tallied(responses)


def test_what_is_missing_was_skipped(responses: Responses, path: Path) -> None:
    holes = table(responses)
    for place, name in enumerate(holes.column_names[1:], 1):
        values = [None if value == -1 else value for value in holes[name].to_pylist()]
        holes = holes.set_column(place, name, pa.array(values, pa.int8()))
    pq.write_table(holes, path)
    assert tally_parquet(path, LAYOUT, responses.units) == tallied(responses)


@pytest.mark.parametrize("write", ["dictionary", "numbers"])
def test_units_may_be_coded_as_categories_or_numbers(responses: Responses, path: Path, write: str) -> None:
    numbered = organisation(SURVEY, [-1, 0, 0, 2], [10, 0, 300, 90], seed=1)
    object.__setattr__(numbered.units, "codes", ("0", "1", "2", "3"))
    rows = table(numbered)
    units = rows["unit"].dictionary_encode() if write == "dictionary" else rows["unit"].cast(pa.int64())
    pq.write_table(rows.set_column(0, "unit", units), path)
    assert tally_parquet(path, LAYOUT, numbered.units) == tallied(responses)


def test_a_file_of_nobody(responses: Responses, path: Path) -> None:
    pq.write_table(table(responses).slice(0, 0), path)
    assert tally_parquet(path, LAYOUT, responses.units).people.tolist() == [0, 0, 0, 0]


def test_all_missing_columns_are_named_at_once(responses: Responses, path: Path) -> None:
    pq.write_table(table(responses).drop_columns(["q1", "c0", "unit"]), path)
    with pytest.raises(TableError) as error:
        tally_parquet(path, LAYOUT, responses.units)
    assert [fault.message for fault in error.value.faults] == [
        f"Column '{name}' is missing. Add it." for name in ("c0", "q1", "unit")
    ]
    assert {fault.file for fault in error.value.faults} == {str(path)}


def test_unknown_units_are_named(responses: Responses, path: Path) -> None:
    rows = table(responses)
    codes = [
        "moon" if place == 3 else "sun" if place == 5 else code for place, code in enumerate(rows["unit"].to_pylist())
    ]
    pq.write_table(rows.set_column(0, "unit", pa.array(codes)), path)
    with pytest.raises(TableError) as error:
        tally_parquet(path, LAYOUT, responses.units)
    assert [fault.message.split(" is ")[0] for fault in error.value.faults] == ["Unit 'moon'", "Unit 'sun'"]


def test_everybody_needs_a_unit(responses: Responses, path: Path) -> None:
    rows = table(responses)
    codes = [None if place < 2 else code for place, code in enumerate(rows["unit"].to_pylist())]
    pq.write_table(rows.set_column(0, "unit", pa.array(codes)), path)
    with pytest.raises(TableError, match="2 rows have no unit"):
        tally_parquet(path, LAYOUT, responses.units)


@pytest.mark.parametrize(
    ("values", "message"),
    [
        (pa.array([6] * 400, pa.int8()), "Answers to 'q0' run from 1 to 5"),
        (pa.array([300] * 400, pa.int64()), "Answers to 'q0' must be whole numbers"),
        (pa.array([1.5] * 400), "Answers to 'q0' must be whole numbers"),
        (pa.array(["agree"] * 400), "Answers to 'q0' must be whole numbers"),
    ],
)
def test_answers_that_are_none_are_named_with_the_file(
    responses: Responses, path: Path, values: pa.Array, message: str
) -> None:
    pq.write_table(table(responses).set_column(1, "q0", values), path)
    with pytest.raises(TableError, match=message) as error:
        tally_parquet(path, LAYOUT, responses.units)
    assert {fault.file for fault in error.value.faults} == {str(path)}


def test_progress_rises_to_one(responses: Responses, path: Path) -> None:
    pq.write_table(table(responses), path)
    shares: list[float] = []
    tally_parquet(path, LAYOUT, responses.units, chunk_rows=100, progress=shares.append)
    assert shares == [0.0, 0.25, 0.5, 0.75, 1.0]

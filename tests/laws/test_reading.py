"""Laws of reading: the order of rows does not matter, cells come back as written, and nothing breaks but as told."""

from __future__ import annotations

import csv
import gzip
import io
import re
from collections import Counter
from pathlib import Path

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from orgfit.errors import TableError
from orgfit.responses.columns import Responses
from orgfit.responses.mapping import Mapping
from orgfit.responses.mapping_file import read_mapping
from orgfit.responses.read import read
from orgfit.responses.readers.csv import read_table
from survey_files import MAPPING, UNITS, lay_out

ATTRIBUTES = "cant_say: [X]\nattributes: {sex: {column: sex, values: [F, M]}}\n"
PATHS = MAPPING.replace("units: units.csv\n", "").replace("{column: unit}", "{path: [agency, unit]}")
HEADER = ["agency", "unit", "q1", "q2", "q3", "o1", "o2", "sex"]
AGREE = st.sampled_from(["", "X", "1", "2", "3", "4", "5", "5.0"])
ROWS = st.lists(
    st.tuples(
        st.sampled_from([("A", "A1"), ("A", "A2"), ("A", ""), ("B", "B1")]),
        st.lists(AGREE, min_size=3, max_size=3),
        st.sampled_from(["", "0", "10"]),
        st.sampled_from(["", "1", "3"]),
        st.sampled_from(["", "F", "M"]),
    ),
    min_size=1,
    max_size=30,
)
# Whatever makes a cell hard to read: delimiters, quotes, line breaks, blanks, letters of several bytes.
CELL = st.text(st.sampled_from('ab1,;\t|" \n\r\u00e9\U0001f600'), max_size=6)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("laws")


@pytest.fixture(scope="module")
def by_file(folder: Path) -> Mapping:
    units = UNITS.replace("A1,Cranes,A\n", "A1,Cranes,A\nA2,Ropes,A\n") + "B1,Hall,B\n"
    return read_mapping(lay_out(folder, mapping=MAPPING + ATTRIBUTES, units=units)[1])


@pytest.fixture(scope="module")
def by_path(folder: Path) -> Mapping:
    (folder / "paths.yaml").write_text(PATHS + ATTRIBUTES)
    return read_mapping(folder / "paths.yaml")


def written(rows: list[list[str]], delimiter: str = ",") -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, lineterminator="\r\n").writerows(rows)
    return out.getvalue().encode()


def content(responses: Responses) -> dict[str, Counter[tuple[int, ...]]]:
    """What a count can see: for each unit its people as rows, in no order."""
    columns = [responses.answers, *(attribute.codes[:, None] for attribute in responses.attributes)]
    people = np.concatenate(columns, axis=1).tolist()
    return {
        code: Counter(map(tuple, people[responses.offsets[unit] : responses.offsets[unit + 1]]))
        for unit, code in enumerate(responses.units.codes)
    }


@given(data=st.data(), rows=ROWS)
@pytest.mark.parametrize("form", ["by_file", "by_path"])
def test_the_order_of_rows_does_not_matter(
    form: str,
    data: st.DataObject,
    rows: list[tuple[tuple[str, str], ...]],
    request: pytest.FixtureRequest,
    folder: Path,
) -> None:
    mapping = request.getfixturevalue(form)
    flat = [[*unit, *agree, *rest] for unit, agree, *rest in rows]
    if form == "by_file":
        flat = [[agency, unit or agency, *rest] for agency, unit, *rest in flat]
    table = folder / "rows.csv"
    table.write_bytes(written([HEADER, *flat]))
    one = read(table, mapping)
    table.write_bytes(written([HEADER, *data.draw(st.permutations(flat))]))
    other = read(table, mapping)
    assert content(one) == content(other)
    assert one.units == other.units
    assert one.offsets.tolist() == other.offsets.tolist()
    assert sum(sum(people.values()) for people in content(one).values()) == len(rows)


@given(
    st.sampled_from([",", ";", "\t", "|"]),
    st.integers(2, 4).flatmap(lambda n: st.lists(st.lists(CELL, min_size=n, max_size=n), min_size=1, max_size=8)),
)
def test_cells_come_back_as_they_were_written(folder: Path, delimiter: str, rows: list[list[str]]) -> None:
    names = [f"column {place}" for place in range(len(rows[0]))]
    path = folder / "cells.csv"
    path.write_bytes(written([names, *rows], delimiter))
    table = read_table(path)
    for place, name in enumerate(names):
        cells = table.cells(name)
        assert [cells.texts[code] for code in cells.codes] == [row[place].strip() for row in rows]


@given(st.lists(st.lists(CELL, min_size=2, max_size=2), min_size=1, max_size=8))
def test_every_row_knows_its_line(folder: Path, rows: list[list[str]]) -> None:
    path = folder / "lines.csv"
    path.write_bytes(written([["a", "b"], *rows]))
    lines = read_table(path).lines(np.arange(len(rows)))
    first = 2
    for row, line in zip(rows, lines.tolist(), strict=True):
        assert line == first
        first += len(re.findall("\r\n|\r|\n", written([row]).decode()))


BYTES = st.one_of(
    st.binary(max_size=200),
    st.lists(
        st.sampled_from(
            [
                b"a",
                b"1",
                b",",
                b";",
                b"\n",
                b"\r",
                b'"',
                b'""',
                b"\t",
                b" ",
                b"\xff",
                b"\x81",
                b"\0",
                b"\xc3\xa9",
                b"1,2\n",
            ]
        ),
        max_size=60,
    ).map(b"".join),
)


@given(BYTES)
@example(b"")
@example(b"\xff\xfe")
@example(b"PK\x03\x04")
@example(b"\x1f\x8b\x08")
def test_whatever_the_bytes_a_table_is_read_or_its_faults_are_told(folder: Path, data: bytes) -> None:
    path = folder / "any.csv"
    for content in (data, gzip.compress(data)):
        path.write_bytes(content)
        try:
            table = read_table(path)
        except TableError as error:
            files = {fault.file for fault in error.faults}
            table = None
        if table is None:
            assert files == {str(path)}
        else:
            assert len(table.lines(np.arange(table.rows))) == table.rows > 0
            for name in table.table.column_names:
                assert len(table.cells(name).codes) == table.rows

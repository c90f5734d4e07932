from __future__ import annotations

import gzip
from pathlib import Path

import numpy as np
import pytest

from orgfit.errors import TableError
from orgfit.responses.readers import csv
from orgfit.responses.readers.csv import open_csv, read_table
from survey_files import told


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "table.csv"


def column(path: Path, name: str) -> list[str]:
    cells = read_table(path).cells(name)
    return [cells.texts[code] for code in cells.codes.tolist()]


def faults(path: Path) -> list[tuple[int, str]]:
    with pytest.raises(TableError) as error:
        read_table(path)
    assert {fault.file for fault in error.value.faults} == {str(path)}
    return told(error.value)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_every_usual_delimiter_and_line_ending(file: Path, delimiter: str, ending: str) -> None:
    rows = [["unit", "q1", "why"], ["A", "5", "plain"], ["B", "", f'"a{delimiter} ""b"" {ending}c"']]
    file.write_bytes(ending.join(delimiter.join(row) for row in rows).encode())
    table = read_table(file)
    assert table.rows == 2
    assert table.notices == ()
    assert column(file, "unit") == ["A", "B"]
    assert column(file, "q1") == ["5", ""]
    assert column(file, "why") == ["plain", f'a{delimiter} "b" {ending}c']


def test_only_the_columns_that_are_asked_for_are_read(file: Path) -> None:
    file.write_text("unit,q1,q2\nA,5,4\n")
    table = open_csv(file).read(["q2", "unit", "q2"])
    assert table.table.column_names == ["q2", "unit"]
    assert table.table.to_pydict() == {"q2": ["4"], "unit": ["A"]}


def test_gzip_is_told_by_its_first_bytes_and_not_by_its_name(file: Path) -> None:
    file.write_bytes(gzip.compress(b"unit,q1\nA,5\n"))
    assert column(file, "q1") == ["5"]


def test_columns_without_a_name_are_passed_over(file: Path) -> None:
    file.write_text(",unit,,q1\n1,A,x,5\n2,B,y,4\n")
    assert read_table(file).table.to_pydict() == {"unit": ["A", "B"], "q1": ["5", "4"]}


def test_blanks_around_cells_and_names_do_not_count(file: Path) -> None:
    file.write_text("unit , q1\n A , 5 \n")
    assert column(file, "q1") == ["5"]
    assert column(file, "unit") == ["A"]


def test_empty_lines_are_no_rows(file: Path) -> None:
    file.write_text("\n\nunit,q1\n\nA,5\n\n\nB,4\n\n")
    table = read_table(file)
    assert table.lines(np.array([0, 1])).tolist() == [5, 8]


def test_lines_are_right_where_cells_hold_line_breaks(file: Path) -> None:
    file.write_text('"unit\n(code)",q1,why\nA,5,"one\ntwo\n\nthree"\nB,4,"x"\nC,3,\n')
    table = read_table(file)
    assert table.rows == 3
    assert table.lines(np.arange(3)).tolist() == [3, 7, 8]


def test_lines_are_right_where_quotes_stand_inside_plain_cells(file: Path) -> None:
    file.write_text('unit,size,why\nA,5" pipe,"one\ntwo"\nB,6"" pipe,x"y\nC,7,"a ""b"" c"\n')
    assert read_table(file).lines(np.arange(3)).tolist() == [2, 4, 5]
    assert column(file, "size") == ['5" pipe', '6"" pipe', "7"]


def test_ragged_rows_are_all_told_with_their_lines(file: Path) -> None:
    file.write_text('unit,q1,why\nA,5,"one\ntwo"\nB,4\n\nC,3,x\nD,2,x,y\n')
    wanted = "3 cells were wanted, as in the line of column names;"
    assert faults(file) == [
        (4, f"{wanted} 2 came (the delimiter is ','). Fill in what is missing."),
        (7, f"{wanted} 4 came (the delimiter is ','). Put cells that hold the delimiter in quotes."),
    ]


def test_of_many_ragged_rows_a_thousand_are_kept_and_all_are_counted(file: Path) -> None:
    file.write_text("unit,q1\n" + "A\n" * 1500 + "A,5,6\n" * 20)
    found = faults(file)
    assert found[0] == (
        0,
        "1,520 faults in all; the first 1,000 are listed. Most often: too few cells (1,500); too many cells (20).",
    )
    assert [line for line, _ in found[1:]] == list(range(2, 1002))


def test_a_quote_that_is_never_closed(file: Path) -> None:
    file.write_text('unit,why\nA,"one"\nB,"two\nC,three\n')
    message = "A quotation mark opens a cell here and is never closed. Close it, or double it inside a cell."
    assert faults(file) == [(3, message)]


@pytest.mark.parametrize("content", ["", "\n\n\r\n", "\ufeff"])
def test_an_empty_file(file: Path, content: str) -> None:
    file.write_text(content, "utf-8")
    assert faults(file) == [(0, "The file is empty. Give a table with a line of column names.")]


@pytest.mark.parametrize("content", ["unit,q1", "unit,q1\n", "unit,q1\n\n\n"])
def test_a_header_and_nothing_below(file: Path, content: str) -> None:
    file.write_text("\n" + content)
    message = "There is a line of column names and no row below it. Give a table with rows."
    assert faults(file) == [(2, message)]


def test_column_names_that_stand_twice(file: Path) -> None:
    file.write_text("\nunit,q1,q2,q1 ,unit\nA,1,2,3,4\n")
    assert faults(file) == [
        (2, "Column 4 is called 'q1' like column 2. Rename one of them."),
        (2, "Column 5 is called 'unit' like column 1. Rename one of them."),
    ]


def test_nul_characters(file: Path) -> None:
    file.write_bytes(b"unit,q1\nA,5\nB,\x004\n")
    message = "A NUL character stands here, which no table has. Delete it, or save the table anew."
    assert faults(file) == [(3, message)]


def test_a_cell_larger_than_a_block(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csv, "BLOCK", 1000)
    file.write_text("unit,why\n" + "A,x\n" * 1000 + "B," + "long " * 5000 + "\nC,x\n")
    assert column(file, "unit") == ["A"] * 1000 + ["B", "C"]
    file.write_text("unit,why\nA\n" + "A,x\n" * 1000 + "B," + "long " * 5000 + "\nC\n")
    assert [line for line, _ in faults(file)] == [2, 1004]


def test_cells_that_cross_the_blocks(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csv, "BLOCK", 64)
    whys = ["one\ntwo, three\n" * (row % 4) for row in range(50)]
    file.write_text("unit,why\n" + "".join(f'u{row},"{why}"\n' for row, why in enumerate(whys)))
    assert column(file, "unit") == [f"u{row}" for row in range(50)]
    assert column(file, "why") == [why.strip() for why in whys]


def test_a_comment_of_ten_megabytes(file: Path) -> None:
    file.write_text('unit,why\nA,"' + "a long story\n" * 800_000 + '"\nB,x\n')
    table = open_csv(file).read(["unit"])
    assert table.table.to_pydict() == {"unit": ["A", "B"]}
    assert table.lines(np.arange(2)).tolist() == [2, 800_003]


def test_what_is_no_text_at_all(file: Path) -> None:
    file.write_bytes(bytes(range(256)) * 40)
    assert [message.split(". ")[0] for _, message in faults(file)] == ["The text is neither UTF-8 nor Windows-1252"]

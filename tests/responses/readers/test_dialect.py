from __future__ import annotations

import pytest

from orgfit.errors import TableError
from orgfit.responses.readers.dialect import SAMPLE, check_names, read_header, sniff
from survey_files import told


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        (b"a,b\n1,2\n", b","),
        (b"a;b;c\n1,5;2,5;3\n", b";"),
        (b"a\tb\nx, y; z\t2\n", b"\t"),
        (b"a|b\n1|2\n", b"|"),
        (b'a,"b;c;d"\n1,"x;y;z"\n', b","),
        (b"a;b,c\n1;2\n3;4\n", b";"),
        (b"a,b;c;d\n1,2\n3,4\n", b","),
        (b"a,b\n1\n2\n3,4\n", b","),
        (b"a\n1\n", b","),
        (b"", b","),
        (b"\n\na;b\n1;2", b";"),
    ],
)
def test_the_delimiter_that_cuts_evenly(text: bytes, delimiter: bytes) -> None:
    assert sniff(text) == delimiter


def test_a_row_that_is_cut_off_by_the_sample_does_not_count() -> None:
    assert sniff(b"a;b;c,d\n1,5;2" + b"x" * SAMPLE + b";3\n") == b";"
    assert sniff(b"a;b;c,d\n1,5;2\n") == b","


def test_the_header_is_the_first_line_that_is_not_empty() -> None:
    header = read_header(b'\n\n a ,"b, c",\n1,2,3\n', b",", "table.csv")
    assert header.names == ("a", "b, c", "")
    assert header.line == 3
    assert header.end == len(b'\n\n a ,"b, c",\n')


def test_a_header_longer_than_the_sample() -> None:
    names = [f"question_{place}" for place in range(8000)]
    text = ",".join(names).encode() + b"\n" + b"1," * 7999 + b"1\n"
    assert len(text) > SAMPLE
    assert read_header(text, b",", "table.csv").names == tuple(names)


@pytest.mark.parametrize("text", [b"a" * 200_000, b"," * 200_000, b"a\n"[:1] + b"," * 30_000 + b"\n1\n"])
def test_what_is_no_header(text: bytes) -> None:
    with pytest.raises(TableError) as error:
        read_header(text, b",", "table.csv")
    message = "A line of column names was wanted, at most 20,000; this is none. Give a CSV file."
    assert told(error.value) == [(1, message)]


def test_names_are_checked_all_at_once() -> None:
    with pytest.raises(TableError) as error:
        check_names(["a", "b\u202e", "a", "", "", "c\n(d)"], "table.csv", 3)
    assert told(error.value) == [
        (3, "Column 3 is called 'a' like column 1. Rename one of them."),
        (3, "The name of column 2 has the invisible character U+202E. Delete it."),
    ]


def test_some_column_needs_a_name() -> None:
    with pytest.raises(TableError) as error:
        check_names(["", ""], "table.csv", 1)
    assert told(error.value) == [(1, "No column has a name. Give a table with a line of column names.")]

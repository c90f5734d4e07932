from __future__ import annotations

import pytest

from orgfit.responses.readers.records import Records


def lines(text: bytes) -> list[int]:
    return Records(text, b",").first_lines.tolist()


@pytest.mark.parametrize(
    ("text", "first_lines"),
    [
        (b"", []),
        (b"a", [0]),
        (b"a\n", [0]),
        (b"a\nb\n", [0, 1]),
        (b"\r\n\r\na\r\nb", [2, 3]),
        (b"a\rb\r", [0, 1]),
        (b'a,"x\ny"\nb,z\n', [0, 2]),
        (b'"x\n\n""y\n""",a\nb\n', [0, 4]),
        (b'a,""\nb,"""\n"\nc', [0, 1, 3]),
    ],
)
def test_records_begin_outside_quotes(text: bytes, first_lines: list[int]) -> None:
    assert lines(text) == first_lines
    assert Records(text, b",").unclosed is None


@pytest.mark.parametrize(
    ("text", "first_lines"),
    [
        (b'5",x\n6",y\n', [0, 1]),
        (b'5",x\n6,"y\nz"\n7,8\n', [0, 1, 3]),
        (b'5"",x\n6,y\n', [0, 1]),
        (b'a,"b"c"d\ne,f\n', [0, 1]),
        (b'a,"b" "c\ne,f\n', [0, 1]),
        (b'a"b,"x\n""y",c\nd,e,f\n', [0, 2]),
    ],
)
def test_a_quote_inside_a_plain_cell_is_a_letter(text: bytes, first_lines: list[int]) -> None:
    assert lines(text) == first_lines
    assert Records(text, b",").unclosed is None


@pytest.mark.parametrize(
    ("text", "place"),
    [(b'a,"b\nc\n', 2), (b'"', 0), (b'5",x\n6,"y""', 7), (b'a,"b"\nc,"\n', 8), (b'"""', 0), (b'a\n"b\n""\n', 2)],
)
def test_a_quote_that_is_never_closed_is_found(text: bytes, place: int) -> None:
    assert Records(text, b",").unclosed == place


def test_the_delimiter_decides_where_a_cell_begins() -> None:
    assert Records(b'a;"b\nc', b",").unclosed is None
    assert Records(b'a;"b\nc', b";").unclosed == 2

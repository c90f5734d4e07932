from __future__ import annotations

import codecs

import pytest

from orgfit.errors import TableError
from orgfit.responses.readers.encoding import as_utf8, line_at
from survey_files import told

TEXT = "unit,name\nA,Büro für Öffnung\nB,Łódź\n"
WESTERN = "unit,name\nA,Büro\nB,Café – €\n"


def faults(data: bytes, encoding: str | None = None) -> list[tuple[int, str]]:
    with pytest.raises(TableError) as error:
        as_utf8(data, encoding, "table.csv")
    return told(error.value)


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_mark_is_obeyed_and_without_one_the_text_is_utf8(mark: bytes, encoding: str) -> None:
    assert as_utf8(mark + TEXT.encode(encoding), None, "table.csv") == (TEXT.encode(), ())


def test_windows_1252_is_read_with_a_notice() -> None:
    text, notices = as_utf8(WESTERN.encode("cp1252"), None, "table.csv")
    assert text.decode() == WESTERN
    assert notices == (
        "table.csv is not UTF-8 (line 2) and was read as Windows-1252. "
        "If letters look wrong, name the right one (--encoding).",
    )


@pytest.mark.parametrize("encoding", ["latin2", "utf-16", "utf-8", "UTF_16_BE", "gb18030"])
def test_a_named_encoding_overrides(encoding: str) -> None:
    text = "unit,name\nA,ł\n"
    assert as_utf8(text.encode(encoding), encoding, "table.csv") == (text.encode(), ())


def test_a_mark_is_taken_off_where_the_encoding_is_named_as_well() -> None:
    assert as_utf8(codecs.BOM_UTF8 + b"a\n1\n", "utf-8", "table.csv") == (b"a\n1\n", ())


def test_bytes_of_neither_encoding() -> None:
    assert faults(b"unit,name\nA,\xc3\xa4\nB,\x81\n") == [
        (
            3,
            "The text is neither UTF-8 nor Windows-1252. Save the file as UTF-8, or name its encoding (--encoding).",
        )
    ]


def test_bytes_that_break_the_encoding_of_the_mark() -> None:
    advice = "Name the right encoding, or save the file as UTF-8."
    assert faults(codecs.BOM_UTF8 + b"a\n\n\xff\n") == [(3, f"The text is not utf-8 (invalid start byte). {advice}")]
    assert faults(codecs.BOM_UTF16_LE + b"a") == [(0, f"The text is not utf-16-le (truncated data). {advice}")]


def test_bytes_that_break_a_named_encoding() -> None:
    advice = "Name the right encoding, or save the file as UTF-8."
    assert faults(b"a\n\xe4\n", "ascii") == [(2, f"The text is not ascii (ordinal not in range(128)). {advice}")]


@pytest.mark.parametrize("encoding", ["klingon", "base64", "zip", "rot13", "undefined", "a\x00b", ""])
def test_an_encoding_that_is_none(encoding: str) -> None:
    message = f"The encoding {encoding!r} is not known or is none of text. Name one like utf-8, cp1252 or utf-16."
    assert faults(b"a\n1\n", encoding) == [(0, message)]


def test_utf16_without_a_mark_gets_a_hint() -> None:
    message = "NUL characters stand in the text, as in UTF-16 without a mark. Name the encoding, like utf-16-le."
    assert faults("unit,q1\nA,5\n".encode("utf-16-le")) == [(1, message)]


def test_a_broken_letter_is_found_across_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("orgfit.responses.readers.encoding.CHUNK", 4)
    assert as_utf8(TEXT.encode(), None, "table.csv") == (TEXT.encode(), ())
    assert "(line 3)" in as_utf8("aaä\nää\naä".encode() + b"\xc3", None, "table.csv")[1][0]
    assert "(line 2)" in as_utf8("aä\n".encode() + b"aaa\xe4\n", None, "table.csv")[1][0]
    # Three bytes of the letter are pending when its last one comes with the broken one.
    assert "(line 1)" in as_utf8("a\U0001f642".encode() + b"\xe4\n\n", None, "table.csv")[1][0]


@pytest.mark.parametrize("ending", [b"\n", b"\r\n", b"\r"])
def test_lines_end_in_three_ways(ending: bytes) -> None:
    data = ending.join([b"a", b"b", b"", b"d"])
    assert line_at(data, data.index(b"d")) == 4

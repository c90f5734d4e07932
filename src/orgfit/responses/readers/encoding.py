"""From bytes in any encoding to UTF-8 without a mark in front."""

from __future__ import annotations

import codecs
from typing import Final

from orgfit.errors import Fault, TableError

# UTF-32 first: its mark begins like that of UTF-16.
MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
FALLBACK: Final = "cp1252"
CHUNK: Final = 1024**2


def as_utf8(data: bytes, encoding: str | None, file: str) -> tuple[bytes, tuple[str, ...]]:
    """This function will give a text as UTF-8, and what a reader should know about how it was read.

    A byte-order mark is obeyed; without one UTF-8 is tried, then Windows-1252, with a notice. ``encoding`` overrides
    all of that. Raises TableError where the bytes are not text in the encoding, and where a NUL stands in the text.
    """
    text, notices = _detected(data, file) if encoding is None else (_decoded(data, encoding, file), ())
    at = text.find(b"\0")
    if at >= 0:
        raise TableError([Fault(file, line_at(text, at), _nul_message(data, encoding))])
    return text, notices


def line_at(data: bytes, at: int) -> int:
    """This function will give the line, counted from 1, on which a byte stands."""
    returns = data.count(b"\r", 0, at) - data.count(b"\r\n", 0, at)
    return data.count(b"\n", 0, at) + returns + 1


def _detected(data: bytes, file: str) -> tuple[bytes, tuple[str, ...]]:
    for mark, name in MARKS:
        if data.startswith(mark):
            rest = data[len(mark) :]
            return (rest if name == "utf-8" and _bad_byte(rest) is None else _decoded(rest, name, file)), ()
    bad = _bad_byte(data)
    if bad is None:
        return data, ()
    try:
        text = data.decode(FALLBACK).encode()
    except UnicodeDecodeError as error:
        message = (
            "The text is neither UTF-8 nor Windows-1252. Save the file as UTF-8, or name its encoding (--encoding)."
        )
        raise TableError([Fault(file, line_at(data, error.start), message)]) from None
    where = line_at(data, bad)
    notice = (
        f"{file} is not UTF-8 (line {where}) and was read as Windows-1252. "
        f"If letters look wrong, name the right one (--encoding)."
    )
    return text, (notice,)


def _decoded(data: bytes, encoding: str, file: str) -> bytes:
    try:
        # Through str, because codecs that do not make text (base64, zip) are refused there as unknown.
        return data.decode(encoding).removeprefix("\ufeff").encode()
    except UnicodeDecodeError as error:
        line = line_at(data, error.start) if encoding.replace("-", "").lower()[:5] not in {"utf16", "utf32"} else 0
        message = f"The text is not {encoding} ({error.reason}). Name the right encoding, or save the file as UTF-8."
        raise TableError([Fault(file, line, message)]) from None
    except (LookupError, UnicodeError, ValueError):
        message = f"The encoding {encoding!r} is not known or is none of text. Name one like utf-8, cp1252 or utf-16."
        raise TableError([Fault(file, 0, message)]) from None


def _bad_byte(data: bytes) -> int | None:
    """Where the first byte stands that is not UTF-8; in pieces, so that no second copy is made."""
    if data.isascii():
        return None
    decoder = codecs.getincrementaldecoder("utf-8")()
    view = memoryview(data)
    for start in range(0, len(data), CHUNK):
        pending = len(decoder.getstate()[0])
        try:
            decoder.decode(view[start : start + CHUNK], final=start + CHUNK >= len(data))
        except UnicodeDecodeError as error:
            return max(start - pending + error.start, 0)
    return None


def _nul_message(data: bytes, encoding: str | None) -> str:
    if encoding is None and data.count(b"\0", 0, 1000) > min(len(data), 1000) // 4:
        return "NUL characters stand in the text, as in UTF-16 without a mark. Name the encoding, like utf-16-le."
    return "A NUL character stands here, which no table has. Delete it, or save the table anew."

"""Which delimiter a CSV text uses, and what its columns are called."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from orgfit.errors import Fault, TableError
from orgfit.responses.letters import invisible_fault, quoted
from orgfit.responses.readers.records import Records

DELIMITERS: Final = b",;\t|"
SAMPLE: Final = 64 * 1024
HEADER_AT_MOST: Final = 16 * 1024**2
COLUMNS_AT_MOST: Final = 20_000


@dataclass(frozen=True, slots=True)
class Header:
    """The names of the columns, the line they stand on, and the byte after them where the rows begin."""

    names: tuple[str, ...]
    line: int
    end: int


def sniff(text: bytes) -> bytes:
    """This function will give the delimiter that cuts the first records into equally many cells.

    Delimiters inside quotes do not count. Where none fits, the text has one column, and a comma does no harm.
    """
    records = Records(text[:SAMPLE], DELIMITERS)
    best, delimiter = (0.0, 0), DELIMITERS[:1]
    for candidate in DELIMITERS:
        counts = _counts(records, candidate, complete=len(text) <= SAMPLE)
        if counts and counts[0]:
            agreeing = sum(count == counts[0] for count in counts) / len(counts)
            if (agreeing, counts[0]) > best:
                best, delimiter = (agreeing, counts[0]), bytes([candidate])
    return delimiter


def read_header(text: bytes, delimiter: bytes, file: str) -> Header:
    """This function will read the names of the columns from the first line that is not empty.

    Raises TableError where there is none, and with every name that stands twice.
    """
    size = SAMPLE
    while True:
        records = Records(text[:size], delimiter)
        first = records.first_lines
        if len(first) > 1 or size >= min(len(text), HEADER_AT_MOST):
            break
        size *= 16
    if not len(first):
        raise TableError([Fault(file, 0, "The file is empty. Give a table with a line of column names.")])
    start = int(records.starts[first[0]])
    end = int(records.starts[first[1]]) if len(first) > 1 else len(records.text)
    line = int(first[0]) + 1
    names = _names(text[start:end].decode(errors="replace"), delimiter.decode(), Fault(file, line, ""))
    check_names(names, file, line)
    return Header(names, line, end)


def check_names(names: Sequence[str], file: str, line: int) -> None:
    """This function will raise TableError for names that are all empty, stand twice or hold invisible letters."""
    faults = []
    if not any(names):
        faults.append(Fault(file, line, "No column has a name. Give a table with a line of column names."))
    seen: dict[str, int] = {}
    for place, name in enumerate(names, 1):
        if fault := invisible_fault(" ".join(name.split()), f"The name of column {place}"):
            faults.append(Fault(file, line, fault))
        if name and seen.setdefault(name, place) != place:
            message = f"Column {place} is called {quoted(name)} like column {seen[name]}. Rename one of them."
            faults.append(Fault(file, line, message))
    if faults:
        raise TableError(faults)


def _counts(records: Records, delimiter: int, *, complete: bool) -> list[int]:
    """How often a delimiter stands outside quotes, record by record; a record that is cut off does not count."""
    starts = records.starts[records.first_lines]
    places = np.flatnonzero(records.letters == delimiter)
    places = places[np.searchsorted(records.quotes, places) % 2 == 0]
    edges = np.append(np.searchsorted(places, starts), len(places))
    counts: list[int] = np.diff(edges).tolist()
    return counts if complete or len(counts) < 2 else counts[:-1]


def _names(text: str, delimiter: str, place: Fault) -> tuple[str, ...]:
    try:
        cells = next(csv.reader([text], delimiter=delimiter))
    except csv.Error:
        cells = []
    if not 0 < len(cells) <= COLUMNS_AT_MOST:
        message = f"A line of column names was wanted, at most {COLUMNS_AT_MOST:,}; this is none. Give a CSV file."
        raise TableError([Fault(place.file, place.line, message)])
    return tuple(cell.strip() for cell in cells)

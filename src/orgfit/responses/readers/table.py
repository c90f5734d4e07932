"""A table as every reader gives it: cells as text, rows that know their line in the file."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Protocol

import numpy as np
from numpy.typing import NDArray

from orgfit.errors import Fault, TableError
from orgfit.responses.letters import quoted

if TYPE_CHECKING:
    import pyarrow as pa

WIDEST_RANGE: Final = 4096
LARGEST: Final = 2**62


@dataclass(frozen=True, slots=True)
class Cells:
    """One column: row i holds ``texts[codes[i]]``. A cell that is missing is the empty text.

    A text stands once in ``texts``; some may stand there that no row has.
    """

    texts: tuple[str, ...]
    codes: NDArray[np.int32]

    def first_rows(self) -> NDArray[np.int64]:
        """This function will give for each text the first row that has it; for one that no row has, any number."""
        return first_places(self.codes, len(self.texts))


@dataclass(frozen=True)
class SourceTable:
    """The columns that were asked for, and where each row stands in its file.

    ``lines`` gives the line of each of some rows (counted from 0); for a table that has no lines that is the number
    of the row, counted from 1, and ``place`` says so: "line" or "row".
    """

    file: str
    table: pa.Table
    lines: Callable[[NDArray[np.int64]], NDArray[np.int64]]
    place: str
    notices: tuple[str, ...] = ()

    @property
    def rows(self) -> int:
        """How many rows the table has."""
        return int(self.table.num_rows)

    def cells(self, column: str) -> Cells:
        """This function will give a column as text; raises TableError where it holds lists, bytes or broken text."""
        try:
            return cells_of(self.table.column(column))
        except TypeError as error:
            came = str(error)
        except UnicodeError:
            came = "text that is not UTF-8"
        message = f"Column {quoted(column)} holds {came}; text or numbers were wanted. Change its type."
        raise TableError([Fault(self.file, 0, message)])


class TableFile(Protocol):
    """A table that is open: its columns are known, its rows are not read yet."""

    @property
    def file(self) -> str:
        """The name that faults carry."""

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all columns, in order."""

    def read(self, columns: Sequence[str]) -> SourceTable:
        """This function will read some columns; raises TableError with every row that is not in shape."""


def first_places(codes: NDArray[Any], count: int) -> NDArray[np.int64]:
    """This function will give for each code below ``count`` where it stands first, without sorting."""
    first = np.zeros(count, np.int64)
    # Of several values for one place NumPy keeps the last, so the rows go backwards.
    first[codes[::-1]] = np.arange(len(codes) - 1, -1, -1)
    return first


def row_numbers(rows: NDArray[np.int64]) -> NDArray[np.int64]:
    """This function will number rows from 1, for tables that have no lines."""
    return rows + 1


def cells_of(column: pa.ChunkedArray) -> Cells:
    """This function will give any Arrow column of text, numbers, truths or days as texts and codes.

    Whole numbers are written without a decimal point, whatever their type: 5.0 becomes "5". Raises TypeError with
    the name of the type for all others.
    """
    import pyarrow as pa

    kind = column.type
    if pa.types.is_dictionary(kind):
        return _categories(column)
    if pa.types.is_float16(kind):
        column = column.cast(pa.float32())
    if pa.types.is_integer(kind):
        return _integers(column)
    if pa.types.is_nested(kind) or _is_binary(kind):
        raise TypeError(str(kind))
    if not pa.types.is_floating(kind) and not pa.types.is_large_string(kind):
        column = column.cast(pa.string())
    return _encoded(column)


def _is_binary(kind: pa.DataType) -> bool:
    import pyarrow as pa

    tests = (pa.types.is_binary, pa.types.is_large_binary, pa.types.is_fixed_size_binary, pa.types.is_binary_view)
    return any(test(kind) for test in tests)


def _integers(column: pa.ChunkedArray) -> Cells:
    """Small ranges need no search for distinct values: the codes are the values themselves."""
    import pyarrow as pa
    import pyarrow.compute as pc

    ends = pc.min_max(column).as_py()
    low, high = ends["min"], ends["max"]
    if column.null_count or low is None or high - low >= WIDEST_RANGE or high > LARGEST:
        return _encoded(column)
    values = _joined(column.cast(pa.int64()).chunks)
    return Cells(tuple(map(str, range(low, high + 1))), (values - low).astype(np.int32))


def _encoded(column: pa.ChunkedArray) -> Cells:
    import pyarrow as pa

    encoded = column.dictionary_encode("encode")
    if not encoded.num_chunks:
        return Cells((), np.zeros(0, np.int32))
    text = _float_text if pa.types.is_floating(column.type) else _text
    values = encoded.chunk(0).dictionary.to_pylist()  # all chunks share it
    return _once([*map(text, values)], _codes([chunk.indices for chunk in encoded.chunks]))


def _categories(column: pa.ChunkedArray) -> Cells:
    """Every chunk may have a dictionary of its own, of any type."""
    import pyarrow as pa

    texts: list[str] = []
    parts = [np.zeros(0, np.int32)]
    for chunk in column.chunks:
        values = cells_of(pa.chunked_array([chunk.dictionary]))
        words = [values.texts[code] for code in values.codes.tolist()]
        used = chunk.indices.dictionary_encode("encode")
        parts.append(_codes([used.indices]) + np.int32(len(texts)))
        texts += ["" if place is None else words[place] for place in used.dictionary.to_pylist()]
    return _once(texts, np.concatenate(parts))


def _joined(chunks: Sequence[pa.Array]) -> NDArray[Any]:
    """Whole numbers without gaps. ``to_numpy`` and whatever else takes or gives single Python values to Arrow loads
    pandas wherever that is installed, which takes two seconds.
    """
    return np.concatenate([np.from_dlpack(chunk) for chunk in chunks])


def _codes(chunks: Sequence[pa.Array]) -> NDArray[np.int32]:
    return _joined(chunks).astype(np.int32, copy=False)


def _once(texts: Sequence[str], codes: NDArray[np.int32]) -> Cells:
    """Blanks around a text do not count, so two texts may be the same one."""
    place: dict[str, int] = {}
    places = [place.setdefault(text, len(place)) for text in texts]
    return Cells(tuple(place), codes if len(place) == len(texts) else np.array(places, np.int32)[codes])


def _text(value: str | int | None) -> str:
    return "" if value is None else str(value).strip()


def _float_text(value: float | None) -> str:
    if value is None or math.isnan(value):
        return ""
    return str(int(value)) if value.is_integer() else repr(value)

"""CSV in any encoding and with any usual delimiter, plain or in gzip."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from orgfit.errors import Fault, TableError
from orgfit.responses.fault_list import FaultList
from orgfit.responses.letters import quoted
from orgfit.responses.readers.dialect import Header, read_header, sniff
from orgfit.responses.readers.encoding import as_utf8, line_at
from orgfit.responses.readers.file_bytes import file_bytes
from orgfit.responses.readers.records import Records
from orgfit.responses.readers.table import SourceTable

if TYPE_CHECKING:
    import pyarrow as pa

# Measured on 101,881 rows x 81 columns: 1 MiB and 16 MiB take half as long again.
BLOCK: Final = 4 * 1024**2
LARGEST_BLOCK: Final = 2**31 - 1


def read_table(path: Path, *, encoding: str | None = None, columns: Sequence[str] | None = None) -> SourceTable:
    """This function will read a CSV file, all of its columns or some.

    ``encoding`` is the name of one, or None to find it out. Raises TableError with all that keeps the file from being
    one table, each with its line.
    """
    table = open_csv(path, encoding=encoding)
    return table.read([name for name in table.names if name] if columns is None else columns)


def open_csv(path: Path, *, encoding: str | None = None) -> CsvFile:
    """This function will open a CSV file up to its column names; raises TableError where that fails."""
    file = str(path)
    text, notices = as_utf8(file_bytes(path), encoding, file)
    delimiter = sniff(text)
    records = Records(text, delimiter)
    unclosed = records.unclosed if b'"' in text else None
    if unclosed is not None:
        message = "A quotation mark opens a cell here and is never closed. Close it, or double it inside a cell."
        raise TableError([Fault(file, line_at(text, unclosed), message)])
    return CsvFile(file, records, read_header(text, delimiter, file), notices)


@dataclass(frozen=True)
class CsvFile:
    """A CSV file whose column names are known and whose rows are not read yet."""

    file: str
    records: Records = field(repr=False)
    header: Header
    notices: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all columns, in order."""
        return self.header.names

    def read(self, columns: Sequence[str]) -> SourceTable:
        """This function will read some columns; raises TableError with every row that is not in shape."""
        columns = list(dict.fromkeys(columns))
        if len(self.records.text) == self.header.end:
            raise self._no_rows()
        places = [str(self.names.index(name)) for name in columns]
        faults = FaultList(self.file)
        table = self._rows(places, faults, threads=True)
        if faults.total:
            # Only one thread knows the number of a row.
            faults = FaultList(self.file)
            self._rows(places, faults, threads=False)
            raise faults.error(self.lines)
        if not table.num_rows:
            raise self._no_rows()
        return SourceTable(self.file, table.rename_columns(columns), self.lines, "line", self.notices)

    def lines(self, rows: NDArray[np.int64]) -> NDArray[np.int64]:
        """This function will give the line of the file on which each of some rows begins."""
        first: NDArray[np.int64] = self.records.first_lines[1 + rows] + 1
        return first

    def _no_rows(self) -> TableError:
        message = "There is a line of column names and no row below it. Give a table with rows."
        return TableError([Fault(self.file, self.header.line, message)])

    def _rows(self, places: Sequence[str], faults: FaultList, *, threads: bool) -> pa.Table:
        """The rows by Arrow, without those that are noted as faults."""
        import pyarrow as pa

        size = len(self.records.text) - self.header.end
        for block in (BLOCK, min(size + 1, LARGEST_BLOCK)):
            handler = _Ragged(faults, len(self.names), self.records.delimiter)
            try:
                return self._parsed(places, handler, block, threads=threads)
            except pa.ArrowInvalid as error:
                # A row longer than a block; the second block takes the whole file.
                problem = str(error)
                faults.clear()
        raise TableError([Fault(self.file, 0, f"The table cannot be read: {problem}.")])

    def _parsed(self, places: Sequence[str], handler: _Ragged, block: int, *, threads: bool) -> pa.Table:
        """Columns go by their number, because names may be empty."""
        import pyarrow as pa
        from pyarrow import csv

        body = memoryview(self.records.text)[self.header.end :]
        numbers = [str(place) for place in range(len(self.names))]
        return csv.read_csv(
            pa.py_buffer(body),
            csv.ReadOptions(column_names=numbers, block_size=block, use_threads=threads),
            csv.ParseOptions(
                delimiter=self.records.delimiter.decode(),
                newlines_in_values=len(self.records.quotes) > 0,
                invalid_row_handler=handler.note,
            ),
            csv.ConvertOptions(include_columns=places, column_types=dict.fromkeys(places, pa.string())),
        )


@dataclass(frozen=True, slots=True)
class _Ragged:
    """Notes the rows that have too few or too many cells."""

    faults: FaultList
    wanted: int
    delimiter: bytes

    def note(self, row: pa.InvalidRow) -> str:
        """This function will note one such row and have Arrow go on."""
        few = row.actual_columns < self.wanted
        advice = "Fill in what is missing" if few else "Put cells that hold the delimiter in quotes"
        message = (
            f"{self.wanted} cells were wanted, as in the line of column names; {row.actual_columns} came "
            f"(the delimiter is {quoted(self.delimiter.decode())}). {advice}."
        )
        self.faults.add((row.number or 1) - 1, message, "too few cells" if few else "too many cells")
        return "skip"

"""Any frame that speaks Arrow (pandas, Polars, DuckDB, pyarrow), taken over without a copy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Protocol, runtime_checkable

from orgfit.errors import Fault, TableError
from orgfit.responses.readers.dialect import check_names
from orgfit.responses.readers.table import SourceTable, row_numbers

if TYPE_CHECKING:
    import pyarrow as pa

FRAME: Final = "the frame"


@runtime_checkable
class ArrowFrame(Protocol):
    """Whatever gives its rows through the Arrow PyCapsule interface."""

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """This function will hand out the rows."""


def open_frame(frame: ArrowFrame) -> FrameTable:
    """This function will take over a frame; raises TableError where it holds what Arrow has no type for."""
    import pyarrow as pa

    try:
        table = pa.RecordBatchReader.from_stream(frame).read_all()
    except (pa.ArrowException, TypeError, ValueError) as error:
        message = f"The frame cannot be taken over: {error}. Give every column one type, text or numbers."
        raise TableError([Fault(FRAME, 0, message)]) from None
    names = tuple(name.strip() for name in table.column_names)
    check_names(names, FRAME, 0)
    return FrameTable(FRAME, names, table)


@dataclass(frozen=True)
class FrameTable:
    """A frame whose column names are known."""

    file: str
    names: tuple[str, ...]
    table: pa.Table = field(repr=False)
    notices: tuple[str, ...] = ()

    def read(self, columns: Sequence[str]) -> SourceTable:
        """This function will give some columns; raises TableError where there are no rows."""
        columns = list(dict.fromkeys(columns))
        if not self.table.num_rows:
            raise TableError([Fault(self.file, 0, "The table has no row. Give a table with rows.")])
        table = self.table.select([self.names.index(name) for name in columns]).rename_columns(columns)
        return SourceTable(self.file, table, row_numbers, "row", self.notices)

"""Parquet: faults are told by the number of the row, counted from 1."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from orgfit.errors import Fault, TableError
from orgfit.responses.readers.dialect import check_names
from orgfit.responses.readers.table import SourceTable, row_numbers

if TYPE_CHECKING:
    from pyarrow import parquet


def open_parquet(path: Path) -> ParquetTable:
    """This function will open a Parquet file up to its column names; raises TableError where that fails."""
    import pyarrow as pa
    from pyarrow import parquet

    file = str(path)
    try:
        with path.open("rb"):
            pass
    except OSError as error:
        message = f"The file cannot be read ({error.strerror or error}). Give the path of a table."
        raise TableError([Fault(file, 0, message)]) from None
    try:
        opened = parquet.ParquetFile(path, memory_map=True)
    except (pa.ArrowException, OSError, UnicodeError) as error:
        raise TableError([Fault(file, 0, f"This is no Parquet file: {error}")]) from None
    names = tuple(name.strip() for name in opened.schema_arrow.names)
    check_names(names, file, 0)
    return ParquetTable(file, names, opened)


@dataclass(frozen=True)
class ParquetTable:
    """A Parquet file whose column names are known and whose rows are not read yet."""

    file: str
    names: tuple[str, ...]
    opened: parquet.ParquetFile = field(repr=False)
    notices: tuple[str, ...] = ()

    def read(self, columns: Sequence[str]) -> SourceTable:
        """This function will read some columns; raises TableError where the file is broken or has no rows."""
        import pyarrow as pa

        columns = list(dict.fromkeys(columns))
        stored = self.opened.schema_arrow.names
        try:
            table = self.opened.read([stored[self.names.index(name)] for name in columns])
        except (pa.ArrowException, OSError, UnicodeError) as error:
            raise TableError([Fault(self.file, 0, f"The Parquet file is broken: {error}")]) from None
        if not table.num_rows:
            raise TableError([Fault(self.file, 0, "The table has no row. Give a table with rows.")])
        return SourceTable(self.file, table.rename_columns(columns), row_numbers, "row", self.notices)

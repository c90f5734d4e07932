"""Opening a table, whatever it is: a CSV or Parquet file, or a frame in memory."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from orgfit.responses.readers.csv import open_csv
from orgfit.responses.readers.frames import ArrowFrame, open_frame
from orgfit.responses.readers.parquet import open_parquet
from orgfit.responses.readers.table import TableFile

PARQUET: Final = (".parquet", ".pq")


def open_table(source: Path | str | ArrowFrame, *, encoding: str | None = None) -> TableFile:
    """This function will open a table up to its column names; raises TableError where that fails.

    ``encoding`` is that of a CSV file, or None to find it out.
    """
    if not isinstance(source, (Path, str)):
        return open_frame(source)
    path = Path(source)
    return open_parquet(path) if path.suffix.lower() in PARQUET else open_csv(path, encoding=encoding)

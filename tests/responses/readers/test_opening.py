from __future__ import annotations

from pathlib import Path

import polars as pl
import pyarrow as pa
import pytest
from pyarrow import parquet

from orgfit.responses.readers.csv import CsvFile
from orgfit.responses.readers.frames import FrameTable
from orgfit.responses.readers.opening import open_table
from orgfit.responses.readers.parquet import ParquetTable


@pytest.mark.parametrize("kind", [str, Path])
@pytest.mark.parametrize("name", ["a.parquet", "a.PQ"])
def test_parquet_is_told_by_its_ending(tmp_path: Path, name: str, kind: type) -> None:
    parquet.write_table(pa.table({"unit": ["A"]}), tmp_path / name)
    assert type(open_table(kind(tmp_path / name))) is ParquetTable


@pytest.mark.parametrize("kind", [str, Path])
@pytest.mark.parametrize("name", ["a.csv", "a.txt", "a"])
def test_every_other_file_is_csv(tmp_path: Path, name: str, kind: type) -> None:
    (tmp_path / name).write_bytes("name\nł\n".encode("latin2"))
    opened = open_table(kind(tmp_path / name), encoding="latin2")
    assert type(opened) is CsvFile
    assert opened.read(["name"]).table.to_pydict() == {"name": ["ł"]}


def test_what_is_no_path_is_a_frame() -> None:
    assert type(open_table(pl.DataFrame({"unit": ["A"]}))) is FrameTable

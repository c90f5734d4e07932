from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from orgfit.errors import TableError
from orgfit.responses.readers import file_bytes as module
from orgfit.responses.readers.file_bytes import file_bytes
from survey_files import told


def fault(path: Path) -> str:
    with pytest.raises(TableError) as error:
        file_bytes(path)
    ((line, message),) = told(error.value)
    assert line == 0
    return message


def test_plain_and_packed(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    for data in (b"a\n1\n", gzip.compress(b"a\n1\n"), gzip.compress(b"a\n") + gzip.compress(b"1\n")):
        path.write_bytes(data)
        assert file_bytes(path) == b"a\n1\n"


def test_no_file_and_a_folder(tmp_path: Path) -> None:
    assert fault(tmp_path / "none.csv") == (
        "The file cannot be read (No such file or directory). Give the path of a table."
    )
    assert fault(tmp_path) == "The file cannot be read (Is a directory). Give the path of a table."


@pytest.mark.parametrize("cut", [3, 12, 20, -1])
def test_a_gzip_file_that_is_cut_off(tmp_path: Path, cut: int) -> None:
    path = tmp_path / "table.csv.gz"
    path.write_bytes(gzip.compress(b"unit,q1\nA,5\n" * 100)[:cut])
    assert fault(path) == "The gzip file is broken or cut off. Pack it again, or give it unpacked."


def test_a_gzip_file_that_is_broken(tmp_path: Path) -> None:
    path = tmp_path / "table.csv.gz"
    data = bytearray(gzip.compress(b"unit,q1\nA,5\n" * 100))
    data[15] ^= 0xFF
    path.write_bytes(bytes(data))
    assert fault(path) == "The gzip file is broken or cut off. Pack it again, or give it unpacked."


def test_a_bomb_is_not_unpacked_to_its_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "SUSPECT_FROM", 4 * 1024**2)
    path = tmp_path / "table.csv.gz"
    path.write_bytes(gzip.compress(b"0" * (module.SUSPECT_FROM + 1)))
    assert path.stat().st_size < 10_000
    assert fault(path) == "This gzip file unpacks to far more than a table would. Give the table unpacked."


def test_what_packs_well_and_is_small_is_no_bomb(tmp_path: Path) -> None:
    path = tmp_path / "table.csv.gz"
    path.write_bytes(gzip.compress(b"5," * 1_000_000))
    assert len(file_bytes(path)) == 2_000_000


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_a_file_beyond_the_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pack: type) -> None:
    monkeypatch.setattr(module, "LARGEST", 1024)
    path = tmp_path / "table.csv"
    path.write_bytes(pack(b"a" * 1024))
    assert len(file_bytes(path)) == 1024
    path.write_bytes(pack(b"a" * 1025))
    assert fault(path).endswith("of text can be read; this is more. Give the table as Parquet.")


def test_an_excel_file(tmp_path: Path) -> None:
    path = tmp_path / "table.xlsx"
    path.write_bytes(b"PK\x03\x04rest")
    assert fault(path) == ("CSV was wanted, and this is a ZIP or Excel file. Save the table as CSV (UTF-8) or Parquet.")

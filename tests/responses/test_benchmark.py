"""Reading what other organisations answer."""

from __future__ import annotations

from pathlib import Path

import pytest

from orgfit.errors import GateError, TableError
from orgfit.responses.benchmark import Benchmark, read_benchmarks


def written(folder: Path, text: str) -> Path:
    path = folder / "benchmark.csv"
    path.write_text(text, "utf-8")
    return path


def test_points_by_measure(tmp_path: Path) -> None:
    text = "measure,points,organisations,source\nindex,61.5,12,Our trade 2030\ncf01,58,7,\n"
    assert read_benchmarks(written(tmp_path, text)) == {
        "index": Benchmark(61.5, 12, "Our trade 2030"),
        "cf01": Benchmark(58.0, 7, ""),
    }


def test_every_fault_is_told_with_its_line(tmp_path: Path) -> None:
    text = "measure,points,organisations\nindex,161,12\n,50,12\ncf01,50,4\ncf02,x,9\ncf03,50,9\ncf03,51,9\n"
    with pytest.raises(TableError) as error:
        read_benchmarks(written(tmp_path, text))
    assert [fault.line for fault in error.value.faults] == [2, 3, 4, 5, 7]
    assert "5 organisations or more" in error.value.faults[2].message


def test_columns_have_to_be_there(tmp_path: Path) -> None:
    with pytest.raises(TableError, match="organisations is missing"):
        read_benchmarks(written(tmp_path, "measure,points\nindex,50\n"))


def test_no_organisation_outweighs_the_others(tmp_path: Path) -> None:
    text = "measure,points,organisations,largest\nindex,61,9,40\ncf01,58,9,\ncf02,58,9,41\ncf03,58,9,most\n"
    with pytest.raises(TableError) as error:
        read_benchmarks(written(tmp_path, text))
    assert [fault.line for fault in error.value.faults] == [4, 5]
    assert "No organisation may weigh more than 40 per cent in a benchmark; '41' came" in str(error.value)


def test_a_benchmark_of_few_organisations_cannot_be_made() -> None:
    with pytest.raises(GateError, match="must stand for 5 organisations or more; 4 came"):
        Benchmark(61.0, 4)

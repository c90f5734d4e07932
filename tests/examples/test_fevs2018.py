"""The main job on real input: 101,881 people, 71 questions, 234 units in 45 agencies."""

from __future__ import annotations

import csv
import gzip
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner

from orgfit.cli import main
from orgfit.disclosure.released import Released
from orgfit.instruments.load import load

EXAMPLE = Path(__file__).parents[2] / "examples" / "fevs2018"
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("fevs") / "out"
    arguments = [EXAMPLE / "fevs2018.csv.gz", "--mapping", EXAMPLE / "mapping.yaml", "--out", folder]
    result = CliRunner().invoke(main, ["report", *map(str, arguments)])
    assert result.exit_code == 0, result.output
    assert "101,881 people in 280 units; 278 units can be shown." in result.output
    return folder


@pytest.fixture(scope="module")
def released(out: Path) -> Released:
    return Released.load(out / "released.arrow")


@pytest.fixture(scope="module")
def table() -> dict[str, np.ndarray]:
    """The file read by nothing of ours: column name to values."""
    with gzip.open(EXAMPLE / "fevs2018.csv.gz", "rt", encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        names = next(rows)
        return {name: np.array(column) for name, column in zip(names, zip(*rows, strict=True), strict=True)}


def test_the_report_is_of_a_size_to_be_mailed(out: Path) -> None:
    assert {path.name for path in out.iterdir()} == {"report.html", "released.arrow"}
    assert (out / "report.html").stat().st_size <= 6_000_000


@pytest.mark.parametrize("agency", ["HS", "AG", "NN", "FT", "KS"])
def test_facets_equal_plain_arithmetic(agency: str, released: Released, table: dict[str, np.ndarray]) -> None:
    here = table["AGENCY"] == agency
    for facet in load(EXAMPLE / "instrument.yaml").facets:
        answers = np.stack([table[item.id][here].astype(int) for item in facet.items])
        mean = (answers.mean() - 1.0) * 25.0
        cell = released.figures(agency)[facet.id, "mean"]
        assert cell.n == here.sum()
        assert cell.value == np.round(mean, 1 if here.sum() >= 100 else 0)


def test_shares_of_the_whole_equal_plain_arithmetic(released: Released, table: dict[str, np.ndarray]) -> None:
    figures = released.figures("US")
    for item in load(EXAMPLE / "instrument.yaml").coded_items:
        answers = table[item.id].astype(int)
        assert figures[item.id, "favourable"].value == np.round(100.0 * (answers >= 4).mean())
        for step in range(1, 6):
            assert figures[item.id, f"share:{step}"].value == np.round(100.0 * (answers == step).mean())


def test_the_unit_of_three_is_hidden_and_so_is_its_only_sibling(out: Path, released: Released) -> None:
    """IBZZ has three people; agency IB minus unit IB04 would be those three."""
    for code in ("IBZZ", "IB04"):
        assert {(cell.value, cell.n, cell.reason) for cell in released.figures(code).values()} == {
            (None, None, "protected")
        }
    assert released.figures("IB")["people", "answers"].value == 70.0


def test_every_group_that_subtraction_leaves_has_five_people(released: Released, table: dict[str, np.ndarray]) -> None:
    """Counted from the file: for each shown unit, its people who are in no shown unit below it."""
    units = released.units
    shown = {code for code in units.codes if released.figures(code)["people", "answers"].shown}
    left = dict.fromkeys(shown, 0)
    for code, number in zip(*np.unique(table["LEVEL1"], return_counts=True), strict=True):
        path = [units.codes[v] for v in units.path(units.index[str(code)])]
        left[[unit for unit in path if unit in shown][-1]] += int(number)
    assert sum(left.values()) == 101_881
    assert min(number for number in left.values() if number) >= 5


def test_hidden_figures_have_no_number_in_the_file(released: Released) -> None:
    hidden = released.table.filter(released.table["reason"].is_valid())
    protected = hidden.filter(np.array([reason == "protected" for reason in hidden["reason"].to_pylist()]))
    assert protected.num_rows > 0
    for name in ("value", "low", "high", "n"):
        assert protected[name].null_count == protected.num_rows

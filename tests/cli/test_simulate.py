"""orgfit simulate: what it writes can be reported on as it is, and nothing half-done is left behind."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from orgfit.cli import main
from orgfit.disclosure.released import Released


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def simulate(folder: Path, *options: str, people: int = 240, units: int = 12) -> Result:
    return run("simulate", "--people", people, "--units", units, "--seed", 5, *options, "--out", folder)


@pytest.fixture(scope="module")
def company(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cli") / "new" / "company"
    result = simulate(folder, "--control")
    assert result.exit_code == 0, result.output
    assert result.output.splitlines() == ["240 people in 12 units, 1 wave: 7 tables of answers.", f"Files: {folder}"]
    return folder


def test_the_files_make_a_report(company: Path, tmp_path: Path) -> None:
    answers, mapping = company / "answers-customer-fitness.csv", company / "mapping-customer-fitness.yaml"
    result = run("report", answers, "--mapping", mapping, "--headcount", company / "headcount.csv", "--out", tmp_path)
    assert result.exit_code == 0, result.output
    figures = Released.load(tmp_path / "released.arrow").figures("all")
    assert 60 < figures["people", "rate"].value < 90
    shown = {measure for (measure, _), cell in figures.items() if cell.shown}
    assert {"cfs1"} < shown


def test_the_same_seed_gives_the_same_files(company: Path, tmp_path: Path) -> None:
    assert simulate(tmp_path / "again", "--control").exit_code == 0
    for path in company.iterdir():
        assert (tmp_path / "again" / path.name).read_bytes() == path.read_bytes()


def test_waves_and_no_control(tmp_path: Path) -> None:
    result = simulate(tmp_path / "company", "--waves", "2")
    assert "2 waves: 12 tables" in result.output
    names = {path.name for path in (tmp_path / "company").iterdir()}
    assert "answers-control.csv" not in names
    assert {"answers-openness-1.csv", "answers-openness-2.csv"} <= names
    assert json.loads((tmp_path / "company" / "truth.json").read_text("utf-8"))["changes"]


def test_what_cannot_be_is_refused(tmp_path: Path) -> None:
    result = simulate(tmp_path / "company", people=20)
    assert result.exit_code == 2
    assert "12 units need at least 36 people" in result.output
    assert not (tmp_path / "company").exists()


def test_a_folder_with_other_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", "utf-8")
    assert simulate(tmp_path).exit_code == 2
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]

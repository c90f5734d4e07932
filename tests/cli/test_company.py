"""Several tables in one call, on a simulated company: what is written, what is said, what cannot be paired."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner, Result

from orgfit.cli import main
from orgfit.disclosure.released import Released
from orgfit.responses.simulate import files, simulate

PARTS = ("openness-1", "openness-2", "guesses-1")


@pytest.fixture(scope="module")
def company(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("simulated") / "company"
    files.write(simulate(300, 12, np.random.default_rng(4), waves=2, control=True), folder)
    return folder


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


def mappings(company: Path, *names: str) -> list[Path]:
    return [company / f"mapping-{name}.yaml" for name in names]


def test_mappings_that_name_their_tables_make_one_report(company: Path, tmp_path: Path) -> None:
    result = run("report", *mappings(company, *PARTS), "--out", tmp_path / "out")
    assert result.exit_code == 0, result.output
    assert "Openness, Wave 2, survey B: " in result.output
    assert {path.name for path in (tmp_path / "out").iterdir()} == {
        "report.html",
        "released-openness-1.arrow",
        "released-openness-2.arrow",
        "released-promise-and-guesses.arrow",
    }
    second = Released.load(tmp_path / "out" / "released-openness-2.arrow")
    root = second.figures(second.units.codes[0])
    assert root["index", "difference:last"].value is not None
    assert ("people", "rate") in root


def test_tables_are_paired_with_mappings_in_order(company: Path, tmp_path: Path) -> None:
    tables = [company / f"answers-{name}.csv" for name in PARTS[:2]]
    first, second = mappings(company, *PARTS[:2])
    result = run("report", *tables, "--mapping", first, "--mapping", second, "--out", tmp_path / "out")
    assert result.exit_code == 0, result.output


@pytest.mark.parametrize("mapped", [0, 1, 3])
def test_a_table_without_a_mapping_is_a_wrong_call(company: Path, tmp_path: Path, mapped: int) -> None:
    tables = [company / f"answers-{name}.csv" for name in PARTS[:2]]
    chosen = [word for path in mappings(company, *PARTS)[:mapped] for word in ("--mapping", path)]
    result = run("report", *tables, *chosen, "--out", tmp_path / "out")
    assert result.exit_code == 2
    assert "A mapping for each table was wanted" in result.output
    assert not (tmp_path / "out").exists()


def test_a_mapping_alone_has_to_name_its_table(company: Path, tmp_path: Path) -> None:
    text = (company / "mapping-openness-1.yaml").read_text("utf-8")
    (tmp_path / "alone.yaml").write_text(text.replace("table: answers-openness-1.csv\n", ""), "utf-8")
    result = run("report", tmp_path / "alone.yaml", "--out", tmp_path / "out")
    assert result.exit_code == 2
    assert "names no table" in result.output


def test_benchmarks_are_compared_with(company: Path, tmp_path: Path) -> None:
    marks = tmp_path / "marks.csv"
    marks.write_text("measure,points,organisations\nindex,20,9\n", "utf-8")
    path = mappings(company, "openness-1")[0]
    result = run("report", path, "--benchmark", marks, "--out", tmp_path / "out")
    assert result.exit_code == 0, result.output
    cube = Released.load(tmp_path / "out" / "released.arrow")
    assert cube.figures(cube.units.codes[0])["index", "signal:benchmark"].value == 2.0
    marks.write_text("measure,points,organisations\nindex,20,2\n", "utf-8")
    assert run("report", path, "--benchmark", marks, "--out", tmp_path / "no").exit_code == 2
    assert not (tmp_path / "no").exists()


def test_the_check_of_a_control_says_that_nothing_can_be_concluded(company: Path, tmp_path: Path) -> None:
    result = run("check", *mappings(company, "control", "openness-1"), "--out", tmp_path / "out")
    assert result.exit_code == 0, result.output
    control, openness = result.output.split("Openness, ")
    assert "There is no structure" in control
    assert "Nothing can be concluded" in control
    assert "Nothing can be concluded" not in openness
    page = (tmp_path / "out" / "check.html").read_text("utf-8")
    assert "There is no structure" in page
    assert run("report", *mappings(company, "openness-1"), "--out", tmp_path / "scores").exit_code == 0
    cube = Released.load(tmp_path / "scores" / "released.arrow")
    score = cube.figures(cube.units.codes[0])["index", "mean"].value
    assert f"{score:.1f}" in (tmp_path / "scores" / "report.html").read_text("utf-8")
    assert f"{score:.1f}" not in page


def test_a_control_is_reported_as_what_it_is(company: Path, tmp_path: Path) -> None:
    result = run("report", *mappings(company, "control"), "--out", tmp_path / "out")
    assert result.exit_code == 0, result.output
    assert "These answers do not support any conclusion" in (tmp_path / "out" / "report.html").read_text("utf-8")


def test_too_few_people_are_a_finding(company: Path, tmp_path: Path) -> None:
    lines = (company / "answers-openness-1.csv").read_text("utf-8").splitlines()[:4]
    (tmp_path / "few.csv").write_text("\n".join(lines) + "\n", "utf-8")
    mapping = mappings(company, "openness-1")[0]
    for command in (("check",), ("report", "--out", tmp_path / "out")):
        result = run(*command, tmp_path / "few.csv", "--mapping", mapping)
        assert result.exit_code == 1, result.output
        assert "Nothing is released" in result.output
    assert not (tmp_path / "out").exists()

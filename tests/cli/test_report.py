"""orgfit report on small tables: what it writes, what it refuses, and that nothing half-done is left behind."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from orgfit.cli import main
from orgfit.disclosure.released import Released
from planted import INSTRUMENT, answers_of

HEADER = "id,team,p1,p2,p3,p4,f1,f2,o1,o2"
UNITS = "unit,name,parent\nall,Everybody,\na,Team A,all\nb,Team B,all\n"
MAPPING = """\
organisation: Everybody
instrument: instrument.yaml
wave: Spring
units: units.csv
unit: {column: team}
person: id
items: same
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "instrument.yaml").write_text(INSTRUMENT, "utf-8")
    (tmp_path / "units.csv").write_text(UNITS, "utf-8")
    (tmp_path / "mapping.yaml").write_text(MAPPING, "utf-8")
    (tmp_path / "answers.csv").write_text(rows_of(a=30, b=25), "utf-8")
    return tmp_path


def rows_of(**sizes: int) -> str:
    lines = [HEADER]
    for team, size in sizes.items():
        for number, answers in enumerate(answers_of(size, len(team) + size)):
            lines.append(f"{team}{number},{team},{','.join(map(str, answers))}")
    return "\n".join(lines) + "\n"


def run(folder: Path, *options: str) -> Result:
    arguments = ["report", str(folder / "answers.csv"), "--mapping", str(folder / "mapping.yaml")]
    return CliRunner().invoke(main, [*arguments, "--out", str(folder / "out"), *options])


def refused(folder: Path, *options: str) -> str:
    """What is said when the input cannot be used; and nothing is written."""
    result = run(folder, *options)
    assert result.exit_code == 2, result.output
    assert not (folder / "out").exists()
    return result.stderr


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_it_writes_a_page_and_a_file(folder: Path) -> None:
    result = run(folder)
    assert result.exit_code == 0, result.output
    assert {path.name for path in (folder / "out").iterdir()} == {"report.html", "released.arrow"}
    assert Released.load(folder / "out" / "released.arrow").figures("a")["people", "answers"].value == 30.0


def test_the_threshold_is_obeyed(folder: Path) -> None:
    (folder / "answers.csv").write_text(rows_of(a=30, b=8), "utf-8")
    assert run(folder, "--threshold", "10").exit_code == 0
    released = Released.load(folder / "out" / "released.arrow")
    assert not released.figures("b")["people", "answers"].shown
    assert released.policy.threshold == 10


def test_a_threshold_under_five_is_refused(folder: Path) -> None:
    assert "4 is not in the range x>=5" in refused(folder, "--threshold", "4")


def test_too_few_answers_are_a_finding(folder: Path) -> None:
    (folder / "answers.csv").write_text(rows_of(a=3), "utf-8")
    result = run(folder)
    assert result.exit_code == 1
    assert "At least 5 people have to answer" in result.stderr
    assert not (folder / "out").exists()


def test_headcounts(folder: Path) -> None:
    (folder / "heads.csv").write_text("unit,headcount\nall,60\na,30\nb,30\n", "utf-8")
    assert run(folder, "--headcount", str(folder / "heads.csv")).exit_code == 0
    figures = Released.load(folder / "out" / "released.arrow").figures("all")
    assert figures["people", "rate"].value == 92.0


def test_wrong_encoding(folder: Path) -> None:
    assert "utf-7-bit" in refused(folder, "--encoding", "utf-7-bit")


def test_bytes_that_are_not_of_the_encoding(folder: Path) -> None:
    (folder / "answers.csv").write_bytes(rows_of(a=30).encode() + b"x\xff\xfe,a,1,1,1,1,1,1,1,1\n")
    message = refused(folder, "--encoding", "utf-8")
    assert "answers.csv:32" in message


def test_missing_column(folder: Path) -> None:
    replace(folder / "answers.csv", "p3", "p33")
    message = refused(folder)
    assert "p3" in message
    assert "answers.csv" in message or "mapping.yaml" in message


def test_value_out_of_scale(folder: Path) -> None:
    lines = (folder / "answers.csv").read_text("utf-8").splitlines()
    cells = lines[4].split(",")
    cells[2] = "6"
    lines[4] = ",".join(cells)
    (folder / "answers.csv").write_text("\n".join(lines) + "\n", "utf-8")
    message = refused(folder)
    assert "answers.csv:5" in message
    assert "p1" in message


def test_duplicate_person(folder: Path) -> None:
    replace(folder / "answers.csv", "\na7,", "\na3,")
    message = refused(folder)
    assert "answers.csv:9" in message
    assert "line 5" in message
    assert "a3" not in message


def test_cyclic_tree(folder: Path) -> None:
    (folder / "units.csv").write_text(UNITS + "c,Team C,d\nd,Team D,c\n", "utf-8")
    message = refused(folder)
    assert "units.csv:5" in message
    assert "c" in message


def test_empty_file(folder: Path) -> None:
    (folder / "answers.csv").write_text("", "utf-8")
    assert "answers.csv" in refused(folder)


def test_depth_over_sixty_four(folder: Path) -> None:
    chain = "".join(f"d{level},Deep {level},{'all' if level == 1 else f'd{level - 1}'}\n" for level in range(1, 66))
    (folder / "units.csv").write_text(UNITS + chain, "utf-8")
    message = refused(folder)
    assert "units.csv:69" in message
    assert "64" in message


def test_a_table_that_is_not_there(folder: Path) -> None:
    (folder / "answers.csv").unlink()
    assert "does not exist" in refused(folder)


def test_a_folder_that_cannot_be_made(folder: Path) -> None:
    result = run(folder, "--out", str(folder / "answers.csv" / "out"))
    assert result.exit_code == 2
    assert "answers.csv" in result.stderr
    assert "Choose another place" in result.stderr


def test_faults_of_the_instrument_are_told_with_their_place(folder: Path) -> None:
    replace(folder / "instrument.yaml", "scale: often5", "scale: offen5")
    assert "instrument.yaml:24" in refused(folder)


def test_a_second_release_is_checked_against_the_ledger(folder: Path) -> None:
    kept = ("--ledger", str(folder / "ledger"))
    assert run(folder, *kept, "--date", "2026-03-31").exit_code == 0
    first = Released.load(folder / "out" / "released.arrow").table
    assert run(folder, *kept).exit_code == 0
    assert Released.load(folder / "out" / "released.arrow").table == first
    assert len(list((folder / "ledger").iterdir())) == 2
    late = rows_of(a=30, b=25) + "late,b,5,5,5,5,5,5,10,1\n"
    (folder / "answers.csv").write_text(late, "utf-8")
    result = run(folder, *kept)
    assert result.exit_code == 1
    assert "1 to 4 people more or fewer answered than in an earlier release" in result.stderr
    assert "(on 2026-03-31)" in result.stderr
    assert Released.load(folder / "out" / "released.arrow").table == first
    assert len(list((folder / "ledger").iterdir())) == 2

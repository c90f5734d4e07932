"""orgfit instruments: list, show, validate, their exit codes, and that asking loads nothing slow."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from orgfit.cli import main
from orgfit.instruments.library import built_in

DATA = Path(__file__).resolve().parents[1] / "instruments" / "data"
SLOW = {"numba", "scipy", "pyarrow", "pandas", "jinja2"}
GOOD = (
    "id: x\nversion: 2\ntitle: '[bold]My[/bold] own'\nabout: self\nscale: agree5\n"
    "scales: {warm: {low: 0, high: 9, labels: [Cold, Warm], frame: Today}}\n"
    "dimensions:\n  - id: d\n    title: D\n    facets:\n"
    "      - {id: f, title: F, scale: warm, items: [{id: a, core: true, text: 'How [red]warm[/red]?'}]}\n"
    "blocks:\n  - {id: sides, items: [{id: b, scale: between5, left: Left., right: Right.}]}\n"
    "  - {id: pulse, items: from_open_measures}\n"
)


@pytest.fixture
def call() -> Callable[..., Result]:
    return lambda *arguments: CliRunner().invoke(main, ["instruments", *map(str, arguments)])


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "good.yaml"
    path.write_text(GOOD, "utf-8")
    return path


def test_list_names_every_instrument_with_its_size(call: Callable[..., Result]) -> None:
    result = call("list")
    assert result.exit_code == 0
    head, *rows = result.stdout.splitlines()
    assert head.split() == ["id", "title", "about", "items", "core", "items", "minutes"]
    assert [row.split()[0] for row in rows] == list(built_in())
    assert re.split(r"  +", rows[0].strip()) == [
        "customer-fitness",
        "Customer fitness",
        "organisation",
        "28",
        "12",
        "5.5",
    ]


def test_show_outlines_a_built_in_instrument(call: Callable[..., Result]) -> None:
    result = call("show", "customer-fitness")
    assert result.exit_code == 0
    lines = [line.strip(" │├└─") for line in result.stdout.splitlines()]
    assert lines[0] == "Customer fitness (customer-fitness, version 1)"
    assert "About: organisation. 28 items, 5.5 minutes." in lines
    order = [
        "Leadership (leadership)",
        "Shared purpose (shared_purpose)",
        "cf01 The people I work with agree on what we want to achieve for our customers. [agree5, core]",
        "cf02 I can explain how my work makes a difference to customers. [agree5]",
        "Collaboration (collaboration)",
        "Comments (comments), beside the scores",
        "cfc1 What one change would do most for our customers? [text]",
        "agree5: 1 Strongly disagree, 2 Disagree, 3 Neither, 4 Agree, 5 Strongly agree",
        "often5: In the last three months: 1 Never, 2 Rarely, 3 Sometimes, 4 Often, 5 Always",
        "choice: from a list",
        "text: in own words",
    ]
    assert [line for line in lines if line in order] == order


def test_show_outlines_a_file_and_takes_its_words_as_they_are(call: Callable[..., Result], good: Path) -> None:
    result = call("show", good)
    assert result.exit_code == 0
    lines = [line.strip(" │├└─") for line in result.stdout.splitlines()]
    assert lines[:10] == [
        "[bold]My[/bold] own (x, version 2)",
        "About: self. 2 items, 0.8 minutes.",
        "D (d)",
        "F (f)",
        "a How [red]warm[/red]? [warm, core]",
        "Sides (sides), beside the scores",
        "b Left. | Right. [between5]",
        "Pulse (pulse), beside the scores",
        "items from_open_measures",
        "warm: Today: 0 Cold .. 9 Warm",
    ]


def test_show_outlines_figures(call: Callable[..., Result]) -> None:
    result = call("show", "bottom-line")
    assert "bl01 Revenue, money" in result.stdout.splitlines()
    assert "About: unit. 7 figures." in result.stdout.splitlines()


def test_show_answers_an_unknown_name_with_those_there_are(call: Callable[..., Result]) -> None:
    result = call("show", "customer")
    assert result.exit_code == 2
    assert "'customer' is neither a file nor a built-in instrument. Built in are customer-fitness," in result.stderr


def test_show_tells_the_faults_of_a_file(call: Callable[..., Result]) -> None:
    result = call("show", DATA / "planted.yaml")
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.count("planted.yaml:") == 29


def test_validate_says_what_is_fine(call: Callable[..., Result], good: Path) -> None:
    result = call("validate", good)
    assert (result.exit_code, result.stdout) == (0, f"{good}: fine (2 items, 0.8 minutes)\n")


def test_validate_prints_every_fault_on_a_line(call: Callable[..., Result], good: Path) -> None:
    path = DATA / "planted.yaml"
    expected = [f"{path}:{fault}" for fault in (DATA / "planted.txt").read_text("utf-8").splitlines()]
    result = call("validate", path, good)
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [*expected, f"{good}: fine (2 items, 0.8 minutes)"]


def test_validate_prints_more_faults_than_an_error_shows(call: Callable[..., Result], tmp_path: Path) -> None:
    path = tmp_path / "many.yaml"
    path.write_text("id: x\n" + "".join(f"key{n}: 1\n" for n in range(60)), "utf-8")
    result = call("validate", path)
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 60 + 4


def test_validate_finds_fault_with_a_file_that_is_no_text(call: Callable[..., Result], tmp_path: Path) -> None:
    path = tmp_path / "latin.yaml"
    path.write_bytes(b"id: \xff\n")
    result = call("validate", path)
    assert result.exit_code == 1
    assert result.stdout == (f"{path}:1: UTF-8 was wanted, and there is a byte that is not. Save the file as UTF-8.\n")


@pytest.mark.parametrize("arguments", [("validate",), ("validate", "none.yaml"), ("validate", DATA), ("show",)])
def test_a_call_that_cannot_be_used_ends_with_2(arguments: tuple[str, ...], call: Callable[..., Result]) -> None:
    assert call(*arguments).exit_code == 2


@pytest.mark.parametrize("arguments", [["list"], ["show", "customer-fitness"]])
def test_asking_loads_nothing_slow(arguments: list[str]) -> None:
    code = (
        "import json, sys\nfrom orgfit.cli.instruments import instruments\n"
        "before = sorted(sys.modules)\ninstruments(sys.argv[1:], standalone_mode=False)\n"
        "print(json.dumps([before, sorted(sys.modules)]))"
    )
    done = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True)
    before, after = ({name.partition(".")[0] for name in names} for names in json.loads(done.stdout.splitlines()[-1]))
    assert before & (SLOW | {"rich", "yaml", "numpy"}) == set()
    assert after & SLOW == set()
    assert after >= {"rich", "yaml"}

"""orgfit audit on small tables: nothing in what the gate wrote, and a hit in what was tampered with."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pytest
from click.testing import CliRunner, Result

from orgfit.cli import main
from orgfit.disclosure.released import Released
from planted import INSTRUMENT, answers_of

HEADER = "id,team,p1,p2,p3,p4,f1,f2,o1,o2"
UNITS = "unit,name,parent\nall,Everybody,\na,Team A,all\nb,Team B,all\nc,Team C,all\n"
MAPPING = """\
organisation: Everybody
instrument: instrument.yaml
wave: Spring
units: units.csv
unit: {column: team}
person: id
items: same
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A survey of three teams, and its released figures."""
    place = tmp_path_factory.mktemp("audit")
    (place / "instrument.yaml").write_text(INSTRUMENT, "utf-8")
    (place / "units.csv").write_text(UNITS, "utf-8")
    (place / "mapping.yaml").write_text(MAPPING, "utf-8")
    (place / "answers.csv").write_text(rows_of(a=30, b=25, c=3), "utf-8")
    arguments = ["report", str(place / "answers.csv"), "--mapping", str(place / "mapping.yaml"), "--audit"]
    result = CliRunner().invoke(main, [*arguments, "--out", str(place / "out")])
    assert result.exit_code == 0, result.output
    return place


def rows_of(**sizes: int) -> str:
    people = [(team, number, answers) for team, n in sizes.items() for number, answers in enumerate(answers_of(n, n))]
    return "\n".join([HEADER, *(f"{team}{k},{team},{','.join(map(str, row))}" for team, k, row in people)]) + "\n"


def run(folder: Path, *released: Path, answers: str = "answers.csv", out: str = "audited") -> Result:
    arguments = ["--responses", str(folder / answers), "--mapping", str(folder / "mapping.yaml")]
    return CliRunner().invoke(main, ["audit", *map(str, released), *arguments, "--out", str(folder / out)])


def tampered(folder: Path) -> Path:
    """The same figures, and beside them the mean of the team of three."""
    cube = Released.load(folder / "out" / "released.arrow")
    row = cube.table.filter(cube.table["unit"].cast(pa.string()).to_numpy(zero_copy_only=False) == "c").slice(0, 1)
    named = {
        "measure": "purpose",
        "statistic": "mean",
        "value": 61.0,
        "low": 40.0,
        "high": 80.0,
        "n": 3,
        "reason": None,
    }
    columns = [
        pa.chunked_array([pa.array([named[field.name]], pa.string()).dictionary_encode().cast(field.type)])
        if field.name in named and pa.types.is_dictionary(field.type)
        else pa.chunked_array([pa.array([named[field.name]], field.type)])
        if field.name in named
        else row[field.name]
        for field in cube.table.schema
    ]
    more = pa.table(columns, schema=cube.table.schema)
    table = pa.concat_tables([cube.table, more]).unify_dictionaries().combine_chunks()
    path = folder / "tampered.arrow"
    replace(cube, table=table).save(path)
    return path


def test_what_the_gate_wrote_withstands(folder: Path) -> None:
    result = run(folder, folder / "out" / "released.arrow")
    assert result.exit_code == 0, result.output
    assert "Nothing was found" in result.stdout
    page = (folder / "audited" / "audit.html").read_text("utf-8")
    assert "What an insider could infer" in page
    plain = json.loads((folder / "audited" / "audit.json").read_text("utf-8"))
    assert plain["people"] == 58
    assert plain["threshold"] == 5
    assert [hit for one in plain["tried"] for hit in one["hits"]] == []


def test_the_report_was_attacked_before_it_was_written(folder: Path) -> None:
    assert {path.name for path in (folder / "out").iterdir()} == {
        "audit.html",
        "audit.json",
        "released.arrow",
        "report.html",
    }


def test_a_team_of_three_is_found(folder: Path) -> None:
    result = run(folder, tampered(folder), out="caught")
    assert result.exit_code == 1, result.output
    assert "Do not hand these" in result.stdout
    plain = json.loads((folder / "caught" / "audit.json").read_text("utf-8"))
    hits = {one["attack"]: one["hits"] for one in plain["tried"] if one["hits"]}
    assert {"Closed world", "Exactness and numbers of people", "Subtraction, one or two kinds of people"} <= set(hits)
    assert "61" not in json.dumps(hits)


def test_other_answers_are_refused(folder: Path) -> None:
    (folder / "others.csv").write_text(rows_of(a=30, b=25, c=4), "utf-8")
    result = run(folder, folder / "out" / "released.arrow", answers="others.csv", out="none")
    assert result.exit_code == 2
    assert "The answers behind 'A planted survey, Spring' (4 units) were wanted" in result.stderr
    assert not (folder / "none").exists()

"""A part of a real table, read by us and by Python's own csv."""

from __future__ import annotations

import csv
import gzip
from itertools import islice
from pathlib import Path

import numpy as np
import pytest

from orgfit.responses.columns import Responses
from orgfit.responses.read import read

EXAMPLE = Path(__file__).parents[2] / "examples" / "fevs2018"
PEOPLE = 3000


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("fevs") / "sample.csv"
    with gzip.open(EXAMPLE / "fevs2018.csv.gz", "rt", encoding="utf-8", newline="") as file:
        # From all over the table, so that every agency may be in it.
        lines = [next(file), *islice(file, 0, PEOPLE * 33, 33)]
    path.write_text("".join(lines), "utf-8")
    return path


@pytest.fixture(scope="module")
def responses(sample: Path) -> Responses:
    return read(sample, EXAMPLE / "mapping.yaml")


@pytest.fixture(scope="module")
def rows(sample: Path, responses: Responses) -> list[dict[str, str]]:
    """The rows as Python's csv reads them, people of one unit together."""
    with sample.open(encoding="utf-8", newline="") as file:
        return sorted(csv.DictReader(file), key=lambda row: responses.units.index[row["LEVEL1"]])


def test_everybody_stands_in_the_unit_of_the_row(responses: Responses, rows: list[dict[str, str]]) -> None:
    assert responses.people == len(rows) == PEOPLE
    own = np.repeat(responses.units.codes, np.diff(responses.offsets))
    assert own.tolist() == [row["LEVEL1"] for row in rows]
    assert len(set(own)) > 200


def test_an_agency_is_one_range_of_rows(responses: Responses, rows: list[dict[str, str]]) -> None:
    agencies = {row["AGENCY"] for row in rows}
    assert len(agencies) > 40
    for agency in agencies:
        here = responses.rows(responses.units.index[agency])
        assert {row["AGENCY"] for row in rows[here]} == {agency}
        assert sum(row["AGENCY"] == agency for row in rows) == here.stop - here.start


def test_every_answer_is_that_of_the_row(responses: Responses, rows: list[dict[str, str]]) -> None:
    items = [item.id for item in responses.instrument.coded_items]
    assert len(items) == 71
    assert responses.answers.tolist() == [[int(row[item]) for item in items] for row in rows]


def test_every_attribute_is_that_of_the_row(responses: Responses, rows: list[dict[str, str]]) -> None:
    known = {attribute.id: attribute for attribute in responses.attributes}
    sex = [known["sex"].categories[code] for code in known["sex"].codes]
    assert sex == [{"Female": "woman", "Male": "man"}[row["DSEX"]] for row in rows]
    line = [known["deciders_doers"].categories[code] for code in known["deciders_doers"].codes]
    assert line == ["doers" if row["DSUPER"].startswith("Non-") else "deciders" for row in rows]

"""The canary: three people of a small unit who wrote unmistakable comments, from the file to the released rows."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import numpy as np
import pytest

from orgfit.disclosure.comments import comment_table
from orgfit.disclosure.policy import Policy
from orgfit.disclosure.released import Released
from orgfit.disclosure.totals import shown_units
from orgfit.responses.read import read
from survey_files import MAPPING, lay_out

UNITS = "unit,name,parent\nORG,,\nA,,ORG\nA1,,A\nA2,,A\nA3,,A\nB,,ORG\nB1,,B\n"
CANARY = "the singing canary"
SILENT = {"A1": 6, "A2": 9, "A3": 0, "B1": 8}


def table(written: dict[str, int]) -> str:
    rows = ["unit,q1,q2,q3,o1,o2,o3"]
    for unit, count in written.items():
        rows += [f"{unit},1,2,3,4,1,{CANARY if unit == 'A2' else 'plain'} {unit} {place}" for place in range(count)]
        rows += [f"{unit},1,2,3,4,1,"] * SILENT[unit]
    return "\n".join(rows) + "\n"


def cube(folder: Path, written: dict[str, int]) -> Released:
    responses = read(*lay_out(folder, mapping=MAPPING + "comments: same\n", units=UNITS, table=table(written)))
    shown = shown_units(responses.units, np.diff(responses.offsets), np.ones(len(responses.units), bool), 5)
    assert {"A2", "A"} <= {code for code, yes in zip(responses.units.codes, shown, strict=True) if yes}
    rows = comment_table(responses, [shown], Policy(), np.random.default_rng(0))
    return Released(rows, responses.wave, responses.instrument, responses.units, Policy())


def lists(released: Released) -> dict[str, list[str]]:
    found = {code: released.comments(code).get("o3", ()) for code in released.units.codes}
    return {code: list(texts) for code, texts in found.items() if texts}


@pytest.mark.parametrize(
    "written",
    [
        {"A1": 12, "A2": 3, "A3": 11, "B1": 14},
        {"A1": 7, "A2": 3, "A3": 11, "B1": 14},
        {"A1": 40, "A2": 3, "A3": 0, "B1": 300},
        {"A1": 300, "A2": 3, "A3": 0, "B1": 0},
        {"A1": 2, "A2": 3, "A3": 4, "B1": 0},
    ],
)
def test_three_comments_are_never_alone(tmp_path: Path, written: dict[str, int]) -> None:
    found = lists(cube(tmp_path, written))
    assert "A2" not in found
    assert all(len(texts) >= 10 for texts in found.values())
    for one, other in combinations(found, 2):
        for left in (set(found[one]) - set(found[other]), set(found[other]) - set(found[one])):
            if any(CANARY in text for text in left):
                assert not all(CANARY in text for text in left)


def test_they_are_shown_among_others_and_not_lost(tmp_path: Path) -> None:
    found = lists(cube(tmp_path, {"A1": 7, "A2": 3, "A3": 11, "B1": 14}))
    assert sum(CANARY in text for text in found["A"]) == 3
    assert len(set(found["A"]) - set(found["A3"])) == 10


def test_minimum_ten_alone_would_have_given_them_away(tmp_path: Path) -> None:
    """A and A1 both have ten; what is left of A when A1 is taken away would be the canary."""
    found = lists(cube(tmp_path, {"A1": 40, "A2": 3, "A3": 0, "B1": 0}))
    assert len({"A", "A1"} & set(found)) == 1

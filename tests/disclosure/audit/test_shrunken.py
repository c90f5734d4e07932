"""Scores that are drawn to a mean of hidden groups give these away."""

from __future__ import annotations

import numpy as np

from orgfit.disclosure.audit.insider import Insider
from orgfit.disclosure.audit.shrunken import shrunken
from orgfit.disclosure.audit.view import View
from orgfit.disclosure.policy import Policy
from orgfit.disclosure.released import SCHEMA, Released
from orgfit.disclosure.tables import table_of
from planted import answers_of, organisation, tree
from weakened import Add, Edit, Row

UNITS = tree(("all", ""), ("a", "all"), ("b", "all"), ("c", "all"))
PEOPLE = {"all": 4, "a": 20, "b": 25, "c": 4}


def drawn(hidden: float | None) -> View:
    """Two units of three are shown, and drawn to the mean of all three, or of the two (no ``hidden`` mean)."""
    responses = organisation(UNITS, {code: answers_of(size, size) for code, size in PEOPLE.items()})
    mean, ratio = {"a": 58.0, "b": 66.0}, 0.02
    sizes = np.array([20.0, 25.0, 4.0][: 3 if hidden is not None else 2])
    means = np.array([58.0, 66.0, hidden or 0.0][: len(sizes)])
    weight = sizes / (1.0 + ratio * sizes)
    centre = float(weight @ means / weight.sum())
    rows: list[dict[str, object]] = []
    for code, value in mean.items():
        n = PEOPLE[code]
        rows.append({"unit": code, "statistic": "mean", "value": value, "n": n})
        rows.append(
            {"unit": code, "statistic": "shrunken", "value": round(value + (centre - value) / (1.0 + ratio * n))}
        )
    names = [part.name for part in SCHEMA]
    same = {"wave": "", "instrument": "", "slice": "", "measure": "p1"}
    table = table_of([tuple((same | row).get(name) for name in names) for row in rows])
    return View(Insider(responses), Released(table, "", responses.instrument, UNITS, Policy()))


def test_a_real_release(honest: View) -> None:
    tried = shrunken(honest)
    assert not tried.hits
    assert tried.number > 100


def test_a_hidden_unit_in_what_scores_are_drawn_to_is_found() -> None:
    found = shrunken(drawn(10.0)).hits
    assert [(hit.unit, hit.people) for hit in found] == [("c", 4)]


def test_scores_that_are_drawn_to_shown_means_alone_are_right() -> None:
    assert not shrunken(drawn(None)).hits


def test_a_score_that_no_level_explains(with_row: Add) -> None:
    found = shrunken(with_row("u2-6", "connectedness", "shrunken", value=5.0)).hits
    assert {hit.measure for hit in found} == {"connectedness"}


def test_a_shrunken_score_of_a_hidden_mean(edited: Edit, honest: View) -> None:
    def hidden(row: Row) -> Row | None:
        key = (row["unit"], row["slice"], row["measure"], row["statistic"])
        return None if key == ("u2-3", "", "cf01", "mean") else row

    assert [(hit.unit, hit.measure) for hit in shrunken(edited(hidden)).hits] == [("u2-3", "cf01")]

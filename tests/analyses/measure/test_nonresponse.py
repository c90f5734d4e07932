"""Weights: what the organisation would be, had every unit answered in proportion to its size."""

from __future__ import annotations

import numpy as np

from orgfit.analyses.interpret import Release, release
from orgfit.disclosure.released import Released
from planted import answers_of, organisation, tree

UNITS = tree(("all", ""), ("a", "all"), ("b", "all"), ("c", "all"))
HEADS = {"all": 700, "a": 100, "b": 200, "c": 400}


def released(c: int = 100) -> Released:
    rows = {"a": answers_of(100, 1), "b": answers_of(200, 2), "c": answers_of(c, 3)}
    rows["c"] = [[max(1, answer - 1) for answer in row[:6]] + row[6:] for row in rows["c"]]
    outcome = release(organisation(UNITS, rows, headcount=HEADS))
    assert isinstance(outcome, Release)
    return outcome.released


def mean(cube: Released, unit: str, statistic: str = "mean") -> float:
    value = cube.figures(unit)["purpose", statistic].value
    assert value is not None
    return value


def test_units_count_by_their_size() -> None:
    cube = released()
    wanted = (100 * mean(cube, "a") + 200 * mean(cube, "b") + 400 * mean(cube, "c")) / 700
    assert abs(mean(cube, "all", "weighted") - wanted) < 0.1
    assert mean(cube, "all") > mean(cube, "all", "weighted")
    assert cube.figures("all")["people", "design_effect"].value > 1.0


def test_where_all_answered_alike_nothing_changes() -> None:
    cube = released(c=400)
    assert mean(cube, "all", "weighted") == mean(cube, "all")
    assert np.isclose(cube.figures("all")["people", "design_effect"].value, 1.0)


def test_a_hidden_unit_is_weighted_with_the_others_that_are_not_shown() -> None:
    rows = {"a": answers_of(100, 1), "b": answers_of(200, 2), "c": answers_of(3, 3)}
    outcome = release(organisation(UNITS, rows, headcount=HEADS))
    assert isinstance(outcome, Release)
    cube = outcome.released
    hidden = [code for code in ("a", "b", "c") if ("purpose", "mean") not in cube.figures(code)]
    assert "c" in hidden
    assert len(hidden) == 2
    assert ("purpose", "weighted") in cube.figures("all")


def test_where_nobody_of_those_outside_all_units_answered_they_have_no_weight() -> None:
    rows = {"a": answers_of(100, 1), "b": answers_of(200, 2), "c": answers_of(100, 3)}
    outcome = release(organisation(UNITS, rows, headcount=HEADS | {"all": 720}))
    assert isinstance(outcome, Release)
    assert ("purpose", "weighted") in outcome.released.figures("all")

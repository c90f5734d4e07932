"""Too few answers, full rates of small units, and what a few left open are found."""

from __future__ import annotations

import numpy as np

from orgfit.disclosure.audit.rates import edge, rates
from orgfit.disclosure.audit.view import View
from weakened import Add


def test_a_real_release(honest: View) -> None:
    tried = rates(honest)
    assert not tried.hits
    assert tried.number > 100


def test_the_edge_leaves_two_outcomes() -> None:
    assert edge(np.array([5, 9, 10, 49])).tolist() == [80.0, 88.0, 90.0, 90.0]


def test_a_unit_of_too_few_answers(with_row: Add) -> None:
    found = rates(with_row("u1-2", "people", "answers", value=3.0, n=3)).hits
    assert ("u1-2", 3) in {(hit.unit, hit.people) for hit in found}


def test_a_full_rate(with_row: Add) -> None:
    found = rates(with_row("u2-1", "people", "rate", value=100.0)).hits
    assert [hit.unit for hit in found] == ["u2-1"]
    assert rates(with_row("u2-1", "people", "rate", low=97.0, high=100.0, reason="unanimous")).hits
    assert not rates(with_row("u1", "people", "rate", value=100.0)).hits


def test_a_question_that_few_left_open(honest: View, with_row: Add) -> None:
    people, given = honest.people("people"), honest.people("cf05")
    open_to = people - given
    place = int(((open_to > 0) & (open_to < 5) & (people < 50) & honest.shown.units).nonzero()[0][0])
    code = honest.units.codes[place]
    found = rates(with_row(code, "cf05", "mean", value=50.0, n=int(given[place]))).hits
    assert [(hit.unit, hit.people) for hit in found] == [(code, int(open_to[place]))]


def test_a_rest_of_too_few(with_row: Add, honest: View) -> None:
    """With u1-6 shown as well, those of u1 who are left are the 3 of u1-2 and no more."""
    people = honest.people("people")
    assert people[honest.units.index["u1-2"]] == 3
    found = rates(with_row("u1-6", "people", "answers", value=5.0, n=5)).hits
    assert [(hit.unit, hit.people) for hit in found] == [("u1", 3)]

from __future__ import annotations

from orgfit.disclosure.released import Cell
from orgfit.reports.words import participation


def test_who_answered_out_of_how_many() -> None:
    figures = {
        ("people", "answers"): Cell(1412.0, n=1412),
        ("people", "headcount"): Cell(2000.0),
        ("people", "rate"): Cell(71.0),
    }
    assert list(participation.facts(figures)) == [
        "1,412 people answered",
        "2,000 belong to it",
        "response rate 71\u00a0%",
    ]
    assert "did not answer" in participation.sentence(figures)


def test_a_full_house_is_a_bound() -> None:
    figures = {("people", "rate"): Cell(low=91.0, high=100.0, reason="unanimous")}
    assert list(participation.facts(figures)) == ["response rate 91\u00a0% or more"]


def test_without_headcount_it_says_so() -> None:
    figures = {("people", "answers"): Cell(1.0)}
    assert list(participation.facts(figures)) == ["1 person answered"]
    assert "not known" in participation.sentence(figures)


def test_a_hidden_unit_says_nothing() -> None:
    assert list(participation.facts({("people", "answers"): Cell(reason="protected")})) == []

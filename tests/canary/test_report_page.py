"""The canary on the page itself: whatever the three people answer, all that is said of their unit is the same."""

from __future__ import annotations

import re

import pytest

from orgfit.analyses.interpret import Release, release
from orgfit.reports.html import render
from planted import answers_of, organisation, tree

UNITS = tree(("all", ""), ("a", "all"), ("a1", "a"), ("a2", "a"), ("a3", "a"), ("b", "all"))
LOW = [[1, 1, 1, 1, 1, 1, 0, 1]] * 3
HIGH = [[5, 5, 5, 5, 5, 5, 10, 3]] * 3


def page(canary: list[list[int]]) -> str:
    rows = {"a1": answers_of(12, 1), "a2": canary, "a3": answers_of(14, 2), "b": answers_of(80, 4)}
    outcome = release(organisation(UNITS, rows))
    assert isinstance(outcome, Release)
    return render(outcome.released)


def rows_about(unit: str, source: str) -> list[str]:
    return [row for row in re.findall(r"<tr.*?</tr>", source, re.DOTALL) if f"Unit {unit}<" in row]


@pytest.fixture(scope="module")
def low() -> str:
    return page(LOW)


def test_the_page_speaks_of_the_unit_and_says_nothing(low: str) -> None:
    rows = rows_about("a2", low)
    assert rows
    for row in rows:
        assert "hidden" in row
        assert not re.search(r"\d", re.sub(r"<[^>]*>|a2", "", row))


def test_it_says_the_same_whatever_they_answered(low: str) -> None:
    assert rows_about("a2", low) == rows_about("a2", page(HIGH))


def test_the_answers_do_reach_the_whole(low: str) -> None:
    """So the test could fail: the three do count where they are many among many."""
    assert rows_about("a", low) != rows_about("a", page(HIGH))

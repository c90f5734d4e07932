"""Figures that are told too exactly, or of too few people, are found."""

from __future__ import annotations

import pytest

from orgfit.disclosure.audit.exactness import exactness
from orgfit.disclosure.audit.view import View
from weakened import Add


def test_a_real_release_is_rounded(honest: View) -> None:
    tried = exactness(honest)
    assert not tried.hits
    assert tried.number > 10_000


@pytest.mark.parametrize(
    ("unit", "measure", "statistic", "value"),
    [
        ("u1", "index", "mean", 61.23),
        ("u2", "index", "mean", 61.2),
        ("all", "cf01", "share:4", 31.4),
        ("all", "cf01", "agreement", 0.512),
        ("u2-1", "index", "shrunken", 61.5),
        ("u3-4", "index", "difference:parent", 1.5),
    ],
)
def test_what_is_told_more_exactly_is_found(
    with_row: Add, unit: str, measure: str, statistic: str, value: float
) -> None:
    found = exactness(with_row(unit, measure, statistic, value=value)).hits
    assert [(hit.unit, hit.measure) for hit in found] == [(unit, measure)]


def test_a_small_rest_is_not_told_more_exactly_because_the_unit_is_large(honest: View, with_row: Add) -> None:
    """u1 has more than 100 people, and so have the others of the organisation."""
    assert not exactness(with_row("u1", "index", "difference:parent", value=1.5)).hits
    found = exactness(with_row("u3-6", "index", "difference:parent", value=1.5)).hits
    assert [(hit.unit, hit.people) for hit in found] == [("u3-6", int(honest.people("index")[25]))]


def test_too_few_people(with_row: Add) -> None:
    found = exactness(with_row("u2-1", "index", "mean", value=50.0, n=4)).hits
    assert [hit.told for hit in found] == ["So few people must not be told of."]


def test_other_people_than_those_who_answered(with_row: Add) -> None:
    found = exactness(with_row("u2-2", "shared_purpose", "mean", value=50.0, n=6)).hits
    assert [hit.told for hit in found] == ["This speaks of other people than those who answered."]

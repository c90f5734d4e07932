from __future__ import annotations

from orgfit.reports.words import proof


def test_a_proven_plan_says_so() -> None:
    assert "has been proven" in proof.sentence(0.0)


def test_where_it_was_only_searched_it_says_for_how_many() -> None:
    said = proof.sentence(0.032)
    assert "searched" in said
    assert "does not cover 3.2\N{NO-BREAK SPACE}% of people" in said
    assert "proven" not in said


def test_a_tiny_share_is_not_told_as_nobody() -> None:
    assert "does not cover less than 0.1" in proof.sentence(0.0001)

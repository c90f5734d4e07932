from __future__ import annotations

import pytest

from orgfit.disclosure.released import Cell
from orgfit.reports.words import trust


def test_alpha_is_a_share_of_differences() -> None:
    words = "81\u00a0% of the differences between people hold across its 2 questions"
    assert trust.together(Cell(0.81, 0.78, 0.84), 2) == words
    assert trust.together(Cell(reason="too_few"), 2) == ""


@pytest.mark.parametrize(("low", "said"), [(-0.1, True), (0.0, True), (0.01, False), (None, False)])
def test_alpha_whose_interval_reaches_zero_is_not_reliable(low: float | None, said: bool) -> None:  # noqa: FBT001
    assert trust.unreliable(Cell(0.3, low, 0.5)) is said
    assert (trust.together(Cell(0.3, low, 0.5), 3) == trust.UNRELIABLE) is said


def test_levels_are_counted_from_the_top() -> None:
    assert trust.level(1) == " directly below the organisation"
    assert trust.level(2) == ", 2 steps below the organisation"


def test_a_narrow_interval_gets_another_decimal() -> None:
    assert trust.coefficient(Cell(0.81, 0.78, 0.84)) == "0.81 (0.78 to 0.84)"
    assert trust.coefficient(Cell(0.9075, 0.9066, 0.9084)) == "0.907 (0.907 to 0.908)"
    assert trust.coefficient(Cell(0.81)) == "0.81"
    assert trust.coefficient(Cell(reason="too_few")) == ""


@pytest.mark.parametrize(
    ("count", "facets", "ending"),
    [
        (0, 6, "no more than answers given by chance."),
        (1, 6, "So facets say little that the whole does not say already."),
        (1, 1, "does not show that they are the same."),
        (4, 6, "who is higher on one tends to be higher on another."),
        (6, 6, "does not show that they are the same."),
        (8, 6, "Look at their single questions."),
    ],
)
def test_components_are_held_against_facets_without_praise(count: int, facets: int, ending: str) -> None:
    assert trust.components(Cell(float(count)), facets).endswith(ending)


def test_components_are_counted_in_words() -> None:
    assert trust.components(Cell(1.0), 6).startswith(
        "The answers show 1 component beyond chance; the questionnaire has 6"
    )
    assert trust.components(Cell(reason="too_few"), 6) == ""


def test_what_is_left_over_may_be_chance_or_not() -> None:
    assert trust.one_factor(Cell(0.97), Cell(0.05, 0.03, 0.06)).endswith("more is left over than chance would leave.")
    assert trust.one_factor(Cell(0.97), Cell(0.01, 0.0, 0.05)).endswith("what is left over may be chance.")
    assert trust.one_factor(Cell(0.97), Cell(reason="too_few")).endswith("taken up by one thing.")
    assert trust.one_factor(Cell(reason="too_few"), Cell()) == ""


def test_weighing_may_change_nothing() -> None:
    said = trust.proportion("Score", Cell(60.3), Cell(60.34), fine=True)
    assert said == "If every unit had answered in proportion to its size, Score would stay at 60.3."
    assert trust.proportion("Score", Cell(reason="protected"), Cell(60.3), fine=True) == ""
    assert trust.design(Cell(reason="too_few")) == ""


def test_signs_are_only_told_where_they_are_known() -> None:
    assert (
        trust.careless(Cell(2.0), Cell(), Cell())
        == "The answers of 2.0\u00a0% show a sign that questions were not read."
    )
    assert trust.careless(Cell(), Cell(1.0), Cell()) == ""


def test_what_is_not_to_be_used_is_named() -> None:
    assert trust.unused(["Passion", "Talent"]) == "Do not use: Passion, Talent."
    assert trust.unused([]) == ""
    assert trust.spread([("Passion", Cell(18.74)), ("Talent", Cell())]) == "Passion 18.7 points"

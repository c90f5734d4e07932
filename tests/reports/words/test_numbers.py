from __future__ import annotations

import pytest

from orgfit.disclosure.released import Cell
from orgfit.reports.words import numbers


def test_thousands_stand_apart() -> None:
    assert numbers.count(101881) == "101,881"


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [
        (-6.12, 1, "−6.1"),
        (-0.04, 1, "0.0"),
        (-0.4, 0, "0"),
        (0.0, 0, "0"),
        (1234.5, 1, "1,234.5"),
        (-1234.0, 0, "−1,234"),
    ],
)
def test_the_minus_is_a_minus_and_zero_has_none(value: float, places: int, text: str) -> None:
    assert numbers.decimals(value, places) == text


def test_points_have_a_decimal_only_where_the_gate_allows_one() -> None:
    assert (numbers.points(56.4, fine=True), numbers.points(56.0, fine=False)) == ("56.4", "56")


@pytest.mark.parametrize(("value", "text"), [(6.1, "+6.1"), (-6.1, "−6.1"), (0.04, "0.0"), (-0.04, "0.0")])
def test_a_difference_shows_its_sign(value: float, text: str) -> None:
    assert numbers.signed(value, fine=True) == text


def test_a_share_keeps_its_sign_on_the_line() -> None:
    assert numbers.percent(62.4) == "62\u00a0%"
    assert numbers.percent(4.83, 1) == "4.8\u00a0%"


def test_an_interval_is_two_numbers_or_nothing() -> None:
    assert numbers.span(Cell(56.4, 55.9, 56.9), fine=True) == "55.9 to 56.9"
    assert numbers.span(Cell(56.4, -1.0, 2.0), fine=False, joint="and") == "−1 and 2"
    assert numbers.span(Cell(56.4), fine=True) == ""


def test_one_is_not_many() -> None:
    assert (numbers.plural(1, "unit", "units"), numbers.plural(0, "unit", "units")) == ("1 unit", "0 units")

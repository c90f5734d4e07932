from __future__ import annotations

from orgfit.disclosure.released import Cell
from orgfit.instruments.scales import SCALES
from orgfit.reports.words import leadership


def test_who_counts_as_having_led_is_told_in_the_words_of_the_scale() -> None:
    assert leadership.acted(SCALES["often5"]) == "In the last three months, often or always"
    assert leadership.acted(SCALES["agree5"]) == "Agree or strongly agree"
    assert leadership.acted(SCALES["likely11"]) == ""


def test_even_is_said_only_as_far_as_can_be_told() -> None:
    assert leadership.apart(Cell(0.0, 0.0, 6.3, 5)).endswith("units may all be alike, or lie up to 6.3 points apart.")
    assert leadership.apart(Cell(0.0, 0.0, None, 5)).endswith("units may all be alike.")
    assert leadership.apart(Cell(4.2, 1.9, 9.7, 5)).startswith("Uneven")
    assert leadership.apart(Cell(reason="too_few")) == ""

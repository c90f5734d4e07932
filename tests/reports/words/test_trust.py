from __future__ import annotations

from orgfit.disclosure.released import Cell
from orgfit.reports.words import trust


def test_alpha_is_a_share_of_differences() -> None:
    words = "81\u00a0% of the differences between people hold across its 2 questions"
    assert trust.together(Cell(0.81), 2) == words
    assert trust.together(Cell(reason="too_few"), 2) == ""


def test_levels_are_counted_from_the_top() -> None:
    assert trust.level(1) == " directly below the organisation"
    assert trust.level(2) == ", 2 steps below the organisation"

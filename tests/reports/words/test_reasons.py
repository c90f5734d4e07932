from __future__ import annotations

import pytest

from orgfit.disclosure.reasons import Reason
from orgfit.disclosure.released import Cell
from orgfit.reports.words import reasons


def test_every_reason_has_its_words() -> None:
    assert set(reasons.SENTENCES) == set(reasons.MARKS) == {reason.value for reason in Reason}


@pytest.mark.parametrize("reason", Reason)
def test_no_reason_holds_a_number(reason: Reason) -> None:
    words = reasons.sentence(Cell(reason=reason)) + reasons.mark(Cell(reason=reason))
    assert not any(letter.isdigit() for letter in words)


def test_protection_is_said_in_these_words() -> None:
    sentence = "Too few answers, here or in a group beside it, to show this without giving somebody away."
    assert reasons.sentence(Cell(reason="protected")) == sentence


def test_a_bound_says_which_end() -> None:
    assert reasons.bound(Cell(low=90.0, high=100.0, reason="unanimous")) == "90\u00a0% or more"
    assert reasons.bound(Cell(low=0.0, high=10.0, reason="unanimous")) == "10\u00a0% or less"


@pytest.mark.parametrize("cell", [Cell(95.0, 90.0, 100.0), Cell(reason="protected")])
def test_only_a_bounded_cell_has_a_bound(cell: Cell) -> None:
    assert reasons.bound(cell) == ""

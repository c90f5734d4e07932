from __future__ import annotations

import pytest

from orgfit.disclosure.released import Cell
from orgfit.reports.words import changes


@pytest.mark.parametrize(
    ("change", "signal", "word"),
    [
        (Cell(3.0), Cell(1.0), "more"),
        (Cell(-9.0), Cell(-2.0), "less"),
        (Cell(9.0), Cell(0.0), "no clear change"),
        (Cell(), Cell(), "not compared"),
    ],
)
def test_a_change_is_a_word(change: Cell, signal: Cell, word: str) -> None:
    assert changes.word(change, signal) == word


def test_what_moved_is_named() -> None:
    assert changes.sentence(["A", "B"], ["C"]) == (
        "Clearly more than last time: A and B. Clearly less than last time: C."
    )
    assert changes.sentence([], []) == "No facet clearly changed since last time."


def test_no_change_proves_a_measure() -> None:
    limits = " ".join(changes.LIMITS)
    assert "Other people" in limits
    assert "rebound" in limits
    assert "That a measure worked is not shown" in limits

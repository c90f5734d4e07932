from __future__ import annotations

import pytest

from orgfit.disclosure.released import Cell
from orgfit.reports.words import agreement


@pytest.mark.parametrize(
    ("view", "word"),
    [(Cell(1.0), "One view"), (Cell(-1.0), "Two camps"), (Cell(0.0), ""), (Cell(reason="too_few"), "")],
)
def test_a_word_stands_only_beyond_chance(view: Cell, word: str) -> None:
    assert agreement.word(view) == word


def test_the_figure_has_its_interval() -> None:
    assert agreement.figure(Cell(-0.313, -0.39, -0.234)) == "−0.31 (−0.39 to −0.23)"
    assert agreement.figure(Cell(0.5)) == "0.50"
    assert agreement.figure(Cell(reason="too_few")) == ""

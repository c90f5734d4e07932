from __future__ import annotations

import pytest

from orgfit.disclosure.released import Cell
from orgfit.instruments.questions import AUDIENCES
from orgfit.reports.words import sides

BOTH = ("Deciders", "Doers")


@pytest.mark.parametrize(
    ("signal", "said"),
    [
        (Cell(2.0), "Deciders clearly higher"),
        (Cell(-1.0), "Doers clearly higher"),
        (Cell(0.0), "no clear gap"),
        (Cell(reason="protected"), ""),
    ],
)
def test_a_gap_is_said_by_the_side_that_is_higher(signal: Cell, said: str) -> None:
    assert sides.clear(signal, BOTH) == said


def test_facets_are_counted_by_side() -> None:
    assert sides.counted(0, 0, "3 facets", BOTH) == "On none of 3 facets do the two sides clearly differ."
    assert (
        sides.counted(2, 0, "3 facets", BOTH)
        == "On 2 of 3 facets they clearly differ: Deciders give the higher figure on 2."
    )


def test_guesses_are_told_out_of_ten() -> None:
    assert sides.guessed("deciders", Cell(62.0)) == "Deciders guess 6.2 of 10."
    assert sides.guessed("", Cell(62.0)) == "The guess is 6.2 of 10."
    assert sides.answered("doers", Cell(41.0)) == "The answers of doers say 4.1 of 10."
    assert sides.missing("customers") == "The answers of customers are not in these figures."


@pytest.mark.parametrize(
    ("way", "said"), [(1.0, "Guess clearly higher"), (-1.0, "Guess clearly lower"), (0.0, "No clear distance")]
)
def test_a_guess_is_far_or_near_but_never_wrong(way: float, said: str) -> None:
    assert sides.distance(Cell(3.0, 1.0, 5.0), Cell(way)) == said
    assert sides.distance(Cell(reason="protected"), Cell(way)) == ""


def test_everybody_who_may_be_guessed_about_has_words() -> None:
    assert set(sides.ANSWERING) - set(AUDIENCES) == set()
    assert {"deciders", "doers", "customers", "employees", "other_units"} <= set(sides.ANSWERING)

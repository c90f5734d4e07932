from __future__ import annotations

import pytest

from orgfit.analyses.interpret import comparisons
from orgfit.disclosure.released import Cell
from orgfit.reports.words import differences
from orgfit.reports.words.references import LAST, ORGANISATION


def signal(value: float) -> Cell:
    return Cell(value)


def test_the_words_mean_what_the_analysis_decides() -> None:
    assert (differences.CLEAR, differences.LARGE) == (comparisons.NOTICEABLE, comparisons.LARGE)


@pytest.mark.parametrize(
    ("value", "way", "sentence"),
    [
        (-6.1, -2, "6.1 below the organisation: more than noise"),
        (2.4, 1, "2.4 above the organisation: more than noise"),
        (9.0, 0, "No clear difference from the organisation"),
    ],
)
def test_only_a_clear_difference_is_told(value: float, way: int, sentence: str) -> None:
    assert differences.sentence(Cell(value), signal(way), fine=True) == sentence


def test_what_is_hidden_is_not_spoken_of() -> None:
    hidden = Cell(reason="protected")
    assert differences.sentence(hidden, hidden, fine=True) == ""
    assert differences.figure(hidden, hidden, fine=True) == ""
    assert differences.distance(hidden, fine=True) == ""
    assert differences.level(hidden) == 0


def test_a_table_has_the_number_only_where_it_is_clear() -> None:
    assert differences.figure(Cell(-6.1), signal(-2), fine=True) == "−6.1"
    assert differences.figure(Cell(-6.1), signal(0), fine=True) == "not clear"


def test_how_sure_stands_beside_how_far() -> None:
    cell = Cell(-6.1, -6.6, -5.6)
    assert differences.sure(cell, fine=True) == "−6.1 (−6.6 to −5.6)"
    assert differences.sure(Cell(-6.1), fine=True) == "−6.1"


def test_each_sign_is_also_spoken() -> None:
    assert set(differences.SIGNS) == set(differences.SPOKEN) == {-2, -1, 0, 1, 2}


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        (Cell(-6.1, -6.6, -5.6), "6.1 points below (95 % interval 5.6 to 6.6 below)"),
        (Cell(6.1, 5.6, 6.6), "6.1 points above (95 % interval 5.6 to 6.6 above)"),
        (Cell(3.0, -1.0, 7.0), "3.0 points above (95 % interval −1.0 to 7.0)"),
        (Cell(3.0), "3.0 points above"),
    ],
)
def test_a_sentence_needs_no_minus(cell: Cell, words: str) -> None:
    assert differences.distance(cell, fine=True) == words


def test_what_is_compared_with_is_named() -> None:
    cell = Cell(6.2, 3.4, 9.0)
    assert differences.apart(cell, ORGANISATION, fine=False) == "6 points above the organisation (95 % interval 3 to 9)"
    assert differences.apart(Cell(-1.0), LAST, fine=False) == "1 point less than last time"
    assert differences.apart(Cell(reason="protected"), LAST, fine=False) == ""


def test_a_change_has_words_of_its_own() -> None:
    assert differences.sentence(Cell(7.4), signal(2), fine=True, reference=LAST) == (
        "7.4 more than last time: a clear change"
    )
    assert differences.sentence(Cell(0.4), signal(0), fine=True, reference=LAST) == "No clear change since last time"
    assert differences.spoken(-2, LAST) == "5 points or more less than last time"


@pytest.mark.parametrize(
    ("low", "high", "signal", "is_stray"),
    [
        (0.1, 5.0, 0.0, True),
        (-5.0, -0.1, 0.0, True),
        (0.0, 5.0, 0.0, False),
        (-1.0, 5.0, 0.0, False),
        (0.1, 5.0, 1.0, False),
        (0.1, 5.0, None, False),
        (None, None, 0.0, False),
    ],
)
def test_an_interval_off_zero_is_stray_only_where_nothing_is_clear(
    low: float | None, high: float | None, signal: float | None, *, is_stray: bool
) -> None:
    assert differences.stray(Cell(2.5, low, high), Cell(signal)) is is_stray

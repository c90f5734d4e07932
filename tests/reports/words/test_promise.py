from __future__ import annotations

import pytest

from orgfit.disclosure.released import Cell
from orgfit.reports.words import promise

EXPECTED = Cell(50.0, 45.0, 55.0)


@pytest.mark.parametrize(
    ("changed", "start"),
    [
        (Cell(30.0, 26.0, 34.0), "Fewer say"),
        (Cell(70.0, 66.0, 74.0), "More say"),
        (Cell(42.0, 38.0, 46.0), "The intervals overlap"),
        (Cell(59.0, 55.0, 63.0), "The intervals overlap"),
    ],
)
def test_no_more_is_claimed_than_the_intervals_bear(changed: Cell, start: str) -> None:
    assert promise.kept(EXPECTED, changed).startswith(start)


def test_what_is_hidden_is_not_compared() -> None:
    assert promise.kept(Cell(reason="protected"), EXPECTED) == ""
    assert promise.kept(EXPECTED, Cell(reason="protected")) == ""

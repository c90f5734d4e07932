"""A table by columns: the same figures as by unit."""

from __future__ import annotations

from orgfit.disclosure.audit.view import View
from weakened import Add


def test_columns_hold_what_units_hold(honest: View) -> None:
    for unit, code in enumerate(honest.units.codes):
        for (measure, statistic), cell in honest.released.figures(code).items():
            column = honest.cube.column(measure, statistic)
            assert column.there[unit]
            told = [None if number != number else number for number in (column.value[unit], column.low[unit])]
            assert told == [cell.value, cell.low]
            assert column.n[unit] == (-1 if cell.n is None else cell.n)
            assert column.reason[unit] == (cell.reason or "")


def test_slices_are_columns_of_their_own(honest: View) -> None:
    cells = honest.released.sliced("all")
    (part, measure, statistic), cell = next(one for one in cells.items() if one[1].value is not None)
    assert honest.cube.column(measure, statistic, part).value[0] == cell.value


def test_comments_stand_apart(honest: View) -> None:
    lists = {unit: texts for _, unit, texts in honest.cube.comments()}
    assert lists["u1"] == honest.released.comments("u1")["cfc1"]
    assert honest.cube.numbered_comments() == 0


def test_a_hidden_unit_is_not_shown(honest: View, with_row: Add) -> None:
    place = honest.units.index["u1-2"]
    assert not honest.shown.units[place]
    assert with_row("u1-2", "people", "answers", value=3.0, n=3).shown.units[place]

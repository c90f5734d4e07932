from __future__ import annotations

from orgfit.disclosure.released import Cell
from orgfit.reports.heatmap import heat_map
from orgfit.reports.outline import Outline
from orgfit.reports.small_teams import together, told
from synthetic_cube import Cube, scored


def with_rest() -> Cube:
    cube = scored()
    cube.figures["QUAY"] |= {
        ("purpose", "rest"): Cell(58.0, 49.0, 67.0, 50),
        ("purpose", "expected"): Cell(58.0, 41.0, 75.0),
        ("connected", "rest"): Cell(61.0, 52.0, 70.0, 50),
    }
    return cube


def test_all_others_are_a_row_of_their_own() -> None:
    outline = Outline(with_rest().freeze())
    heat = heat_map(outline, outline.units.index["QUAY"])
    assert heat is not None
    assert [(row.name, row.answers, row.link) for row in heat.rows[-2:]] == [
        ("Ropes", "", ""),
        ("All others here together", "50", ""),
    ]
    assert ["58" in cell for cell in heat.rows[-1].cells] == [False, True, False, False]
    assert heat.notes[-1][0] == "All others here together"


def test_it_says_where_a_single_unit_is_likely_to_stand() -> None:
    outline = Outline(with_rest().freeze())
    unit = outline.units.index["QUAY"]
    assert together(outline, unit) == "All others here together"
    assert told(outline, unit).endswith("expect it to be between: Shared purpose 41 to 75.")


def test_where_that_is_not_known_it_says_only_who_they_are() -> None:
    cube = with_rest()
    del cube.figures["QUAY"]["purpose", "expected"]
    outline = Outline(cube.freeze())
    assert told(outline, outline.units.index["QUAY"]).endswith("what subtraction would give anyway.")


def test_without_such_a_figure_there_is_no_row() -> None:
    outline = Outline(scored().freeze())
    assert together(outline, outline.units.index["QUAY"]) == ""

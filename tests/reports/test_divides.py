from __future__ import annotations

from library_cubes import LINE, openness
from orgfit.disclosure.released import Cell, Split
from orgfit.reports import divides
from orgfit.reports.divides import Divide
from orgfit.reports.outline import Outline
from synthetic_cube import Cube

MEASURES = [("Creating together", "co_creation")]


def divide(cube: Cube) -> Divide:
    return Divide.of(Outline(cube.freeze()), LINE)


def test_the_first_side_is_set_against_the_last() -> None:
    cube = openness()
    three = Split("deciders_doers", "Three", ("deciders", "between", "doers"))
    found = Divide.of(Outline(cube.freeze()), three)
    assert found.names == ("Deciders", "Doers")
    assert found.gap(0, "co_creation") == Cell(-8.0, -11.5, -4.5)


def test_a_gap_is_as_fine_as_its_coarser_side() -> None:
    cube = openness()
    cube.sliced["ORG"]["deciders_doers:deciders", "co_creation", "mean"] = Cell(72.0, 69.0, 75.0, 60)
    (row,) = divides.compared(divide(cube), "Caption", "Facet", MEASURES).rows
    assert row.cells[0].startswith("<td>72 (69 to 75)")
    assert row.cells[1].startswith("<td>80.0 (77.5 to 82.5)")
    assert row.cells[2] == "<td><b>−8 (−12 to −4)</b></td>"


def test_a_side_that_is_not_shown_leaves_the_other() -> None:
    cube = openness()
    for key in [key for key in cube.sliced["ORG"] if key[:2] == ("deciders_doers:doers", "co_creation")]:
        del cube.sliced["ORG"][key]
    (row,) = divides.compared(divide(cube), "Caption", "Facet", MEASURES).rows
    assert row.cells[1] == '<td class="hidden">protected</td>'
    assert "; Doers" not in row.cells[0]


def test_units_without_a_gap_have_no_row() -> None:
    assert divides.by_unit(divide(openness()), [("Working across lines", "crossing_lines")]) is None
    table = divides.by_unit(divide(openness()), MEASURES)
    assert table is not None
    assert table.caption == "Deciders minus Doers, points, by unit"


def test_units_of_a_gap_lead_to_their_sections() -> None:
    table = divides.by_unit(divide(openness()), MEASURES)
    assert table is not None
    assert all(row.link.startswith("#unit-") for row in table.rows)

from __future__ import annotations

import pytest

from orgfit.disclosure.released import Cell
from orgfit.reports.heatmap import HeatMap, heat_map
from orgfit.reports.outline import Outline
from synthetic_cube import Cube, flat, scored


def drawn(cube: Cube, unit: str) -> HeatMap:
    outline = Outline(cube.freeze())
    found = heat_map(outline, outline.units.index[unit])
    assert found is not None
    return found


def test_rows_stand_in_the_order_of_the_organisation() -> None:
    heat = drawn(scored(), "ORG")
    assert [(row.name, row.answers, row.kind) for row in heat.rows] == [
        ("Harbour Works", "412", "whole"),
        ("Quay <North> & sons", "240", ""),
        ("Office", "120", ""),
        ("Pilots", "12", ""),
        ("Night watch", "", ""),
    ]
    assert heat.columns == ("Fitness score", "Shared purpose", "Leadership in everyone", "Connectedness")


def test_links_lead_to_sections_only() -> None:
    assert [row.link for row in drawn(scored(), "ORG").rows] == ["", "#unit-1", "#unit-6", "#unit-7", ""]


def test_below_a_unit_it_stands_beside_the_organisation_and_itself() -> None:
    rows = drawn(scored(), "QUAY").rows
    assert [(row.name, row.kind) for row in rows] == [
        ("Harbour Works", "whole"),
        ("Quay <North> & sons", "whole"),
        ("Cranes", ""),
        ("Ropes", ""),
    ]


def test_the_organisation_has_no_colour() -> None:
    assert all("data-signal" not in cell for cell in drawn(scored(), "ORG").rows[0].cells)


def test_a_unit_with_nothing_to_show_says_so_in_a_sentence() -> None:
    (cell,) = drawn(scored(), "ORG").rows[-1].cells
    assert cell == (
        '<td class="hidden" colspan="4">Too few answers, here or in a group beside it, to show this without giving '
        "somebody away.</td>"
    )


def test_a_word_in_a_cell_is_explained_below() -> None:
    assert drawn(scored(), "ORG").notes == (
        ("protected", "Too few answers, here or in a group beside it, to show this without giving somebody away."),
    )
    assert drawn(scored(), "QUAY").notes == ()


def test_two_reasons_are_two_words() -> None:
    cube = scored()
    cube.figures["PILOT"]["index", "mean"] = Cell(reason="too_few")
    assert [mark for mark, _ in drawn(cube, "ORG").notes] == ["protected", "too few"]


@pytest.mark.parametrize("unit", ["ROPE", "CRANE-A"])
def test_nothing_below_is_no_heat_map(unit: str) -> None:
    outline = Outline(scored().freeze())
    assert heat_map(outline, outline.units.index[unit]) is None


def test_no_scores_are_no_heat_map() -> None:
    assert heat_map(Outline(flat().freeze()), 0) is None

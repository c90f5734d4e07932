from __future__ import annotations

import pytest

from orgfit.disclosure.released import Cell
from orgfit.reports import outline as outline_module
from orgfit.reports.chapters import units
from orgfit.reports.outline import Outline
from synthetic_cube import Cube, flat, scored


def section(cube: Cube, unit: str) -> units.Section:
    outline = Outline(cube.freeze())
    return units.section(outline, outline.units.index[unit])


def test_the_largest_clear_difference_is_the_finding() -> None:
    assert section(scored(), "QUAY").finding == (
        "Connectedness is where this unit differs most from the organisation: "
        "8.0 points above (95 % interval 4.0 to 12.0 above)."
    )


def test_nothing_clear_is_a_finding_too() -> None:
    assert section(scored(), "CRANE-A").finding == "Nothing here clearly differs from the organisation."


def test_one_clear_difference_is_not_called_the_most() -> None:
    cube = scored()
    cube.figures["CRANE-A"]["purpose", "signal"] = Cell(-1.0)
    assert section(cube, "CRANE-A").finding.startswith("Shared purpose is where this unit differs from the")


def test_a_unit_knows_the_way_up() -> None:
    assert section(scored(), "CRANE-A").crumbs == (
        ("#top", "Harbour Works"),
        ("#unit-1", "Quay <North> & sons"),
        ("#unit-2", "Cranes"),
    )


def test_a_leaf_is_a_table_and_what_lies_above_has_cards() -> None:
    leaf, above = section(scored(), "CRANE-A"), section(scored(), "CRANE")
    assert (leaf.groups, leaf.heat, leaf.deeper) == ((), None, True)
    assert above.groups
    assert above.heat is not None


def test_a_way_down_through_a_hidden_unit_shows_no_figure_of_it() -> None:
    cube = scored()
    cube.figures["CRANE"] = {("people", "answers"): Cell(reason="protected")}
    found = section(cube, "CRANE")
    assert found.finding == "Too few answers here to show without giving somebody away."
    assert (found.facts, found.groups, found.rows, found.questions) == ((), (), (), ())
    assert found.heat is not None


def test_every_question_has_a_cell_for_every_head() -> None:
    found = section(scored(), "QUAY")
    assert found.question_heads == ("Points", "Favourable", "Answers", "From the organisation")
    assert [title for title, _ in found.questions] == [
        "Shared purpose",
        "Leadership in everyone",
        "Connectedness",
        "What people expect",
    ]
    assert {len(question.cells) for _, group in found.questions for question in group} == {4}


def test_what_is_bounded_stays_bounded() -> None:
    first = section(scored(), "PILOT").questions[0][1][0]
    assert first.cells[1] == "<td>91\u00a0% or more</td>"


def test_a_hidden_question_says_why() -> None:
    cube = scored()
    for statistic in ("mean", "favourable", "difference", "signal"):
        cube.figures["PILOT"]["q1", statistic] = Cell(reason="protected")
    (cell,) = section(cube, "PILOT").questions[0][1][0].cells
    assert cell.endswith(">Too few answers here to show without giving somebody away.</td>")


def test_what_is_left_out_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outline_module, "SECTIONS_AT_MOST", 4)
    monkeypatch.setattr(outline_module, "ITEM_ROWS_AT_MOST", 24)
    chapter = units.build(Outline(scored().freeze()))
    assert chapter is not None
    assert chapter.limit == (
        "To keep this file small it leaves out sections for units more than 2 steps below the organisation and "
        "single questions of units more than 1 step below the organisation. They are in released.arrow beside it."
    )


def test_nothing_left_out_is_not_spoken_of() -> None:
    chapter = units.build(Outline(scored().freeze()))
    assert chapter is not None
    assert chapter.limit == ""


def test_without_units_there_is_no_chapter() -> None:
    assert units.build(Outline(flat().freeze())) is None


def test_units_without_scores_are_linked_by_name() -> None:
    cube = scored()
    for rows in cube.figures.values():
        for key in [key for key in rows if key[0] in {"index", "leadership", "purpose", "everyone", "connected"}]:
            del rows[key]
    outline = Outline(cube.freeze())
    chapter = units.build(outline)
    assert chapter is not None
    assert chapter.below == (("#unit-1", "Quay <North> & sons"), ("#unit-6", "Office"), ("#unit-7", "Pilots"))
    assert units.section(outline, 1).below == (("#unit-2", "Cranes"),)

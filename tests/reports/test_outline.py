from __future__ import annotations

from dataclasses import replace

import pytest

from orgfit.disclosure.released import Cell
from orgfit.instruments.schema import Index
from orgfit.reports import outline as module
from orgfit.reports.outline import Outline
from synthetic_cube import flat, scored


@pytest.fixture(name="outline")
def _outline() -> Outline:
    return Outline(scored().freeze())


def test_parts_stand_in_the_order_of_the_instrument(outline: Outline) -> None:
    assert [part.measure for part in outline.parts] == [
        "index",
        "leadership",
        "purpose",
        "everyone",
        "connected",
    ]
    assert [part.measure for part in outline.columns] == ["index", "purpose", "everyone", "connected"]


def test_a_part_the_cube_does_not_know_is_left_out() -> None:
    cube = scored()
    for unit in cube.units.codes:
        cube.figures[unit].pop(("index", "mean"), None)
    assert [part.measure for part in Outline(cube.freeze()).columns] == ["purpose", "everyone", "connected"]


def test_a_dimension_that_is_the_index_is_not_shown_twice() -> None:
    cube = scored()
    cube.instrument = replace(cube.instrument, index=Index("Fitness", "mean", use=("leadership",)))
    assert "leadership" not in [part.measure for part in Outline(cube.freeze()).parts]


def test_a_figure_without_a_row_has_the_reason_of_its_unit_or_measure(outline: Outline) -> None:
    night, pilot = (outline.units.index[code] for code in ("NIGHT", "PILOT"))
    assert outline.cell(night, "index", "mean") == Cell(reason="protected")
    assert outline.cell(pilot, "everyone", "band:9") == Cell(reason="protected")
    assert outline.cell(0, "index", "unheard of") == Cell()


def test_sections_lead_to_what_is_shown_only(outline: Outline) -> None:
    names = [outline.units.codes[unit] for unit in outline.sections]
    assert names == ["QUAY", "CRANE", "CRANE-A", "CRANE-B", "OFFICE", "PILOT"]


def test_a_hidden_unit_has_a_section_where_something_below_it_is_shown() -> None:
    cube = scored()
    cube.figures["CRANE"] = {("people", "answers"): Cell(reason="protected")}
    outline = Outline(cube.freeze())
    assert outline.has_section(outline.units.index["CRANE"])
    assert not outline.shown(outline.units.index["CRANE"])


@pytest.mark.parametrize(("room", "depth"), [(2, 0), (3, 1), (4, 2), (5, 2), (6, 3), (99, 3)])
def test_a_level_has_sections_only_as_a_whole(room: int, depth: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "SECTIONS_AT_MOST", room)
    outline = Outline(scored().freeze())
    assert outline.section_depth == depth
    assert {int(outline.units.depth[unit]) for unit in outline.sections} == set(range(1, depth + 1))


@pytest.mark.parametrize(("room", "depth"), [(23, 0), (24, 1), (32, 2), (999, 3)])
def test_questions_go_as_deep_as_they_fit(room: int, depth: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "ITEM_ROWS_AT_MOST", room)
    outline = Outline(scored().freeze())
    assert len(outline.items) == 8
    assert outline.item_depth == depth


def test_questions_are_never_deeper_than_sections(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "SECTIONS_AT_MOST", 3)
    assert Outline(scored().freeze()).item_depth == 1


def test_an_organisation_without_units() -> None:
    outline = Outline(flat().freeze())
    assert (outline.sections, outline.section_depth, outline.item_depth) == ((), 0, 0)


def test_questions_speak_of_the_organisation(outline: Outline) -> None:
    items = {item.id: item for item in outline.instrument.items}
    assert outline.question(items["q3"]) == "Anyone at Harbour Works can take the lead."
    assert outline.question(items["q8"]) == "Rules or Judgement?"

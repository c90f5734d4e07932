from __future__ import annotations

from dataclasses import replace

import pytest

from library_cubes import around
from orgfit.disclosure.released import Cell
from orgfit.instruments.schema import Index
from orgfit.reports.outline import FINDINGS, Outline
from synthetic_book import grown
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


def test_a_link_leads_to_a_section_or_nowhere(outline: Outline) -> None:
    quay, rope = (outline.units.index[code] for code in ("QUAY", "ROPE"))
    assert (outline.link(quay), outline.link(rope), outline.link(0)) == ("#unit-1", "", "")
    assert (outline.has_section(quay), outline.has_section(rope)) == (True, False)


def test_a_slice_without_a_row_is_protected_and_one_without_a_figure_is_empty() -> None:
    outline = Outline(grown().freeze())
    part = "role_level:leads_a_team"
    assert outline.slice_cell(0, part, "purpose", "signal") == Cell(2.0)
    assert outline.slice_cell(0, part, "purpose", "joint") == Cell()
    assert outline.slice_cell(0, "role_level:top_team", "purpose", "signal") == Cell(reason="protected")
    assert outline.slice_cell(0, "tenure:under_1_year", "purpose", "mean") == Cell(reason="protected")


@pytest.mark.parametrize(
    ("components", "words"), [(Cell(0.0), "unsupported"), (Cell(3.0), ""), (Cell(reason="too_few"), "")]
)
def test_no_component_beyond_chance_supports_nothing(components: Cell, words: str) -> None:
    cube = scored()
    cube.figures["ORG"]["structure", "components"] = components
    assert Outline(cube.freeze()).unsupported == bool(words)


def test_another_language_is_named() -> None:
    assert (Outline(flat().freeze()).tongue, Outline(scored().freeze()).tongue) == (' lang="de"', "")


def test_questions_speak_of_the_organisation(outline: Outline) -> None:
    items = {item.id: item for item in outline.instrument.items}
    assert outline.question(items["q3"]) == "Anyone at Harbour Works can take the lead."
    assert outline.question(items["q8"]) == "“Rules” (0) or “Judgement” (100)"


def test_answers_that_support_nothing_have_no_findings() -> None:
    cube = scored()
    assert Outline(cube.freeze()).knows("index", "signal", 1)
    cube.figures["ORG"]["structure", "components"] = Cell(0.0)
    outline = Outline(cube.freeze())
    assert outline.unsupported
    for unit in range(len(outline.units)):
        assert not any(statistic.startswith(FINDINGS) for _, statistic in outline.figures(unit))
    assert outline.knows("index", "mean", 1)
    assert outline.cell(1, "index", "signal") == Cell()


def test_what_only_some_were_asked_is_known() -> None:
    assert {"co01", "co04"} <= Outline(around().freeze()).asked_of_some
    assert "pm01" not in Outline(around().freeze()).asked_of_some
    assert Outline(scored().freeze()).asked_of_some == frozenset()

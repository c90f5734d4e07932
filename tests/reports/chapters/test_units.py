from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from orgfit.disclosure.released import Cell
from orgfit.reports import places
from orgfit.reports.book import Book
from orgfit.reports.chapters import units
from orgfit.reports.words import reasons, support
from synthetic_book import before, book, customers, frozen, grown
from synthetic_cube import Cube, flat, scored


def section(cube: Cube, unit: str) -> units.Section:
    return of([cube], unit)


def of(cubes: Sequence[Cube], unit: str) -> units.Section:
    found = Book.of(frozen(cubes))
    return units.section(found, found.places.units.index[unit])


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
    assert [(sheet.groups, sheet.heat, sheet.drawn) for sheet in leaf.sheets] == [((), None, True)]
    assert leaf.deeper
    assert above.sheets[0].groups
    assert above.sheets[0].heat is not None


def test_a_way_down_through_a_hidden_unit_shows_no_figure_of_it() -> None:
    cube = scored()
    cube.figures["CRANE"] = {("people", "answers"): Cell(reason="protected")}
    found = section(cube, "CRANE")
    assert found.finding == "Too few answers, here or in a group beside it, to show this without giving somebody away."
    (sheet,) = found.sheets
    assert (found.facts, sheet.groups, sheet.rows, sheet.questions) == ((), (), (), ())
    assert sheet.heat is not None


def test_what_is_left_out_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "SECTIONS_AT_MOST", 4)
    monkeypatch.setattr(places, "ITEM_ROWS_AT_MOST", 24)
    chapter = units.build(Book.of([scored().freeze()]))
    assert chapter is not None
    assert chapter.limit == (
        "To keep this file small it leaves out sections for units more than 2 steps below the organisation and "
        "single questions of units more than 1 step below the organisation. They are in released.arrow beside it."
    )


def test_nothing_left_out_is_not_spoken_of() -> None:
    chapter = units.build(Book.of([scored().freeze()]))
    assert chapter is not None
    assert chapter.limit == ""


def test_without_units_there_is_no_chapter() -> None:
    assert units.build(Book.of([flat().freeze()])) is None


def test_units_without_scores_are_linked_by_name() -> None:
    cube = scored()
    for rows in cube.figures.values():
        for key in [key for key in rows if key[0] in {"index", "leadership", "purpose", "everyone", "connected"}]:
            del rows[key]
    found = Book.of([cube.freeze()])
    chapter = units.build(found)
    assert chapter is not None
    assert chapter.below == (("#unit-1", "Quay <North> & sons"), ("#unit-6", "Office"), ("#unit-7", "Pilots"))
    assert units.section(found, 1).below == (("#unit-2", "Cranes"),)


def test_what_a_heat_map_leads_to_is_not_linked_again() -> None:
    found = Book.of(frozen(book()))
    chapter = units.build(found)
    assert chapter is not None
    assert chapter.below == ()
    assert units.section(found, found.places.units.index["QUAY"]).below == ()


def test_strengths_and_lower_thans_say_what_they_are_compared_with() -> None:
    found = section(grown(), "CRANE").standings
    assert found.higher == (
        "Shared purpose: 5.2 points above the rest of Quay <North> & sons (95 % interval 2.9 to 7.3)",
        "Leadership in everyone: 4.0 points above the organisation (95 % interval 0.0 to 8.0); "
        "6.6 points above the benchmark (95 % interval 4.8 to 8.4)",
        "Connectedness: 5.0 points above the organisation (95 % interval 1.0 to 9.0); "
        "7.4 points more than last time (95 % interval 5.8 to 9.0)",
    )
    assert found.lower == ("Shared purpose: 3.7 points less than last time (95 % interval 2.1 to 5.3)",)


def test_nothing_clear_names_all_it_was_compared_with() -> None:
    cube = grown()
    for key in [key for key in cube.figures["CRANE"] if key[1].startswith("signal")]:
        cube.figures["CRANE"][key] = Cell(0.0)
    found = section(cube, "CRANE")
    assert (found.standings.higher, found.standings.lower) == ((), ())
    assert found.finding == (
        "Nothing here clearly differs from the organisation, the rest of Quay <North> & sons, the benchmark "
        "or last time."
    )


def test_columns_of_comparisons_stand_only_where_there_are_any() -> None:
    full, plain = (section(cube, "CRANE").sheets[0].heads for cube in (grown(), scored()))
    assert full[3:] == (
        "From the organisation",
        "From the rest of the unit above",
        "From the benchmark",
        "From last time",
        "Expected",
    )
    assert plain[3:] == ("From the organisation", "Expected")
    assert "From the rest of the unit above" not in section(grown(), "QUAY").sheets[0].heads


def test_a_small_unit_is_told_what_to_expect() -> None:
    assert section(scored(), "PILOT").expected == (
        "12 people answered here, so single answers move each figure. A better guess of what it would be next time, "
        "leaning on the other units of its level: Shared purpose 52, Connectedness 54."
    )
    assert section(scored(), "QUAY").expected == ""


def test_people_by_role_and_their_words_stand_in_the_section() -> None:
    (sheet,) = section(grown(), "QUAY").sheets
    assert sheet.split_heading == "By role and time here"
    assert [row.name for row in sheet.splits[0].rows] == [
        "Quay <North> & sons",
        "No staff to lead",
        "Leads a team",
        "Top team",
    ]
    assert sheet.said[0].counted == "10 comments"
    (office,) = section(grown(), "OFFICE").sheets
    assert (office.splits, office.said) == ((), ())


def test_all_questionnaires_stand_in_one_section() -> None:
    found = of(book(), "QUAY")
    assert [sheet.title for sheet in found.sheets] == ["Small fitness test", "The customers"]
    assert found.facts == ()
    assert [sheet.facts for sheet in found.sheets] == [
        ("240 people answered", "301 belong to it", "response rate 80\u00a0%"),
        ("170 people answered",),
    ]
    cards = [card.title for group in found.sheets[1].groups for card in group.cards]
    assert (cards[0], cards[-1]) == ("All in tune", "Recommendation score")


def test_a_unit_that_one_questionnaire_knows_has_its_section_too() -> None:
    found = of(book(), "SHOP")
    assert [sheet.title for sheet in found.sheets] == ["The customers"]
    assert found.crumbs == (("#top", "Harbour Works"),)
    assert found.standings.lower == (
        "Brand (The customers): 1.8 points below the organisation (95 % interval 0.1 to 3.6)",
    )


def test_facets_of_one_name_are_told_apart() -> None:
    twin = customers()
    twin.instrument = replace(twin.instrument, id="twin", title="The twins")
    found = of((customers(), twin), "SHOP")
    assert [entry.partition(":")[0] for entry in found.standings.lower] == [
        "Brand (The customers)",
        "Brand (The twins)",
    ]


def test_answers_by_chance_are_no_finding_here_either() -> None:
    cube = grown()
    cube.figures["ORG"]["structure", "components"] = Cell(0.0)
    assert section(cube, "QUAY").finding == support.HERE


@pytest.mark.parametrize(
    ("room", "left"), [("SLICE_ROWS_AT_MOST", "roles and other"), ("COMMENTS_AT_MOST", "comments")]
)
def test_lines_and_comments_too_many_are_left_out(room: str, left: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, room, 4)
    found = Book.of(frozen((before(), grown())))
    (sheet,) = units.section(found, 1).sheets
    chapter = units.build(found)
    assert chapter is not None
    assert left in chapter.limit
    assert (sheet.splits == ()) == ("SLICE" in room)
    assert (sheet.said == ()) == ("COMMENTS" in room)


def test_questionnaires_that_show_nothing_of_a_unit_say_so_in_a_sentence() -> None:
    first, second = book()[-2:]
    for key in list(second.figures["QUAY"]):
        second.figures["QUAY"][key] = Cell(reason="protected")
    found = of((first, second), "QUAY")
    assert [sheet.title for sheet in found.sheets] == ["Small fitness test"]
    assert found.hidden == (f"Not shown here: The customers. {reasons.SENTENCES['protected']}",)


def test_units_of_answers_that_support_nothing_claim_nothing() -> None:
    cube = grown()
    cube.figures["ORG"]["structure", "components"] = Cell(0.0)
    for name in ("QUAY", "OFFICE", "PILOT"):
        found = section(cube, name)
        assert found.finding in (support.HERE, reasons.SENTENCES["protected"])
        assert (found.standings.higher, found.standings.lower, found.expected) == ((), (), "")
        cells = [cell for sheet in found.sheets for row in sheet.rows for cell in row.cells]
        lines = [
            line for sheet in found.sheets for group in sheet.groups for card in group.cards for line in card.lines
        ]
        assert not any("data-signal" in cell for cell in cells)
        assert not any("organisation" in line or "last time" in line for line in lines)
        assert all(sheet.splits == () for sheet in found.sheets)

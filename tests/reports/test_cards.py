from __future__ import annotations

import pytest

from orgfit.reports import cards
from orgfit.reports.outline import Outline
from synthetic_book import grown
from synthetic_cube import scored


@pytest.fixture(name="outline")
def _outline() -> Outline:
    return Outline(scored().freeze())


def named(groups: tuple[cards.Group, ...]) -> list[tuple[str, list[str]]]:
    return [(group.title, [card.title for card in group.cards]) for group in groups]


def test_a_dimension_heads_its_facets(outline: Outline) -> None:
    assert named(cards.groups(outline, 0)) == [
        ("", ["Fitness score", "Connectedness"]),
        ("Leadership", ["Leadership, all together", "Shared purpose", "Leadership in everyone"]),
    ]


def test_the_organisation_is_not_compared_with_itself(outline: Outline) -> None:
    card = cards.card(outline, 0, outline.parts[0])
    assert (card.figure, card.lines) == ("60.3", ("between 57.0 and 63.3", "412 people"))
    assert "<u " not in card.interval
    assert cards.heads(outline, 0) == ("Points", "95 % interval", "People")


def test_a_unit_stands_beside_the_organisation(outline: Outline) -> None:
    card = cards.card(outline, outline.units.index["QUAY"], outline.parts[0])
    assert card.lines[-1] == "4.0 above the organisation: more than noise"
    assert '<u class="at-60">' in card.interval
    assert "organisation 60.3" in card.interval


def test_a_hidden_figure_is_a_reason(outline: Outline) -> None:
    pilot = outline.units.index["PILOT"]
    card = next(c for g in cards.groups(outline, pilot) for c in g.cards if c.title == "Leadership in everyone")
    assert (card.figure, card.interval, card.lines) == ("", "", ())
    assert card.reason == "Too few answers, here or in a group beside it, to show this without giving somebody away."


def test_rows_have_a_cell_for_every_head(outline: Outline) -> None:
    office = outline.units.index["OFFICE"]
    heads = cards.heads(outline, office)
    assert heads[-2:] == ("From the organisation", "Expected")
    assert {len(row.cells) for row in cards.rows(outline, office)} == {len(heads)}
    assert {len(row.cells) for row in cards.rows(outline, office, drawn=True)} == {len(heads) + 1}


def test_a_hidden_row_spans_all_heads(outline: Outline) -> None:
    pilot = outline.units.index["PILOT"]
    hidden = next(row for row in cards.rows(outline, pilot) if row.title == "Leadership in everyone")
    (cell,) = hidden.cells
    assert 'colspan="5"' in cell


def test_where_nothing_is_expected_there_is_no_such_column() -> None:
    cube = scored()
    for key in [key for key in cube.figures["OFFICE"] if key[1] == "shrunken"]:
        del cube.figures["OFFICE"][key]
    outline = Outline(cube.freeze())
    assert cards.heads(outline, outline.units.index["OFFICE"])[-1] == "From the organisation"


def test_small_groups_have_no_decimals(outline: Outline) -> None:
    shift = outline.units.index["CRANE-A"]
    assert cards.card(outline, shift, outline.parts[0]).figure == "58"


def test_comparisons_have_columns_only_where_the_cube_has_them() -> None:
    outline = Outline(grown().freeze())
    assert cards.heads(outline, 0)[3:] == ("From the benchmark", "From last time")
    assert "From the rest of the unit above" not in cards.heads(outline, outline.units.index["QUAY"])
    shift = outline.units.index["CRANE-A"]
    assert cards.heads(outline, shift)[4] == "From the rest of the unit above"
    for unit in (0, shift):
        assert {len(row.cells) for row in cards.rows(outline, unit)} == {len(cards.heads(outline, unit))}


def test_what_was_not_compared_is_a_dash() -> None:
    cube = grown()
    del cube.figures["CRANE-A"]["index", "difference:parent"]
    outline = Outline(cube.freeze())
    row = cards.rows(outline, outline.units.index["CRANE-A"])[0]
    assert row.cells[4] == "<td>–</td>"


def test_the_organisation_stands_beside_others_and_last_time() -> None:
    outline = Outline(grown().freeze())
    assert cards.card(outline, 0, outline.columns[-1]).lines[2:] == (
        "No clear difference from the benchmark",
        "7.4 more than last time: a clear change",
    )

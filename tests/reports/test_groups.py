from __future__ import annotations

from library_cubes import LINE, PLACE, ROLES, fitness, openness
from orgfit.disclosure.released import Cell, Split
from orgfit.reports import groups
from orgfit.reports.outline import Outline
from synthetic_cube import scored


def test_units_stand_in_the_order_of_the_organisation() -> None:
    outline = Outline(scored().freeze())
    assert [group.name for group in groups.below(outline)] == ["Quay <North> & sons", "Office", "Pilots", "Night watch"]
    assert groups.whole(outline).whole
    assert groups.below(outline)[1].cell("index", "mean") == outline.cell(6, "index", "mean")


def test_a_slice_that_is_not_shown_has_the_reason_of_its_measure() -> None:
    cube = openness()
    cube.sliced["ORG"]["role_level:top_team", "co_creation", "mean"] = Cell(reason="unanimous")
    top = groups.slices(Outline(cube.freeze()), ROLES)[2]
    assert top.name == "Top team"
    assert top.cell("co_creation", "favourable").reason == "unanimous"
    assert top.cell("crossing_lines", "mean").reason == "protected"


def test_a_slice_without_a_statistic_has_no_reason_where_its_mean_is_shown() -> None:
    staff = groups.slices(Outline(openness().freeze()), ROLES)[0]
    assert staff.cell("index", "joint") == Cell()
    assert staff.knows("index", "mean")
    assert not staff.knows("index", "joint")


def test_lines_are_the_splits_with_gaps() -> None:
    assert groups.lines(Outline(openness().freeze())) == (LINE,)
    assert groups.lines(Outline(fitness().freeze())) == ()


def test_role_stands_before_other_splits_and_lines_stand_apart() -> None:
    assert groups.splits(Outline(fitness().freeze())) == (ROLES, PLACE, LINE)
    assert groups.splits(Outline(openness().freeze())) == (ROLES,)
    assert groups.roles(Outline(scored().freeze())) == ()


def test_a_bound_is_something_to_look_at() -> None:
    bounded = groups.Group("x", lambda *_: Cell(low=91.0, high=100.0, reason="unanimous"))
    assert groups.known([bounded], "a", "b")
    assert not groups.known([groups.Group("x", lambda *_: Cell(reason="protected"))], "a", "b")


def test_a_split_that_tells_the_same_people_apart_as_a_line_is_left_out() -> None:
    cube = openness()
    rows = cube.sliced["ORG"]
    twin = Split("level", "Level", ("up", "down"))
    for (part, *key), cell in list(rows.items()):
        side = {LINE.slice("deciders"): "up", LINE.slice("doers"): "down"}.get(part)
        if side:
            rows[twin.slice(side), *key] = cell
    cube.splits = (*cube.splits, twin)
    assert twin in groups.splits(Outline(cube.freeze()))
    assert groups.splits_apart(Outline(cube.freeze())) == (ROLES,)
    measure, statistic = next((m, s) for part, m, s in rows if part == twin.slice("up") and s == "mean")
    rows[twin.slice("up"), measure, statistic] = Cell(1.0, 0.0, 2.0, 99)
    assert groups.splits_apart(Outline(cube.freeze())) == (ROLES, twin)


def test_units_lead_to_their_sections_and_slices_lead_nowhere() -> None:
    outline = Outline(openness().freeze())
    assert groups.below(outline)[0].link == "#unit-1"
    assert groups.slices(outline, ROLES)[0].link == ""

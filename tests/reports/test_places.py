from __future__ import annotations

import pytest

from orgfit.disclosure.released import Cell
from orgfit.reports import places as module
from orgfit.reports.places import Places
from orgfit.responses.unit_rows import UnitRow
from orgfit.responses.units import UnitTree
from synthetic_book import book, customers, frozen, grown
from synthetic_cube import flat, scored


def of(*cubes: object) -> Places:
    return Places([cube.freeze() for cube in cubes])  # type: ignore[attr-defined]


def codes(places: Places) -> list[str]:
    return [places.units.codes[place] for place in places.sections]


def test_sections_lead_to_what_is_shown_only() -> None:
    assert codes(of(scored())) == ["QUAY", "CRANE", "CRANE-A", "CRANE-B", "OFFICE", "PILOT"]


def test_a_hidden_unit_has_a_section_where_something_below_it_is_shown() -> None:
    cube = scored()
    cube.figures["CRANE"] = {("people", "answers"): Cell(reason="protected")}
    places = of(cube)
    assert places.has_section(places.units.index["CRANE"])


@pytest.mark.parametrize(("room", "depth"), [(2, 0), (3, 1), (4, 2), (5, 2), (6, 3), (99, 3)])
def test_a_level_has_sections_only_as_a_whole(room: int, depth: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "SECTIONS_AT_MOST", room)
    places = of(scored())
    assert places.section_depth == depth
    assert {int(places.units.depth[place]) for place in places.sections} == set(range(1, depth + 1))


@pytest.mark.parametrize(("room", "depth"), [(23, 0), (24, 1), (32, 2), (999, 3)])
def test_questions_go_as_deep_as_they_fit(room: int, depth: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "ITEM_ROWS_AT_MOST", room)
    assert of(scored()).item_depth == depth


@pytest.mark.parametrize(("room", "depth"), [(4, 0), (5, 3)])
def test_slices_go_as_deep_as_they_fit(room: int, depth: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """One unit below the organisation has slices: five categories of two attributes."""
    monkeypatch.setattr(module, "SLICE_ROWS_AT_MOST", room)
    assert of(grown()).slice_depth == depth


@pytest.mark.parametrize(("room", "depth"), [(9, 0), (10, 3)])
def test_comments_go_as_deep_as_they_fit(room: int, depth: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "COMMENTS_AT_MOST", room)
    assert of(grown()).comment_depth == depth


def test_nothing_goes_deeper_than_sections(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "SECTIONS_AT_MOST", 3)
    places = of(grown())
    assert (places.item_depth, places.slice_depth, places.comment_depth) == (1, 1, 1)


def test_an_organisation_without_units() -> None:
    places = of(flat())
    assert (places.sections, places.section_depth, places.item_depth) == ((), 0, 0)


def test_units_of_all_cubes_make_one_tree() -> None:
    _, now, other = frozen(book())
    places = Places([now, other])
    assert places.units.codes == (*now.units.codes, "SHOP")
    assert codes(places)[-1] == "SHOP"
    shop, quay = other.units.index["SHOP"], other.units.index["QUAY"]
    assert places.of(other.units, 0) == 0
    assert places.of(other.units, quay) == now.units.index["QUAY"]
    assert places.within(other.units, places.of(other.units, shop)) == shop
    assert places.within(other.units, 0) == 0
    assert places.within(now.units, places.of(other.units, shop)) is None


def test_one_tree_stays_as_it_is() -> None:
    now = grown().freeze()
    assert Places([now]).units is now.units


def test_where_two_cubes_disagree_the_first_is_followed() -> None:
    rows = [UnitRow("MARKET", "All", ""), UnitRow("QUAY", "Quay", "MARKET"), UnitRow("SHOP", "Shop", "QUAY")]
    other = customers()
    other.units = UnitTree.build(rows, "other.csv")
    units = of(customers(), other).units
    assert (units.codes, units.parent.tolist()) == (("MARKET", "QUAY", "SHOP"), [-1, 0, 0])

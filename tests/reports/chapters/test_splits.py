from __future__ import annotations

from orgfit.reports.book import Book
from orgfit.reports.chapters import splits
from orgfit.reports.outline import Outline
from synthetic_book import frozen, grown
from synthetic_cube import scored


def test_each_attribute_has_its_table() -> None:
    found = splits.build(Book.of(frozen([grown()])))
    assert found is not None
    ((title, (role, tenure)),) = found.parts
    assert (title, found.heading) == ("", "By role and time here")
    assert [(row.name, row.answers) for row in role.heat.rows] == [
        ("Harbour Works", "412"),
        ("No staff to lead", "133"),
        ("Leads a team", "134"),
        ("Top team", ""),
    ]
    assert role.clear == ("Leads a team: above the organisation on Shared purpose; below it on Connectedness.",)
    assert tenure.clear == ("No category clearly differs from the organisation.",)


def test_colour_and_sign_stand_only_where_it_is_clear() -> None:
    role, _ = splits.maps(Outline(grown().freeze()), 0)
    assert role.rows[1].cells == ("<td>66</td>",) * 4
    assert role.rows[2].cells[1].startswith('<td data-signal="2">67')
    assert "above the organisation" in role.rows[2].cells[1]


def test_a_category_that_is_not_shown_says_why() -> None:
    role, tenure = splits.maps(Outline(grown().freeze()), 0)
    for heat, place in ((role, 3), (tenure, 1)):
        (cell,) = heat.rows[place].cells
        assert 'colspan="4"' in cell
        assert "Too few answers, here or" in cell


def test_in_a_unit_the_unit_is_the_whole() -> None:
    outline = Outline(grown().freeze())
    role, _ = splits.maps(outline, outline.units.index["QUAY"])
    assert role.rows[0].name == "Quay <North> & sons"
    assert "above the unit as a whole" in role.rows[2].cells[1]


def test_without_slices_there_is_no_chapter() -> None:
    assert splits.build(Book.of(frozen([scored()]))) is None
    declared = grown()
    declared.sliced = {}
    assert splits.build(Book.of(frozen([declared]))) is None

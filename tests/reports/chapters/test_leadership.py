from __future__ import annotations

from library_cubes import customers, fitness
from orgfit.disclosure.released import Cell
from orgfit.reports.book import Book
from orgfit.reports.chapters import leadership
from orgfit.reports.chapters.leadership import Leadership
from synthetic_cube import Cube, scored


def chapter(*cubes: Cube) -> Leadership:
    found = leadership.build(Book.of([cube.freeze() for cube in cubes]))
    assert found is not None
    return found


def test_the_four_figures_stand_first_with_their_uncertainty() -> None:
    facts = chapter(fitness()).facts
    assert [(fact.title, fact.figure) for fact in facts] == [
        ("Share the understanding", "33\u00a0%"),
        ("Took the lead", "21\u00a0%"),
        ("Pairs of us who name the same thing", "37\u00a0%"),
        ("Pairs of one of us and one customer who do", "19\u00a0%"),
    ]
    assert facts[0].lines == ("between 29 and 38", "390 people")


def test_a_wave_before_stands_beside() -> None:
    before = fitness()
    before.wave = "Autumn 2030"
    before.figures["ORG"]["reach", "joint"] = Cell(28.0, 24.0, 33.0, 350)
    assert chapter(before, fitness()).facts[0].lines[-1] == "Autumn 2030: 28\u00a0% (24 to 33)"


def test_a_hidden_figure_says_why() -> None:
    cube = fitness()
    cube.figures["ORG"]["reach", "joint"] = Cell(reason="left_open")
    assert chapter(cube).facts[0].reason.startswith("A few people here left this open.")


def test_the_questions_are_the_core_of_both_facets() -> None:
    found = chapter(fitness())
    assert len(found.core) == 4
    assert found.core[0] == "The people I work with agree on what we want to achieve for our customers."
    assert found.acted == (
        "I took the lead in making something better for a customer.",
        "In the last three months, often or always",
    )


def test_understanding_and_acting_stand_side_by_side_in_the_order_of_the_organisation() -> None:
    table = chapter(fitness()).units
    assert table is not None
    assert table.heads == ("Share the understanding", "Took the lead")
    assert [row.title for row in table.rows] == [
        "Harbour Works",
        "Quay <North> & sons",
        "Office",
        "Pilots",
        "Night watch",
    ]
    assert table.rows[1].cells[0].startswith("<td>34\u00a0% (30 to 39)<div")
    assert 'class="at-33"' in table.rows[1].cells[0]
    assert table.rows[3].cells[0] == "<td>91\u00a0% or more</td>"
    assert (
        table.rows[4]
        .cells[0]
        .endswith(">Too few answers, here or in a group beside it, to show this without giving somebody away.</td>")
    )


def test_role_comes_first_and_what_is_hidden_there_says_so() -> None:
    splits = chapter(fitness()).splits
    assert [title for title, _ in splits] == ["Role", "Place of work", "Deciders and doers"]
    rows = splits[0][1].rows
    assert [row.title for row in rows] == ["Harbour Works", "No staff to lead", "Leads a team", "Top team"]
    assert rows[3].cells[0].startswith('<td class="hidden"')


def test_evenness_claims_no_more_than_its_interval() -> None:
    table = chapter(fitness()).even
    assert table is not None
    assert table.rows[0].title == "Shared purpose, 5 units directly below the organisation"
    assert table.rows[0].cells[:2] == ("<td>4.2</td>", "<td>1.9 to 9.7</td>")
    assert "Uneven: units’ true levels lie about 4.2 points apart, and at least 1.9." in table.rows[0].cells[2]
    assert "Not clear: units may all be alike" in table.rows[1].cells[2]
    assert 'class="hidden"' in table.rows[2].cells[0]


def test_the_shared_view_is_held_against_chance_and_against_customers() -> None:
    found = chapter(fitness(), customers())
    assert found.view is not None
    assert found.view.choices.heads == ("Us", "Customers")
    assert found.view.chance.startswith("Had everyone drawn one of the 4 answers by lot, 1 pair in 4")
    assert found.view.customers
    alone = chapter(fitness()).view
    assert alone is not None
    assert alone.choices.heads == ("Us",)


def test_customers_who_chose_from_another_list_are_not_set_beside() -> None:
    view = chapter(fitness(), customers(("A", "B", "C", "D"))).view
    assert view is not None
    assert view.choices.heads == ("Us",)


def test_a_part_of_it_is_enough_and_none_is_no_chapter() -> None:
    cube = fitness()
    for rows in cube.figures.values():
        rows.pop(("reach", "joint"), None)
    found = chapter(cube)
    assert found.core == ()
    assert found.facts[0].title == "Took the lead"
    assert leadership.build(Book.of([scored().freeze()])) is None

from __future__ import annotations

from library_cubes import customers, fitness, openness
from orgfit.disclosure.released import Cell
from orgfit.reports.book import Book
from orgfit.reports.chapters import behaviours
from orgfit.reports.chapters.behaviours import Done
from synthetic_cube import Cube, scored


def chapter(*cubes: Cube) -> tuple[Done, ...]:
    found = behaviours.build(Book.of([cube.freeze() for cube in cubes]))
    assert found is not None
    return found


def test_each_question_has_its_answers_and_its_share_with_an_interval() -> None:
    (done,) = chapter(fitness())
    (doing,) = done.doings
    assert doing.text == "I took the lead in making something better for a customer."
    assert doing.side == "21\u00a0% (17 to 26)"
    assert "Never 7\u00a0%, Rarely 8\u00a0%" in doing.picture
    assert done.steps == "In the last three months. From left to right: Never, Rarely, Sometimes, Often, Always."


def test_questions_are_never_made_into_one_figure() -> None:
    (done,) = chapter(openness())
    assert len(done.doings) == 4
    assert done.numbers is not None
    assert [row.title for row in done.numbers.rows] == [doing.text for doing in done.doings]


def test_sides_and_roles_stand_beside_each_other() -> None:
    (done,) = chapter(openness())
    assert [(title, table.heads) for title, table in done.splits] == [
        ("Deciders and doers", ("Deciders", "Doers")),
        ("Role", ("No staff to lead", "Leads a team", "Top team")),
    ]
    assert len(done.splits[0][1].rows) == 3  # of one question no side is shown


def test_a_choice_is_drawn_as_bars_under_the_title_of_its_questionnaire() -> None:
    own, theirs = chapter(fitness(), customers())
    assert (own.title, theirs.title) == ("Customer fitness", "The customer's view")
    assert theirs.doings == ()
    assert theirs.choices[0][0] == "Have you recommended Harbour Works to someone in the last twelve months?"
    assert [row.title for row in theirs.choices[0][1].rows] == ["Yes several times", "Yes once", "No"]


def test_hidden_answers_say_why() -> None:
    cube = fitness()
    cube.figures["ORG"]["cfb1", "share:3"] = Cell(reason="unanimous")
    assert chapter(cube)[0].doings[0].picture.startswith('<div class="hidden">Not shown in full')


def test_without_such_questions_there_is_no_chapter() -> None:
    assert behaviours.build(Book.of([scored().freeze()])) is None

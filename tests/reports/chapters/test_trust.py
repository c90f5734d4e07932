from __future__ import annotations

from library_cubes import around, customers, measured, unstructured
from orgfit.disclosure.released import Cell
from orgfit.reports.book import Book
from orgfit.reports.chapters import trust
from orgfit.reports.chapters.trust import Trust
from orgfit.reports.words import trust as words
from synthetic_cube import Cube, flat, scored


def chapter(cube: Cube) -> Trust:
    (found,) = trust.build(Book.of([cube.freeze()]))
    return found


def test_every_questionnaire_has_its_entry_under_its_title() -> None:
    found = trust.build(Book.of([scored().freeze(), customers().freeze()]))
    assert [part.title for part in found] == ["Small fitness test", "The customer's view"]
    assert chapter(scored()).title == ""


def test_who_answered_is_told_and_whether_it_matters() -> None:
    found = chapter(measured())
    assert found.facts[0] == "412 people answered"
    assert found.weights is not None
    assert found.weights.said == (
        "If every unit had answered in proportion to its size, Fitness score would be 59.1 in place of 60.3."
    )
    assert found.weights.design == (
        "Weighed by the size of units, the answers are worth those of 365 people (design effect 1.13)."
    )
    assert found.weights.scores is not None
    assert found.weights.scores.rows[1].cells == ("<td>62.3</td>", "<td>61.3</td>")
    assert chapter(scored()).weights is None


def test_without_scores_only_the_cost_of_weighing_is_told() -> None:
    cube = scored()
    cube.figures["ORG"]["people", "design_effect"] = Cell(1.13, n=365)
    weights = chapter(cube).weights
    assert weights is not None
    assert (weights.said, weights.scores) == ("", None)


def test_questions_left_open_stand_in_their_order() -> None:
    table = chapter(scored()).open
    assert table is not None
    assert [(row.title, row.cells) for row in table.rows] == [
        ("A good idea counts here, no matter who has it.", ("<td>17\u00a0%</td>",))
    ]
    assert chapter(flat()).open is None


def test_a_question_that_only_some_were_asked_is_not_left_open_by_the_others() -> None:
    cube = around()
    for item in ("gu01", "gu04", "co01", "ou01"):
        cube.figures["ORG"][item, "unanswered"] = Cell(83.0)
    table = chapter(cube).open
    assert table is not None
    assert [row.title[:35] for row in table.rows] == [
        "How good is what customers get from",
        "Out of ten customers, how many woul",
    ]


def test_signs_of_not_reading_are_counted() -> None:
    assert chapter(measured()).careless == (
        "The answers of 2.9\u00a0% of 412 people show a sign that questions were not read: 1.2\u00a0% gave the same "
        "answer very many times in a row; 1.9\u00a0% answered like questions as if by lot."
    )
    hidden = measured()
    hidden.figures["ORG"]["people", "careless"] = Cell(reason="too_few")
    assert chapter(hidden).careless == "There are too few people or units here to work this out."
    assert chapter(scored()).careless == ""


def test_answers_by_chance_bear_nothing() -> None:
    assert chapter(unstructured()).verdict == (words.NO_STRUCTURE, words.NO_FACET, words.NOTHING)
    assert chapter(measured()).verdict == ()


def test_what_was_computed_is_told_and_nothing_else() -> None:
    assert [name for name, _ in chapter(scored()).methods] == [
        "Alpha",
        "Share between units, ICC(1)",
        "Spread within units",
    ]
    assert len(chapter(measured()).methods) == 16
    assert chapter(flat()).methods == ()


def test_without_scores_only_the_answers_are_spoken_of() -> None:
    found = chapter(flat())
    assert (found.alphas, found.cohesion, found.structure, found.questions) == (None, None, None, ())
    assert found.facts == ("9 people answered",)

from __future__ import annotations

from orgfit.disclosure.released import Cell
from orgfit.reports.book import Book
from orgfit.reports.chapters import strengths
from synthetic_book import book, customers, frozen, grown
from synthetic_cube import Cube, flat, scored


def built(*cubes: Cube) -> tuple[strengths.Strength, ...]:
    return strengths.build(Book.of(frozen(cubes))) or ()


def test_facets_are_compared_with_others_and_with_last_time() -> None:
    (one,) = built(grown())
    assert one.found.higher == (
        "Leadership in everyone: 6.6 points above the benchmark (95 % interval 4.8 to 8.4)",
        "Connectedness: 7.4 points more than last time (95 % interval 5.8 to 9.0)",
    )
    assert one.found.lower == ("Shared purpose: 3.7 points less than last time (95 % interval 2.1 to 5.3)",)
    assert one.benchmark == "The benchmark rests on 41 organisations."
    assert (one.alike, one.rated) == ("", ())


def test_nothing_clear_is_said() -> None:
    cube = grown()
    for key in [key for key in cube.figures["ORG"] if key[1].startswith("signal:")]:
        cube.figures["ORG"][key] = Cell(0.0)
    assert built(cube)[0].alike == "Nothing here clearly differs from the benchmark or last time."


def test_with_nothing_to_compare_questions_are_rated_without_colour() -> None:
    cube = scored()
    for place, item in enumerate(("q1", "q2", "q3", "q4", "q5", "q6")):
        cube.figures["ORG"][item, "favourable"] = Cell(50.0 + place, 40.0, 60.0, 412)
    cube.figures["ORG"]["q2", "favourable"] = Cell(low=91.0, high=100.0, reason="unanimous")
    cube.figures["ORG"]["q1", "favourable"] = Cell(low=0.0, high=9.0, reason="unanimous")
    (one,) = built(cube)
    (_, highest), (_, lowest) = one.rated
    assert [title for title, _ in one.rated] == ["Highest rated", "Lowest rated"]
    assert highest[0][1] == "91\u00a0% or more"
    assert [share for _, share in highest[1:]] == ["55\u00a0%", "54\u00a0%"]
    assert [share for _, share in lowest] == ["53\u00a0%", "52\u00a0%", "9\u00a0% or less"]


def test_no_question_stands_at_both_ends() -> None:
    (one,) = built(scored())
    texts = [text for _, questions in one.rated for text, _ in questions]
    assert len(texts) == len(set(texts)) == 6


def test_a_question_without_a_figure_is_not_rated() -> None:
    assert built(flat()) == ()  # one question with favourable answers has no two ends


def test_only_questionnaires_with_something_to_say_are_there() -> None:
    assert [one.title for one in built(*book())] == ["Small fitness test"]


def test_beside_other_questionnaires_questions_are_not_rated() -> None:
    assert all(one.rated == () for one in built(*book()))
    assert [one.title for one in built(scored(), customers())] == []

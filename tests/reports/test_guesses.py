from __future__ import annotations

from library_cubes import around, customers, fitness, openness
from orgfit.disclosure.released import Cell
from orgfit.reports.book import Book
from orgfit.reports.guesses import Guesses, guesses
from synthetic_cube import Cube


def in_book(*cubes: Cube) -> Guesses:
    book = Book.of([cube.freeze() for cube in cubes])
    made = guesses(book, book.parts[0].now)
    assert made is not None
    return made


def found() -> Guesses:
    return in_book(around())


def test_a_guess_stands_beside_the_answers() -> None:
    first = found().each[0]
    assert first.sentences == ("Deciders guess 6.2 of 10.", "The answers of doers say 4.1 of 10.")
    assert [name for name, _ in first.pictures] == ["Guess", "Answers"]
    assert 'aria-label="Guess 62\u00a0% (58 to 66)"' in first.pictures[0][1]


def test_the_distance_is_said_only_where_it_is_clear() -> None:
    assert [guess.verdict for guess in found().each[:3]] == [
        "Guess clearly higher",
        "Guess clearly lower",
        "No clear distance",
    ]


def test_answers_that_are_missing_and_answers_that_are_hidden_are_told_apart() -> None:
    each = found().each
    assert each[3].sentences[1] == "The answers of customers are not in these figures."
    assert each[5].sentences[1:] == (
        "The answers of people in other units are not shown.",
        "Too few answers, here or in a group beside it, to show this without giving somebody away.",
    )
    assert each[5].verdict == ""
    rows = found().numbers.rows
    assert rows[3].cells[1] == "<td>–</td>"
    assert rows[5].cells[1] == '<td class="hidden">protected</td>'


def test_the_numbers_have_intervals() -> None:
    assert found().numbers.rows[1].cells[:3] == (
        "<td>48\u00a0% (44 to 52)</td>",
        "<td>73\u00a0% (70 to 76)</td>",
        "<td>−25 (−30 to −20)</td>",
    )


def test_units_stand_where_they_have_a_distance() -> None:
    units = found().each[0].units
    assert units is not None
    assert [row.title for row in units.rows] == ["Quay <North> & sons"]
    assert found().each[1].units is None


def test_who_did_not_guess_has_none() -> None:
    book = Book.of([fitness().freeze()])
    assert guesses(book, book.main) is None


def test_answers_given_in_another_questionnaire_are_set_beside() -> None:
    cube, theirs = around(), customers()
    for name in ("actual", "distance", "distance_signal"):
        for item in ("gu01", "gu02"):
            del cube.figures["ORG"][item, name]
    theirs.figures["ORG"]["cv14", "favourable"] = Cell(55.0, 50.0, 60.0, 200)
    each = in_book(cube, openness(), theirs).each
    assert each[0].sentences[1] == "The answers of doers say 3.7 of 10."  # the slice of that side
    assert each[0].verdict == "Intervals do not overlap"
    assert each[3].sentences[1] == "The answers of customers say 5.5 of 10."
    assert each[3].verdict == "Intervals overlap"


def test_a_side_that_is_not_shown_elsewhere_says_why() -> None:
    cube, other = around(), openness()
    del cube.figures["ORG"]["gu01", "actual"]
    for key in [key for key in other.sliced["ORG"] if key[1] == "op01"]:
        del other.sliced["ORG"][key]
    first = in_book(cube, other).each[0]
    assert first.sentences[1] == "The answers of doers are not shown."

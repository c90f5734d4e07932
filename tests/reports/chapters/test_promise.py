from __future__ import annotations

from library_cubes import BEFORE, around
from orgfit.disclosure.released import Cell
from orgfit.reports.book import Book
from orgfit.reports.chapters import promise
from orgfit.reports.chapters.promise import Promise
from orgfit.reports.words import promise as words
from synthetic_cube import Cube, scored


def chapter(*cubes: Cube) -> Promise:
    found = promise.build(Book.of([cube.freeze() for cube in cubes]))
    assert found is not None
    return found


def test_what_had_been_expected_stands_beside_what_changed() -> None:
    found = chapter(around(BEFORE, first=True), around())
    assert found.meter is not None
    assert [(row.title, row.cells[0].split("<")[1]) for row in found.meter.rows] == [
        ("Had expected a change (Autumn 2030)", "td>58\u00a0% (53 to 63)"),
        ("Say that something changed (Spring 2031)", "td>31\u00a0% (26 to 36)"),
        ("Expect a change now (Spring 2031)", "td>46\u00a0% (41 to 51)"),
    ]
    assert found.said.startswith("Fewer say that something changed than had expected it.")


def test_a_first_wave_has_expectations_only() -> None:
    found = chapter(around(first=True))
    assert found.meter is not None
    assert [row.title for row in found.meter.rows] == ["Expect a change now (Spring 2031)"]
    assert found.said == words.FIRST
    assert found.choices == ()
    assert found.questions == ("Something here will change for the better because of this survey.",)


def test_a_later_wave_without_the_one_before_says_so() -> None:
    assert chapter(around()).said == words.ABSENT


def test_a_hidden_expectation_is_not_compared() -> None:
    before = around(BEFORE, first=True)
    before.figures["ORG"]["pm01", "favourable"] = Cell(reason="protected")
    found = chapter(before, around())
    assert found.said == ""
    assert found.meter is not None
    assert 'class="hidden"' in found.meter.rows[0].cells[0]


def test_units_are_matched_by_code_with_the_wave_before() -> None:
    before = around(BEFORE, first=True)
    before.figures["OFFICE"]["pm01", "favourable"] = Cell(77.0, 70.0, 84.0, 100)
    table = chapter(before, around()).units
    assert table is not None
    office = next(row for row in table.rows if row.title == "Office")
    assert office.cells[0].startswith("<td>77\u00a0% (70 to 84)")


def test_choices_and_conditions_stand_one_by_one() -> None:
    found = chapter(around())
    assert [question for question, _ in found.choices] == [
        "Do you know what was decided after the last survey?",
        "Did you take part in changing something after the last survey?",
    ]
    assert [row.title for row in found.choices[1][1].rows] == ["Yes", "No but would like to", "No"]
    assert found.conditions is not None
    assert len(found.conditions.rows) == 4


def test_conditions_alone_make_a_chapter_and_nothing_makes_none() -> None:
    cube = around(first=True)
    for rows in cube.figures.values():
        for key in [key for key in rows if key[0] == "pm01"]:
            del rows[key]
    found = chapter(cube)
    assert (found.meter, found.said, found.questions, found.units) == (None, "", (), None)
    assert promise.build(Book.of([scored().freeze()])) is None

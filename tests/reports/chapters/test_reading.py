from __future__ import annotations

from dataclasses import fields

from orgfit.disclosure.policy import Policy
from orgfit.reports.book import Book
from orgfit.reports.chapters import reading
from synthetic_book import book, frozen
from synthetic_cube import flat, scored


def test_every_rule_in_force_is_told() -> None:
    cube = scored()
    names = [field.name for field in fields(Policy) if field.name != "answering"]
    numbers = {name: place for place, name in enumerate(names, 10)}
    cube.policy = Policy(**numbers)
    chapter = reading.build(Book.of([cube.freeze()]))
    assert chapter.threshold == "10"
    (rules,) = chapter.rules
    assert [int(value.split()[0]) for _, value in rules.rows] == list(numbers.values())


def test_it_speaks_only_of_what_is_there() -> None:
    full, small = (reading.build(Book.of([cube.freeze()])) for cube in (scored(), flat()))
    asked = {"units", "scores", "favourable", "headcount", "joint", "difference:last", "agreement", "splits"}
    assert full.holds & asked == {"units", "scores", "favourable", "headcount"}
    assert small.holds & asked == {"favourable"}
    assert full.notices == ("Commas were taken as decimal points.",)


def test_a_book_holds_what_any_of_its_parts_holds() -> None:
    chapter = reading.build(Book.of(frozen(book())))
    assert chapter.holds >= {"splits", "difference:last", "difference:parent", "difference:benchmark", "recommendation"}
    assert chapter.notices == ("Small fitness test: Commas were taken as decimal points.",)
    assert [rules.title for rules in chapter.rules] == [""]


def test_other_rules_stand_apart() -> None:
    first, second, third = book()
    third.policy = Policy(threshold=10)
    chapter = reading.build(Book.of(frozen((first, second, third))))
    assert [(rules.title, rules.rows[0][1]) for rules in chapter.rules] == [
        ("Small fitness test", "5"),
        ("The customers", "10"),
    ]
    assert chapter.threshold == "5"

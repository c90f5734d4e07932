from __future__ import annotations

from orgfit.reports.book import Book
from orgfit.reports.chapters import differences
from synthetic_book import book, frozen
from synthetic_cube import flat, scored


def test_it_counts_what_is_shown() -> None:
    (chapter,) = differences.build(Book.of([scored().freeze()])) or ()
    assert chapter.title == ""
    assert chapter.counted == "4 units directly below the organisation. 3 of them can be shown."


def test_each_questionnaire_has_its_heat_map() -> None:
    first, second = differences.build(Book.of(frozen(book()))) or ()
    assert (first.title, second.title) == ("Small fitness test", "The customers")
    assert [row.name for row in second.heat.rows] == ["All customers", "Quay", "Shop"]
    assert second.counted == "2 units directly below the organisation."


def test_without_units_there_is_no_chapter() -> None:
    assert differences.build(Book.of([flat().freeze()])) is None

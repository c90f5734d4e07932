from __future__ import annotations

from dataclasses import replace

from orgfit.disclosure.released import Cell
from orgfit.reports.book import Book
from synthetic_book import before, book, customers, frozen, grown
from synthetic_cube import flat, scored


def test_waves_of_one_questionnaire_are_one_part() -> None:
    found = Book.of(frozen(book()))
    assert [part.now.released.wave for part in found.parts] == ["Spring 2031", "Spring 2031"]
    assert [len(part.before) for part in found.parts] == [1, 0]
    assert found.parts[0].last is not None
    assert found.parts[0].last.released.wave == "Spring 2030"


def test_parts_are_titled_only_where_there_are_several() -> None:
    assert [title for title, _ in Book.of(frozen([before(), grown()])).headed] == [""]
    assert [title for title, _ in Book.of(frozen(book())).headed] == ["Small fitness test", "The customers"]


def test_two_tables_of_one_questionnaire_are_numbered() -> None:
    found = Book.of(frozen([scored(), scored()]))
    assert [title for title, _ in found.headed] == ["Small fitness test, 1 of 2", "Small fitness test, 2 of 2"]


def test_the_first_with_a_score_heads_the_report() -> None:
    assert Book.of(frozen([flat(), customers()])).main.title == "The customers"
    assert Book.of(frozen([flat()])).main.title == "A short pulse"


def test_a_figure_of_the_wave_before_is_found_by_code() -> None:
    part = Book.of(frozen(book())).parts[0]
    quay, night = (part.now.units.index[code] for code in ("QUAY", "NIGHT"))
    assert part.cell_before(quay, "index", "mean").value == 56.4
    assert part.cell_before(night, "index", "mean") == Cell(reason="protected")
    assert part.cell_before(0, "index", "mean").n == 412


def test_the_whole_is_the_whole_whatever_its_code() -> None:
    then, now = customers(), customers()
    then.wave = "Spring 2030"
    then.units = replace(then.units, codes=("ALL", *then.units.codes[1:]))
    then.figures["ALL"] = then.figures.pop("MARKET")
    (part,) = Book.of(frozen([then, now])).parts
    assert part.cell_before(0, "brand", "mean").value == 71.2


def test_a_measure_is_found_where_it_was_asked() -> None:
    found = Book.of(frozen(book()))
    assert found.holding("brand") is found.parts[1]
    assert found.holding("unheard of") is None

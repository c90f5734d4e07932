from __future__ import annotations

import pytest

from orgfit.disclosure.released import Cell
from orgfit.reports.book import Book
from orgfit.reports.chapters import comments
from orgfit.reports.outline import Outline
from synthetic_book import book, frozen, grown
from synthetic_cube import scored


def test_comments_stand_under_their_question_in_the_order_released() -> None:
    found = comments.build(Book.of(frozen(book())))
    assert found is not None
    ((title, (one,)),) = found.parts
    assert (title, one.question, one.counted) == ("Small fitness test", "What else?", "10 comments")
    assert one.texts[:2] == ("ORG: more of <b>this</b>, please (0)", "ORG: more of <b>this</b>, please (1)")


def test_where_too_few_wrote_the_reason_stands() -> None:
    outline = Outline(grown().freeze())
    (one,) = comments.said(outline, outline.units.index["OFFICE"])
    assert (one.texts, one.counted) == ((), "")
    assert one.reason == "Too few answers, here or in a group beside it, to show this without giving somebody away."


def test_a_long_list_is_cut_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(comments, "LISTED_AT_MOST", 4)
    cube = grown()
    cube.figures["ORG"]["q10", "comments"] = Cell(1200.0)
    (one,) = comments.said(Outline(cube.freeze()), 0)
    assert (len(one.texts), one.more) == (4, ())
    assert one.counted == "1,200 comments; 4 of them, drawn by lot, stand here"


def test_without_comments_there_is_no_chapter() -> None:
    assert comments.build(Book.of(frozen([scored()]))) is None


def test_only_the_first_are_in_sight(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(comments, "IN_SIGHT", 7)
    (one,) = comments.said(Outline(grown().freeze()), 0)
    assert (len(one.texts), len(one.more)) == (7, 3)
    assert one.more[0].endswith("(7)")

from __future__ import annotations

from pathlib import Path

import pytest

from library_cubes import measured, unstructured
from orgfit.reports.check import CheckPage, render_check, text
from orgfit.reports.words import trust
from read_page import Page
from synthetic_cube import flat, scored


def test_the_page_has_facts_and_no_chapter_with_scores() -> None:
    page = Page(render_check(measured().freeze()))
    assert [e.attributes["aria-labelledby"] for e in page.every("section")] == ["check", "trust", "rules"]
    (current,) = [e for e in page.elements if "aria-current" in e.attributes]
    assert current.text == "Fitness test"
    assert "6 of 8 units below the organisation can be shown." in page.chapter("check")
    assert "Least number of people in anything shown, also by subtraction" in page.chapter("rules")
    assert "Commas were taken as decimal points." in page.chapter("rules")


def test_answers_by_chance_are_told_first() -> None:
    page = Page(render_check(unstructured().freeze()))
    strong = [e.text for e in page.every("b") if "trust" in e.inside]
    assert strong[:3] == [trust.NO_STRUCTURE, trust.NO_FACET, trust.NOTHING]


def test_lines_for_the_terminal_are_plain_and_few() -> None:
    assert text(measured().freeze()).splitlines() == [
        "Small fitness test, Spring 2031",
        "  412 people answered, 500 belong to it, response rate 82\u00a0%.",
        "  6 of 8 units below the organisation can be shown.",
        "  1 of 9 questions left open by 10\u00a0% of people or more.",
        "  Alpha of 2 facets: 0.81.",
        "  The answers show 2 components beyond chance; the questionnaire has 3 facets. So some facets are hard to "
        "tell apart here: who is higher on one tends to be higher on another.",
        "  The answers of 2.9\u00a0% of 412 people show a sign that questions were not read: 1.2\u00a0% gave the same "
        "answer very many times in a row; 1.9\u00a0% answered like questions as if by lot.",
        "  Nothing here rules a figure out.",
    ]
    assert text(unstructured().freeze()).splitlines()[-1] == f"  {trust.NOTHING}"


def test_what_was_not_checked_has_no_line() -> None:
    assert text(flat().freeze()).splitlines() == [
        "A short pulse, Spring 2031",
        "  9 people answered.",
        "  There are no units below the organisation.",
        "  0 of 2 questions left open by 10\u00a0% of people or more.",
    ]


def test_several_cubes_are_told_one_after_the_other() -> None:
    lines = text(scored().freeze(), flat().freeze()).splitlines()
    assert [line for line in lines if not line.startswith(" ")] == [
        "Small fitness test, Spring 2031",
        "A short pulse, Spring 2031",
    ]


def test_the_page_is_saved_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = CheckPage(measured().freeze())
    written = page.save(tmp_path / "new")
    assert written == tmp_path / "new" / "check.html"
    assert written.read_text("utf-8") == page.html()

    def fails(self: Path, target: Path) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(Path, "replace", fails)
    with pytest.raises(OSError, match="disk full"):
        CheckPage(flat().freeze()).save(tmp_path / "new")
    assert [path.name for path in written.parent.iterdir()] == ["check.html"]
    assert written.read_text("utf-8") == page.html()

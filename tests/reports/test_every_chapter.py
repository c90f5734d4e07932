"""What holds for every page that is made of the questionnaires of the library, and for the check of them."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

import pytest

from library_cubes import measured, openness, told, unstructured, waves
from orgfit.disclosure.released import Cell
from orgfit.reports import render
from orgfit.reports.check import render_check
from orgfit.reports.words import computed, reasons
from read_page import Page
from synthetic_cube import Cube, scored

OURS = ("leadership", "sides", "behaviours", "promise", "trust")


def hidden() -> tuple[Cube, ...]:
    """The same figures, each of the whole and of its slices for another reason not shown."""
    cubes = waves()
    for cube in cubes:
        for rows in (cube.figures["ORG"], cube.sliced.get("ORG", {})):
            for place, key in enumerate(list(rows)):
                rows[key] = Cell(reason=list(reasons.SENTENCES)[place % 4])
    return cubes


def bare() -> tuple[Cube, ...]:
    """A line without slices, a cube without headcounts."""
    cube = openness()
    cube.sliced = {}
    return (cube,)


PAGES = {
    "waves": lambda: render(*(cube.freeze() for cube in waves())),
    "hidden": lambda: render(*(cube.freeze() for cube in hidden())),
    "bare": lambda: render(*(cube.freeze() for cube in bare())),
    "unstructured": lambda: render(unstructured().freeze()),
    "check": lambda: render_check(measured().freeze()),
    "check of several": lambda: render_check(unstructured().freeze(), *(cube.freeze() for cube in waves())),
    "check of what is hidden": lambda: render_check(*(cube.freeze() for cube in hidden())),
}


@cache
def read(name: str) -> Page:
    """One of the pages, made once."""
    return Page(PAGES[name]())


@pytest.fixture(name="page", params=PAGES)
def _page(request: pytest.FixtureRequest) -> Page:
    return read(request.param)


@pytest.fixture(name="whole")
def _whole() -> Page:
    return read("waves")


def test_it_is_well_formed(page: Page) -> None:
    assert page.unclosed == []
    assert (
        re.findall(r"\b(?:None(?! out of ten)|nan|inf|Cell|Markup|undefined)\b|\{\{|\{%", page.every("body")[0].text)
        == []
    )
    speaking = ("th", "p", "h1", "h2", "h3", "h4", "dt", "dd", "caption", "summary", "small", "a", "q")
    assert [element for element in page.every(*speaking) if not element.text.strip()] == []
    assert re.findall(r"<(td|tbody|ul|ol|dl|table|article|section)\b[^>]*>\s*</\1>", page.source) == []
    assert [e for e in page.elements if "style" in e.attributes or e.tag == "script"] == []


def test_every_table_has_rows_of_one_width(page: Page) -> None:
    tables = re.findall(r"<table.*?</table>", page.source, re.DOTALL)
    for table in tables:
        widths = {_width(row) for row in re.findall(r"<tr.*?</tr>", table, re.DOTALL)}
        assert len(widths) == 1, table
    assert len(page.every("caption")) == len(tables)
    assert all(e.attributes.get("scope") for e in page.every("th"))
    frames = [e for e in page.every("div") if e.attributes.get("class") == "scroll"]
    assert all(e.attributes["tabindex"] == "0" and e.attributes["aria-label"] for e in frames)


def _width(row: str) -> int:
    spans = re.findall(r'<t[dh]\b(?:[^>]*?colspan="(\d+)")?', row)
    return sum(int(span or 1) for span in spans)


def test_headings_come_in_order(page: Page) -> None:
    levels = [int(element.tag[1]) for element in page.every("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    names = [e.attributes["id"] for e in page.elements if "id" in e.attributes]
    assert len(names) == len(set(names))


def test_hidden_figures_are_reasons_without_a_number(page: Page) -> None:
    words = set(reasons.SENTENCES.values()) | set(reasons.MARKS.values())
    assert {element.text for element in page.hidden()} - words == set()


def test_hidden_figures_leave_no_number_behind() -> None:
    page = read("hidden")
    for chapter in ("leadership", "promise"):
        root = [row for row in page.every("tr") if "Harbour Works" in row.text and chapter in row.inside]
        assert not any(letter.isdigit() for row in root for letter in row.text)


def numbers_in(text: str) -> set[str]:
    return set(re.findall(r"\d+(?:,\d{3})*(?:\.\d+)?", text))


@pytest.mark.parametrize("chapter", OURS)
def test_no_number_is_made_up(chapter: str, whole: Page) -> None:
    known = told(*waves()) | {str(number) for number in range(11)} | {"95", "100", "2030", "2031"}
    tenths = {f"{float(number.replace(',', '')) / 10:.1f}" for number in told(*waves())}
    text = whole.chapter(chapter)
    for _, method in computed.METHODS.values():
        text = text.replace(method, "")
    assert text
    assert numbers_in(text) - known - (tenths if chapter == "sides" else set()) == set()


def test_nor_in_what_is_only_heard(whole: Page) -> None:
    known = told(*waves()) | {str(number) for number in range(11)} | {"95", "100"}
    labels = [e for e in whole.elements if set(e.inside) & set(OURS) and e.attributes.get("role") == "img"]
    assert labels
    assert numbers_in(" ".join(e.attributes["aria-label"] for e in labels)) - known == set()


def test_the_check_shows_no_score() -> None:
    cube = measured()
    cube.figures["ORG"]["index", "mean"] = Cell(77.7, 70.1, 80.9, 412)
    cube.figures["ORG"]["index", "weighted"] = Cell(78.8)
    text = Page(render_check(cube.freeze())).every("body")[0].text
    assert numbers_in(text) & {"77.7", "70.1", "80.9", "78.8", "78", "79"} == set()
    assert "design effect 1.13" in text
    assert "77.7" in Page(render(cube.freeze())).chapter("headline")


@pytest.mark.parametrize("chapter", OURS[:-1])
def test_who_asked_none_of_it_gets_no_such_chapter(chapter: str) -> None:
    page = Page(render(scored().freeze()))
    assert page.chapter(chapter) == ""
    assert chapter not in {e.attributes["href"] for e in page.every("a")}

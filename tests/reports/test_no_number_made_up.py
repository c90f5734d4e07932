"""Every number on a page is a number of the cube."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from orgfit.disclosure.released import Cell
from orgfit.reports import render
from orgfit.reports.words import computed
from read_page import Page
from synthetic_book import book, frozen
from synthetic_cube import Cube, scored


def told(*cubes: Cube) -> set[str]:
    """Every number of the cubes, in each way in which it may be written."""
    values = {
        number
        for cube in cubes
        for rows in (*cube.figures.values(), *cube.sliced.values())
        for cell in rows.values()
        for number in (cell.value, cell.low, cell.high, cell.n)
        if number is not None
    }
    return {f"{abs(value):,.{places}f}" for value in values for places in range(4)}


def numbers_in(text: str) -> set[str]:
    return set(re.findall(r"\d+(?:,\d{3})*(?:\.\d+)?", text))


def structure() -> Iterator[str]:
    """Numbers that are no figures: small counts, ends of bands, 95 %, steps of scales, formulas, years of sources."""
    yield from map(str, range(11))
    yield from ("20", "40", "60", "80", "100", "95", "2031")
    yield from numbers_in(" ".join(words for _, words in computed.METHODS.values()))


CHAPTERS = ("headline", "strengths", "differences", "answers", "trust", "units")
MORE = (*CHAPTERS, "changes", "splits", "comments")


@pytest.fixture(scope="module", name="full")
def _full() -> str:
    return render(scored().freeze())


@pytest.fixture(scope="module", name="whole")
def _whole() -> str:
    return render(*frozen(book()))


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_no_number_is_made_up(chapter: str, full: str) -> None:
    known = told(scored()) | set(structure()) | {"81"}  # alpha as a share
    text = Page(full).chapter(chapter)
    assert text
    assert numbers_in(text) - known == set()


@pytest.mark.parametrize("chapter", MORE)
def test_nor_where_there_is_more(chapter: str, whole: str) -> None:
    known = told(*book()) | set(structure()) | {"81", "100", "2030"}
    text = Page(whole).chapter(chapter)
    assert text
    assert numbers_in(text) - known == set()


@pytest.mark.parametrize("attribute", ["aria-label", "title"])
def test_nor_in_what_is_only_heard(attribute: str, full: str) -> None:
    known = told(scored()) | set(structure())
    labels = " ".join(e.attributes[attribute] for e in Page(full).elements if attribute in e.attributes)
    assert numbers_in(labels) - known == set()


def test_a_planted_figure_is_found_where_it_is_shown() -> None:
    cube = scored()
    cube.figures["OFFICE"]["purpose", "mean"] = Cell(77.7, 70.0, 80.0, 120)
    assert "77.7" not in render(scored().freeze())
    assert "77.7" in Page(render(cube.freeze())).chapter("units")

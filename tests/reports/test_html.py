from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from itertools import pairwise

import pytest

from orgfit.disclosure.released import Cell
from orgfit.loop import STEPS
from orgfit.reports import Report, render
from orgfit.reports.words import reasons, support
from read_page import Page
from synthetic_book import book, frozen, grown
from synthetic_cube import Cube, Rows, flat, scored

CHAPTERS = ["headline", "differences", "strengths", "answers", "trust", "reading", "units"]
GROWN = [
    "headline",
    "changes",
    "strengths",
    "differences",
    "splits",
    "answers",
    "comments",
    "trust",
    "reading",
    "units",
]


def without(*measures: str) -> Cube:
    """The same organisation, of which the cube does not know some measures."""
    cube = scored()
    for rows in cube.figures.values():
        for key in [key for key in rows if key[0] in measures]:
            del rows[key]
    return cube


def no_unit_shown() -> Cube:
    cube = scored()
    for unit in cube.units.codes[1:]:
        cube.figures[unit] = {("people", "answers"): Cell(reason="protected")}
    return cube


def nothing_shown() -> Cube:
    cube = flat()
    cube.figures["ONE"] = {key: Cell(reason="protected") for key in cube.figures["ONE"]}
    return cube


def every_reason() -> Cube:
    cube = scored()
    rows: Rows = cube.figures["ORG"]
    for place, key in enumerate(list(rows)):
        rows[key] = Cell(reason=list(reasons.SENTENCES)[place % 4])
    return cube


def by_chance() -> Cube:
    cube = grown()
    cube.figures["ORG"]["structure", "components"] = Cell(0.0)
    return cube


CUBES: dict[str, Callable[[], Cube | tuple[Cube, ...]]] = {
    "scored": scored,
    "grown": grown,
    "book": book,
    "by chance": by_chance,
    "flat": flat,
    "no index": lambda: without("index"),
    "no scores": lambda: without("index", "leadership", "purpose", "everyone", "connected"),
    "no questions": lambda: without("q1", "q2", "q3", "q4", "q5", "q6", "q7", "q8", "q9"),
    "no headcount": lambda: without("people"),
    "no unit shown": no_unit_shown,
    "nothing shown": nothing_shown,
    "every reason": every_reason,
}


@pytest.fixture(scope="module", name="page", params=CUBES)
def _page(request: pytest.FixtureRequest) -> Page:
    made = CUBES[request.param]()
    return Page(render(*frozen(made if isinstance(made, tuple) else (made,))))


@pytest.fixture(scope="module", name="full")
def _full() -> str:
    return render(scored().freeze())


@pytest.fixture(scope="module", name="whole")
def _whole() -> str:
    return render(*frozen(book()))


def test_every_element_is_closed(page: Page) -> None:
    assert page.unclosed == []


def test_nothing_is_empty_and_nothing_is_raw(page: Page) -> None:
    body = page.every("body")[0].text
    assert re.findall(r"\b(?:None|nan|NaN|inf|Cell|Markup|undefined)\b|\{\{|\{%", body) == []
    speaking = ("th", "p", "h1", "h2", "h3", "h4", "dt", "dd", "caption", "summary", "small", "a")
    assert [element for element in page.every(*speaking) if not element.text.strip()] == []
    assert re.findall(r"<(td|tbody|ul|ol|dl|table|article|section)\b[^>]*>\s*</\1>", page.source) == []


def test_every_table_has_rows_of_one_width(page: Page) -> None:
    tables = re.findall(r"<table.*?</table>", page.source, re.DOTALL)
    for table in tables:
        rows = re.findall(r"<tr.*?</tr>", table, re.DOTALL)
        widths = {sum(int(re.sub(r"\D", "", span) or 1) for span in cells(row)) for row in rows}
        assert len(widths) == 1, table
    assert all(e.attributes.get("scope") for e in page.every("th"))
    assert len(page.every("caption")) == len(tables)


def cells(row: str) -> list[str]:
    """The colspan of each cell of a row, nothing where it has none."""
    return re.findall(r'<t[dh]\b(?:[^>]*?(colspan="\d+"))?', row)


def test_headings_come_in_order(page: Page) -> None:
    levels = [int(element.tag[1]) for element in page.every("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_every_link_stays_on_the_page_and_leads_somewhere(page: Page) -> None:
    places = [e.attributes["id"] for e in page.elements if "id" in e.attributes]
    assert len(places) == len(set(places))
    targets = {e.attributes["href"] for e in page.every("a")}
    assert {target.removeprefix("#") for target in targets} - set(places) == set()
    labelled = {e.attributes["aria-labelledby"] for e in page.elements if "aria-labelledby" in e.attributes}
    assert labelled - set(places) == set()


def test_what_scrolls_can_be_reached_and_has_a_name(page: Page) -> None:
    frames = [e for e in page.every("div") if "scroll" in e.attributes.get("class", "").split()]
    assert all(e.attributes["tabindex"] == "0" and e.attributes["aria-label"] for e in frames)


def test_nothing_runs_and_nothing_is_styled_in_place(page: Page) -> None:
    assert page.every("script", "iframe", "object", "embed", "link", "img", "form", "input") == []
    names = {name for e in page.elements for name in e.attributes}
    assert [name for name in names if name == "style" or name.startswith("on") or name in {"src", "srcset"}] == []


def test_hidden_figures_are_reasons_without_a_number(page: Page) -> None:
    words = set(reasons.SENTENCES.values()) | set(reasons.MARKS.values())
    for element in page.hidden():
        assert element.text in words
        assert not any(letter.isdigit() for letter in element.text)


def test_reasons_do_stand_there() -> None:
    found = {e.text for e in Page(render(every_reason().freeze())).hidden()}
    assert len(found) >= 5


def test_the_policy_names_the_style_it_allows(full: str) -> None:
    (style,) = re.findall(r"<style>(.*?)</style>", full, re.DOTALL)
    digest = b64encode(sha256(style.encode()).digest()).decode()
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]*)"', full)
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:"
    assert "url(" not in style
    assert "@import" not in style


def test_chapters_stand_in_their_order(full: str) -> None:
    page = Page(full)
    found = [e.attributes["aria-labelledby"] for e in page.every("section")]
    assert found == CHAPTERS


def test_more_figures_bring_more_chapters(whole: str) -> None:
    page = Page(whole)
    assert [e.attributes["aria-labelledby"] for e in page.every("section")] == GROWN
    contents = [e.text for e in page.every("a") if e.attributes["href"].removeprefix("#") in GROWN]
    assert contents[0] == "What changed since last time"
    assert "By role and time here" in contents


def test_questionnaires_are_told_apart_in_each_chapter(whole: str) -> None:
    page = Page(whole)
    heads = [(e.inside[-1], e.text) for e in page.every("h3") if e.text in {"Small fitness test", "The customers"}]
    both = ["differences", "answers", "strengths"]
    assert {chapter for chapter, _ in heads} >= set(both)
    found = {chapter: [text for place, text in heads if place == chapter] for chapter in both}
    assert found["differences"] == found["answers"] == ["Small fitness test", "The customers"]
    assert page.every("title")[0].text == "Small fitness test, The customers, Spring 2031"


def test_a_unit_reads_what_is_clear_before_its_figures(whole: str) -> None:
    section = whole[whole.index('id="unit-1"') : whole.index('id="unit-2"')]
    order = ["Strengths", "Lower than", "The numbers", "The units below", "By role and time here", "In their own words"]
    places = [section.index(f">{words}<") for words in order]
    assert places == sorted(places)


def test_what_is_not_there_has_no_chapter_and_no_link() -> None:
    page = Page(render(flat().freeze()))
    assert [e.attributes["aria-labelledby"] for e in page.every("section")] == [
        "headline",
        "answers",
        "trust",
        "reading",
    ]
    assert "#units" not in {e.attributes["href"] for e in page.every("a")}


def test_the_loop_is_the_menu(full: str) -> None:
    page = Page(full)
    (current,) = [e for e in page.elements if "aria-current" in e.attributes]
    assert current.text == "Interpretation"
    steps = [e.text.strip() for e in page.every("li") if e.inside[-3:] == ("", "", "")][: len(STEPS)]
    assert steps == [step.title for step in STEPS]
    (bar,) = page.every("header")
    assert "<a" not in full[full.index("<header") : full.index("</header>")]
    assert bar.text.strip().startswith("orgfit")


def test_words_of_others_are_never_markup(full: str) -> None:
    page = Page(full)
    assert {e.tag for e in page.elements} & {"north", "script"} == set()
    assert "Quay <North> & sons" in page.chapter("units")
    assert "a <b>difference</b> & why" in page.chapter("answers")


def test_a_language_is_told_where_it_is_spoken() -> None:
    page = Page(render(flat().freeze()))
    assert page.every("html")[0].attributes["lang"] == "en"
    german = [e.text for e in page.elements if e.attributes.get("lang") == "de"]
    assert "Ich weiß, was beschlossen wurde." in german
    assert not [text for text in german if "Favourable" in text]


def test_questions_of_units_are_told_in_their_language_too() -> None:
    cube = scored()
    cube.instrument = replace(cube.instrument, language="fr")
    french = [e for e in Page(render(cube.freeze())).every("th") if e.attributes.get("lang") == "fr"]
    assert len([e for e in french if "units" in e.inside]) == 8 * 6


def test_what_not_to_conclude_is_always_said(page: Page) -> None:
    assert page.every("body")[0].text.count("About conditions, not persons. To talk, not to judge.") == 2
    assert "There is no ranking here" in page.chapter("reading")


def test_units_are_never_sorted_by_a_figure(full: str) -> None:
    names = [e.text for e in Page(full).every("h3") if e.inside[-2:-1] == ("units",)]
    assert names == ["Quay <North> & sons", "Cranes", "Early shift", "Late shift", "Office", "Pilots"]


def test_a_hidden_unit_shows_no_number_even_by_name() -> None:
    row = re.search(r"<tr><th scope=\"row\">Night watch.*?</tr>", render(scored().freeze()))
    assert row is not None
    assert not any(letter.isdigit() for letter in re.sub("<[^>]*>", "", row[0]))


def test_a_notebook_shows_it_in_a_frame_that_can_do_nothing() -> None:
    shown = Report(flat().freeze())._repr_html_()
    (frame,) = Page(shown).every("iframe")
    assert frame.attributes["sandbox"] == ""
    assert frame.attributes["title"] == "A short pulse, Spring 2031"
    inner = Page(frame.attributes["srcdoc"])
    assert inner.every("base")[0].attributes["href"] == "about:srcdoc"
    assert inner.every("h1")[0].text == "A short pulse"


def test_a_notebook_shows_several_cubes() -> None:
    (frame,) = Page(Report(*frozen(book()))._repr_html_()).every("iframe")
    assert frame.attributes["title"] == "Small fitness test, The customers, Spring 2031"
    assert Page(frame.attributes["srcdoc"]).chapter("changes")


def test_the_first_thing_read_is_that_nothing_follows() -> None:
    page = Page(render(by_chance().freeze()))
    assert page.every("h1")[0].text == "These answers do not support any conclusion"
    assert support.HERE in page.chapter("differences")
    assert not any(page.chapter(name) for name in ("strengths", "changes", "leadership", "sides", "splits"))


def test_comments_are_words_and_stand_apart_from_figures(whole: str) -> None:
    assert "ORG: more of <b>this</b>, please (3)" in Page(whole).chapter("comments")
    lists = re.findall(r'<ul class="said">.*?</ul>', whole, re.DOTALL)
    assert len(lists) == 2
    assert not re.search(r"<t[dh]|data-signal|<b>", "".join(lists))


def test_the_same_figures_give_the_same_page() -> None:
    assert render(scored().freeze()) == render(scored().freeze())

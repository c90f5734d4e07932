"""The report as a reader meets it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, Request

from orgfit.reports import Report
from synthetic_book import book, frozen
from synthetic_cube import flat, scored

Opened = Callable[..., BrowserContext]
WIDTHS = {"desktop": 1280, "phone": 375}
TABS_AT_MOST = 15


@pytest.fixture(scope="module", name="folder")
def _folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reports")
    for name, cubes in (("scored", [scored()]), ("flat", [flat()]), ("book", book())):
        Report(*frozen(cubes)).save(folder / name)
    return folder


def address(folder: Path, name: str = "scored") -> str:
    return (folder / name / "report.html").as_uri()


def shown(context: BrowserContext, url: str) -> Page:
    page = context.new_page()
    page.goto(url)
    return page


def unfold(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)")


@pytest.mark.parametrize("name", ["scored", "flat", "book"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS.values(), ids=WIDTHS)
def test_axe_finds_nothing(folder: Path, opened: Opened, width: int, scheme: str, name: str) -> None:
    page = shown(opened(width, scheme), address(folder, name))
    unfold(page)
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("name", ["scored", "flat", "book"])
def test_nothing_is_asked_for_and_nothing_is_refused(folder: Path, opened: Opened, name: str) -> None:
    context = opened()
    asked: list[Request] = []
    said: list[str] = []
    page = context.new_page()
    page.on("request", lambda request: asked.append(request))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(address(folder, name), wait_until="networkidle")
    page.emulate_media(media="print")
    assert [request.url for request in asked] == [address(folder, name)]
    assert said == []


def test_the_policy_is_in_force(folder: Path, opened: Opened) -> None:
    """A style attribute and a script are refused: so what is drawn is drawn by classes alone."""
    page = opened().new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    text = (folder / "scored" / "report.html").read_text("utf-8")
    planted = folder / "planted.html"
    planted.write_text(text.replace("<h1", '<script>document.title = "ran"</script><h1 style="color: red"', 1), "utf-8")
    page.goto(planted.as_uri())
    assert page.title() != "ran"
    assert page.locator("h1").evaluate("e => getComputedStyle(e).color") != "rgb(255, 0, 0)"
    assert len(said) == 2


def test_charts_have_their_shape(folder: Path, opened: Opened) -> None:
    page = shown(opened(), address(folder))
    bar = page.locator(".likert").first
    pieces = [piece.bounding_box() for piece in bar.locator("span").all()]
    whole = bar.bounding_box()
    assert whole is not None
    shares = [round(100 * piece["width"] / whole["width"]) for piece in pieces if piece]
    assert shares == [7, 8, 9, 10, 66]


@pytest.mark.parametrize("name", ["scored", "flat", "book"])
@pytest.mark.parametrize("width", [320, 375])
def test_a_phone_never_scrolls_sideways(folder: Path, opened: Opened, name: str, width: int) -> None:
    page = shown(opened(width), address(folder, name))
    unfold(page)
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_a_wide_table_scrolls_in_its_frame(folder: Path, opened: Opened) -> None:
    page = shown(opened(375), address(folder))
    heat = page.locator("table.heat").first.locator("xpath=..")
    heat.evaluate("e => e.scrollLeft = 60")
    assert heat.evaluate("e => e.scrollLeft") > 0
    first = page.locator("table.heat tbody th").first.bounding_box()
    frame_box = heat.bounding_box()
    assert first is not None
    assert frame_box is not None
    assert abs(first["x"] - frame_box["x"]) < 8


def test_heads_stay_in_sight(folder: Path, opened: Opened) -> None:
    page = shown(opened(1280), address(folder))
    page.locator("table.heat").first.evaluate("e => window.scrollTo(0, e.getBoundingClientRect().top + 60)")
    head = page.locator("table.heat thead th").first.bounding_box()
    assert head is not None
    assert -1 <= head["y"] <= 1


def test_every_link_leads_somewhere(folder: Path, opened: Opened) -> None:
    page = shown(opened(), address(folder))
    lost = page.evaluate(
        "[...document.links].map(a => a.getAttribute('href'))"
        ".filter(h => !h.startsWith('#') || !document.getElementById(h.slice(1)))"
    )
    assert lost == []
    assert page.evaluate("document.links.length") > 10


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.getAttribute('href') || document.activeElement.tagName"))


def test_the_keyboard_reaches_the_first_unit(folder: Path, opened: Opened) -> None:
    page = shown(opened(), address(folder))
    page.keyboard.press("Tab")
    assert focused(page) == "#main"
    assert page.locator(".skip").bounding_box()["y"] >= 0  # type: ignore[index]
    page.keyboard.press("Enter")
    for _ in range(TABS_AT_MOST):
        page.keyboard.press("Tab")
        if focused(page) == "#unit-1":
            break
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    assert page.url.endswith("#unit-1")
    top = page.locator("#unit-1").bounding_box()
    assert top is not None
    assert 0 <= top["y"] < 200


def test_without_scripts_everything_is_there(folder: Path, opened: Opened) -> None:
    page = shown(opened(java_script_enabled=False), address(folder))
    assert page.locator("h1").is_visible()
    summary = page.locator("summary", has_text="Question by question").first
    table = page.get_by_role("table", name="Every question, Quay <North> & sons")
    assert not table.is_visible()
    summary.click()
    assert table.is_visible()
    page.locator("a[href='#unit-6']").first.click()
    assert page.locator("#unit-6 h3").is_visible()


def test_print_unfolds_what_is_folded(folder: Path, opened: Opened) -> None:
    page = shown(opened(760), address(folder))
    table = page.locator("#unit-1 details table").first
    assert not table.is_visible()
    page.emulate_media(media="print")
    assert table.is_visible()
    assert not page.locator("nav.contents").is_visible()
    assert page.locator("#unit-1 a").first.evaluate("e => getComputedStyle(e).textDecorationLine") == "none"
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


def test_a_dark_reader_prints_on_white(folder: Path, opened: Opened) -> None:
    page = shown(opened(760, "dark"), address(folder))
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(232, 230, 225)"
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(28, 33, 38)"


def test_links_work_in_a_notebook(folder: Path, opened: Opened) -> None:
    notebook = folder / "notebook.html"
    frame = Report(scored().freeze())._repr_html_()
    notebook.write_text(f"<!doctype html><meta charset='utf-8'><title>A notebook</title>{frame}", "utf-8")
    page = shown(opened(), notebook.as_uri())
    inner = page.frame_locator("iframe")
    inner.locator("a[href='#unit-6']").first.click()
    assert inner.locator("#unit-6 h3").is_visible()
    box = inner.locator("#unit-6").bounding_box()
    assert box is not None
    assert 0 <= box["y"] < 400

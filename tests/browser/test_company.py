"""The report of a whole company as the pipeline makes it: invented, asked twice with every questionnaire, released."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page

from orgfit.analyses.interpret.together import release_all
from orgfit.disclosure.policy import Policy
from orgfit.reports import Report
from orgfit.responses.columns import Responses
from orgfit.responses.mapping_file import read_mapping
from orgfit.responses.read import read
from orgfit.responses.simulate import files, simulate

Opened = Callable[..., BrowserContext]
PARTS = ("customer-fitness", "promise-and-guesses", "openness", "guesses", "flourishing", "customers")
DESKTOP, PHONE = 1280, 390
ONLY_VIOLATIONS = {"resultTypes": ["violations"]}  # of a page this long the rest would take minutes to write down
EMPTY_HEADINGS = """() => [...document.querySelectorAll('main h2, main h3, main h4, main h5')].filter(head => {
    const part = head.closest('article, section');
    let next = head;
    while (next !== part && !next.nextElementSibling) next = next.parentElement;
    if (next === part) return true;
    next = next.nextElementSibling;
    while (/^(DIV|ARTICLE|SECTION)$/.test(next.tagName) && next.firstElementChild) next = next.firstElementChild;
    return /^H[1-6]$/.test(next.tagName) && next.tagName <= head.tagName;
}).map(head => head.parentElement.textContent.slice(0, 80))"""

pytestmark = pytest.mark.slow


def asked(folder: Path) -> Iterator[Responses]:
    for part in PARTS:
        for path in sorted(folder.glob(f"mapping-{part}-*.yaml")):
            mapping = read_mapping(path)
            assert mapping.table is not None
            yield read(mapping.table, mapping, headcount=mapping.headcount)


@pytest.fixture(scope="module", name="report")
def _report(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("company")
    # Few units, and large enough to have slices and comments: axe takes minutes on hundreds of sections alike.
    files.write(simulate(400, 6, np.random.default_rng(11), waves=2), folder / "company")
    edition = release_all(list(asked(folder / "company")), Policy())
    assert len(edition.releases) == 2 * len(PARTS)
    return Report(*(outcome.released for outcome in edition.releases)).save(folder / "out").as_uri()


def shown(context: BrowserContext, url: str, *, unfolded: bool) -> Page:
    page = context.new_page()
    page.goto(url)
    page.evaluate("open => document.querySelectorAll('details').forEach(part => part.open = open)", unfolded)
    return page


@pytest.mark.parametrize(("width", "unfolded"), [(DESKTOP, False), (PHONE, True)], ids=["desktop", "phone, unfolded"])
def test_axe_finds_nothing(report: str, opened: Opened, width: int, *, unfolded: bool) -> None:
    found = Axe().run(shown(opened(width), report, unfolded=unfolded), options=ONLY_VIOLATIONS)
    assert found.violations_count == 0, found.generate_report()


def test_a_phone_never_scrolls_sideways(report: str, opened: Opened) -> None:
    page = shown(opened(PHONE), report, unfolded=True)
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE


def test_no_heading_stands_above_nothing(report: str, opened: Opened) -> None:
    """What follows a heading is no heading of its own rank or above it, and not the end of its part."""
    page = shown(opened(), report, unfolded=True)
    assert page.evaluate(EMPTY_HEADINGS) == []

"""A real Chromium, for what only a browser can tell. Where there is none the tests are skipped, loudly."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.chromium)


def place_of_chromium() -> str | None:
    """Where the environment says it is, or the first on the path."""
    return os.environ.get("ORGFIT_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    place = place_of_chromium()
    if place is None:
        if "chromium" in os.environ.get("ORGFIT_REQUIRE", ""):
            pytest.fail("ORGFIT_REQUIRE asks for Chromium; none was found. Set ORGFIT_CHROMIUM to its path.")
        pytest.skip("no Chromium on this machine")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=place, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def opened(chromium: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """Opens windows that are closed when the test ends."""
    contexts: list[BrowserContext] = []

    def open_window(width: int = 1280, scheme: str = "light", **options: object) -> BrowserContext:
        context = chromium.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme, **options)
        contexts.append(context)
        return context

    yield open_window
    for context in contexts:
        context.close()

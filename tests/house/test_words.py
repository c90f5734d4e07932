"""What is committed names no machine, no registry and no unfinished work; pages need no style attribute."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = {".css", ".html", ".j2", ".jinja", ".js", ".md", ".svg"}
TEXTS = PAGES | {"", ".cfg", ".py", ".sh", ".toml", ".txt", ".yaml", ".yml"}
MADE = re.compile(r"(?:out|build|dist|(?:.*/)?__pycache__|\.(?!ci/|importlinter|gitignore).*?)(?:/.*)?")
# This file spells out what is looked for; the licence and data are other people's words.
EXEMPT = re.compile(r"LICENSE|tests/house/test_words\.py|.*/data/.*")

PATTERNS = {
    "a machine's path": r"(?<![\w.}~-])/(?:work|tmp|root|home|Users|opt|usr/(?:local/)?s?bin)/(?!env\b)\w",
    "a registry's address": r"pypi\.org|pythonhosted\.org|artifactory",
    "unfinished work": r"\b(?:TODO|FIXME|XXX)\b",
    "an emoji": "[\U0001f000-\U0001faff\ufe0f]",
}
STYLE = r"\sstyle\s*=\s*[\\\"']"
STYLED_TAG = r"<\w[^<>]*\sstyle\s*=\s*[\\\"']"


def committed() -> list[Path]:
    """The files git knows or would add; without git all that is not plainly made by a tool."""
    command = ["git", "-C", str(ROOT), "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode == 0:
        return [ROOT / name for name in done.stdout.split("\0") if name]
    return [path for path in ROOT.rglob("*") if not MADE.fullmatch(path.relative_to(ROOT).as_posix())]


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    """Every committed text by its place."""
    files = {path.relative_to(ROOT).as_posix(): path for path in committed() if path.suffix in TEXTS and path.is_file()}
    return {place: path.read_text("utf-8") for place, path in files.items() if not EXEMPT.fullmatch(place)}


def found(pattern: str, texts: dict[str, str]) -> list[str]:
    lines = ((place, number, line) for place, text in texts.items() for number, line in enumerate(text.splitlines(), 1))
    return [f"{place}:{number}: {line.strip()[:100]}" for place, number, line in lines if re.search(pattern, line)]


@pytest.mark.parametrize("what", PATTERNS)
def test_nothing_committed_names(what: str, texts: dict[str, str]) -> None:
    assert found(PATTERNS[what], texts) == []


def test_no_style_attribute_in_what_makes_pages(texts: dict[str, str]) -> None:
    """In Python ``style=`` is an argument as well; there it has to stand in a tag."""
    kept = {place: text for place, text in texts.items() if place.startswith(("src/", "docs/"))}
    code = {place: text for place, text in kept.items() if place.endswith(".py")}
    pages = {place: text for place, text in kept.items() if place not in code}
    assert found(STYLED_TAG, code) + found(STYLE, pages) == []


@pytest.mark.parametrize(
    ("what", "line"),
    [
        ("a machine's path", "cd /work/main"),
        ("a machine's path", "CHROMIUM = '/usr/bin/chromium'"),
        ("a registry's address", "https://pypi.org/simple"),
        ("unfinished work", "# TODO: later"),
        ("an emoji", "well done \N{PARTY POPPER}"),
    ],
)
def test_each_pattern_finds_what_it_looks_for(what: str, line: str) -> None:
    assert found(PATTERNS[what], {"here": line}) == [f"here:1: {line}"]


@pytest.mark.parametrize("line", ['<p style="color: red">', "f'<p style=\\'{x}\\'>'"])
@pytest.mark.parametrize("pattern", [STYLE, STYLED_TAG])
def test_style_attributes_are_found(pattern: str, line: str) -> None:
    assert found(pattern, {"here": line}) == [f"here:1: {line}"]


@pytest.mark.parametrize(
    "line", ["#!/usr/bin/env bash", "out/fevs2018/report.html", "../work/more", "a \N{RIGHTWARDS ARROW} b"]
)
def test_what_is_fine_is_left_alone(line: str) -> None:
    assert [what for what, pattern in PATTERNS.items() if found(pattern, {"here": line})] == []

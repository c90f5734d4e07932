"""Links lead somewhere, what changed is written down, and every statistic has its page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
LINK = re.compile(r"!?\[[^\]]*\]\(<?([^)\s>]+)>?(?:\s+\"[^\"]*\")?\)|<(?:img|source)[^>]*?\ssrc(?:set)?=\"([^\"]+)\"")


def pages() -> list[Path]:
    folders = [DOCS, ROOT / "examples", ROOT / "tests", ROOT / "bench"]
    return sorted([*ROOT.glob("*.md"), *(page for folder in folders for page in folder.rglob("*.md"))])


def anchors(page: Path) -> set[str]:
    """What a heading can be reached by: lower case, no punctuation, hyphens for blanks."""
    headings = re.findall(r"^#+ +(.+?) *$", page.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def links(page: Path) -> list[str]:
    """The relative links of a page, without what stands in code."""
    text = re.sub(r"^ *```.*?^ *```|`[^`\n]*`", "", page.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
    found = [first or second for first, second in LINK.findall(text)]
    return [link for link in found if not re.match(r"[a-z]+:", link)]


def leads_nowhere(page: Path, link: str) -> bool:
    path, _, anchor = link.partition("#")
    target = (page.parent / path) if path else page
    return not target.exists() or bool(anchor and target.suffix == ".md" and anchor not in anchors(target))


@pytest.mark.parametrize("page", pages(), ids=lambda page: str(page.relative_to(ROOT)))
def test_every_relative_link_leads_somewhere(page: Path) -> None:
    assert [link for link in links(page) if leads_nowhere(page, link)] == []


def test_every_page_can_be_reached_from_the_first() -> None:
    seen, waiting = set(), [DOCS / "index.md"]
    while waiting:
        page = waiting.pop()
        if page not in seen and page.suffix == ".md" and page.exists():
            seen.add(page)
            waiting += [(page.parent / link.partition("#")[0]).resolve() for link in links(page) if link[0] != "#"]
    assert [str(page.relative_to(ROOT)) for page in sorted(DOCS.rglob("*.md")) if page not in seen] == []


def test_what_is_not_released_yet_has_its_place() -> None:
    changelog = (DOCS / "changelog.md").read_text("utf-8")
    headings = re.findall(r"^## (.+)$", changelog, re.MULTILINE)
    assert headings[0] == "Unreleased"
    assert all(re.fullmatch(r"\d+\.\d+\.\d+ - \d{4}-\d{2}-\d{2}", heading) for heading in headings[1:])


def test_no_two_decisions_have_one_number() -> None:
    names = [page.name for page in (DOCS / "decisions").glob("*.md") if page.name != "README.md"]
    assert [name for name in names if not re.fullmatch(r"\d{4}-[a-z0-9-]+\.md", name)] == []
    assert len({name[:4] for name in names}) == len(names)


def test_every_statistic_has_its_page() -> None:
    """A page of the module's own name in docs/methods, or one that names it (stats.multilevel.pooling)."""
    stats = ROOT / "src" / "orgfit" / "stats"
    modules = [
        path.relative_to(stats.parent).with_suffix("") for path in sorted(stats.rglob("*.py")) if path.name[0] != "_"
    ]
    methods = {page.stem: page.read_text("utf-8") for page in (DOCS / "methods").glob("*.md")}
    named = set(re.findall(r"\bstats(?:\.\w+)+", "\n".join(methods.values())))
    assert [str(m) for m in modules if m.name not in methods and ".".join(m.parts) not in named] == []


def test_every_name_in_the_glossary_is_a_name_in_the_code() -> None:
    rows = re.findall(r"^\|[^|\n]+\|([^|\n]+)\|", (DOCS / "glossary.md").read_text("utf-8"), re.MULTILINE)
    said = {name for row in rows for name in re.findall(r"`(\w+)`", row)}
    source = "\n".join(path.read_text("utf-8") for path in (ROOT / "src").rglob("*.py"))
    assert said
    assert said - set(re.findall(r"\w+", source)) == set()

"""What an insider could infer, as a page and as lines."""

from __future__ import annotations

import json
from pathlib import Path

from orgfit.disclosure.attack_report import AttackReport, Exposed, Hit, Tried
from orgfit.reports.audit import AuditPage, text
from read_page import Page

HIT = Hit("Quay <North>", "purpose", 3, "Adding and subtracting these figures leaves 3 people.", ("QUAY", "CRANE"))
SAFE = AttackReport(
    waves=("Small fitness test, Spring 2031",),
    figures=1234,
    people=412,
    threshold=5,
    tried=(
        Tried("Comments", "A list of few comments.", 7, (), note="Style is not looked at."),
        Tried("Bounds", "A group that is pinned.", 40, (), sampled=True),
    ),
    exposed=(Exposed(1, 0), Exposed(4, 12)),
)
CAUGHT = AttackReport(SAFE.waves, 1234, 412, 5, (Tried("Subtraction", "Fewer than n.", 9, (HIT,)),))


def test_nothing_found_is_said_first() -> None:
    page = Page(AuditPage(SAFE).html())
    assert "Nothing was found in 1,234 figures" in page.chapter("audit")
    assert "412 people" in page.chapter("audit")
    assert "hits" not in [e.attributes.get("aria-labelledby") for e in page.every("section")]


def test_every_attack_says_what_it_was_tried_on_and_how_far_it_reaches() -> None:
    told = Page(AuditPage(SAFE).html()).chapter("tried")
    for words in ("Comments", "A list of few comments.", "7", "40, drawn by lot", "Style is not looked at.", "nothing"):
        assert words in told


def test_colleagues_are_counted() -> None:
    told = Page(AuditPage(SAFE).html()).chapter("colleagues")
    assert "1 colleague tells" in told
    assert "12 people" in told


def test_a_hit_names_figures_and_people_and_is_escaped() -> None:
    html = AuditPage(CAUGHT).html()
    told = Page(html).chapter("hits")
    assert "Quay <North>, purpose" in told
    assert "QUAY; CRANE" in told
    assert "<North>" not in html
    assert "Do not hand these 1,234 figures on" in Page(html).chapter("audit")


def test_lines_for_the_terminal() -> None:
    assert text(SAFE).splitlines() == [
        "Small fitness test, Spring 2031: answers of 412 people, with a threshold of 5.",
        "  Comments: tried on 7, found nothing.",
        "  Bounds: tried on 40, drawn by lot, found nothing.",
        "  If 1 colleague tells: 0 people exposed.",
        "  If 4 colleagues tell: 12 people exposed.",
        "Nothing was found in 1,234 figures: no group of fewer people than the rules allow could be told.",
    ]
    assert "  ! Quay <North>, purpose: Adding and subtracting these figures leaves 3 people." in text(CAUGHT)


def test_page_and_plain_values_are_written(tmp_path: Path) -> None:
    written = AuditPage(CAUGHT).save(tmp_path / "new")
    assert written.read_text("utf-8") == AuditPage(CAUGHT).html()
    assert json.loads((tmp_path / "new" / "audit.json").read_text("utf-8"))["tried"][0]["hits"][0]["people"] == 3

from __future__ import annotations

from orgfit.reports.words import support


def test_it_says_why_and_what_to_ask() -> None:
    assert "more than chance would bring" in support.WHY
    assert "not reliable" in support.WHY
    assert "read rightly" in support.ASK
    assert support.HERE.startswith(support.TITLE)

from __future__ import annotations

from orgfit.reports.words import recommendation


def test_marks_of_others_stand_in_the_footnote_alone() -> None:
    assert recommendation.TITLE == "Recommendation score"
    assert "Net Promoter and NPS are registered marks of their owners" in recommendation.NOTE

from __future__ import annotations

from orgfit.reports.words import comments


def test_how_comments_are_shown_is_told() -> None:
    for words in ("at least 12 people", "drawn by lot", "never beside a score", "masked"):
        assert words in comments.how(12)


def test_a_part_of_a_long_list_says_so() -> None:
    assert comments.counted(12, 12) == "12 comments"
    assert comments.counted(1200, 500) == "1,200 comments; 500 of them, drawn by lot, stand here"

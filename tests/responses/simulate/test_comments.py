from __future__ import annotations

import re

import numpy as np
import pytest

from orgfit.instruments.library import get
from orgfit.responses.simulate.comment_bank import BANK
from orgfit.responses.simulate.comments import write_comments

ROWS = 3_000
BOTH = write_comments(get("customer-fitness"), ROWS, np.random.default_rng(1))


def test_every_open_question_gets_comments() -> None:
    assert [comments.item for comments in BOTH] == ["cfc1", "cfc2"]
    for comments in BOTH:
        assert len(comments.texts) == len(comments.themes) == ROWS
        assert sum(map(bool, comments.texts)) / ROWS == pytest.approx(0.2, abs=0.03)
        assert [bool(text) for text in comments.texts] == [bool(theme) for theme in comments.themes]


def test_a_comment_says_what_its_theme_says_and_nothing_twice() -> None:
    for comments in BOTH:
        assert set(comments.themes) - {""} == set(BANK[comments.item])
        for text, theme in zip(comments.texts, comments.themes, strict=True):
            said = [sentence for sentence in BANK[comments.item].get(theme, ()) if sentence in text]
            assert len(said) <= 2
            assert bool(said) == bool(text)


def test_what_has_to_be_masked_is_there_and_known() -> None:
    planted = [(comments, named) for comments in BOTH for named in comments.planted]
    assert {named.kind for _, named in planted} == {"name", "mail", "telephone", "personnel_number"}
    assert all(named.words in comments.texts[named.row] for comments, named in planted)


def test_nothing_is_named_that_is_not_known() -> None:
    for comments in BOTH:
        known = {named.row for named in comments.planted}
        for row, text in enumerate(comments.texts):
            assert bool(re.search(r"@|\d{3}|can tell you more", text)) == (row in known)

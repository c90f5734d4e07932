from __future__ import annotations

from dataclasses import replace

import pytest

from orgfit.responses.comments import Comments


def test_comments_stand_by_unit_and_text_whatever_the_order_of_rows() -> None:
    one = Comments.of("o3", [(2, "b"), (0, "z"), (2, "a")])
    assert one == Comments.of("o3", [(2, "a"), (2, "b"), (0, "z")])
    assert (one.unit.tolist(), one.texts) == ([0, 2, 2], ("z", "a", "b"))


def test_they_are_equal_by_what_they_hold() -> None:
    one = Comments.of("o3", [(0, "a")])
    assert one != Comments.of("o3", [(1, "a")])
    assert one != Comments.of("o3", [(0, "b")])
    assert one != replace(one, item="o4")
    assert one != "a"
    with pytest.raises(TypeError, match="unhashable"):
        hash(one)


def test_nothing_written_is_no_comment_at_all() -> None:
    assert Comments.of("o3", []).unit.tolist() == []

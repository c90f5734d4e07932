from __future__ import annotations

import pytest

from orgfit.reports.words import splits


@pytest.mark.parametrize(
    ("titles", "heading"),
    [
        (["Role"], "By role"),
        (["Role", "Time here", "Role"], "By role and time here"),
        (["Role", "IT or not", "Place"], "By role, IT or not and place"),
        (["Role", "Time here", "Place", "Age"], "By role, time here and other lines"),
    ],
)
def test_the_heading_names_what_people_were_split_by(titles: list[str], heading: str) -> None:
    assert splits.heading(titles) == heading


def test_a_category_that_is_clear_is_named_with_both_sides() -> None:
    assert splits.clear("Top team", ["A", "B"], ["C"], "the organisation") == (
        "Top team: above the organisation on A and B; below it on C."
    )
    assert splits.clear("Top team", [], ["A", "B", "C", "D"], "the organisation") == (
        "Top team: below the organisation on 4 facets."
    )
    assert splits.clear("Top team", [], [], "the organisation") == ""


def test_one_line_is_never_said_to_be_the_reason() -> None:
    assert "does not say that this line is the reason" in splits.LIMIT

from __future__ import annotations

from orgfit.disclosure.released import Cell
from orgfit.reports.words import standing


def test_nothing_clear_names_what_it_was_compared_with() -> None:
    assert standing.alike(["the organisation", "last time"]) == (
        "Nothing here clearly differs from the organisation or last time."
    )
    assert standing.alike([]) == ""


def test_what_to_expect_is_a_guess_by_facet() -> None:
    words = standing.expected(12.0, [("A", "62"), ("B", "58")])
    assert words.startswith("12 people answered here")
    assert words.endswith("leaning on the other units of its level: A 62, B 58.")
    assert standing.expected(12.0, []) == ""


def test_a_benchmark_says_how_many_it_rests_on() -> None:
    assert standing.benchmark([Cell(55.5, n=41), Cell(50.0, n=41)]) == "The benchmark rests on 41 organisations."
    assert standing.benchmark([Cell(55.5, n=41), Cell(50.0, n=9)]) == (
        "The benchmark rests on 9 to 41 organisations, by facet."
    )
    assert standing.benchmark([Cell()]) == ""

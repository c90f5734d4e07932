from __future__ import annotations

import pytest

from orgfit.reports.words import references
from orgfit.reports.words.references import BENCHMARK, LAST, ORGANISATION


def test_each_kind_of_comparison_has_its_statistics() -> None:
    assert [(r.difference, r.signal) for r in references.ALL] == [
        ("difference", "signal"),
        ("difference:parent", "signal:parent"),
        ("difference:benchmark", "signal:benchmark"),
        ("difference:last", "signal:last"),
    ]


def test_sides_are_worded_by_what_is_compared() -> None:
    assert (ORGANISATION.side(-1.0), BENCHMARK.side(1.0)) == ("below the organisation", "above the benchmark")
    assert (LAST.side(2.0), LAST.side(-2.0)) == ("more than last time", "less than last time")
    assert references.above("Quay").side(3.0) == "above the rest of Quay"


@pytest.mark.parametrize(("nouns", "words"), [(["a"], "a"), (["a", "b"], "a or b"), (["a", "b", "c"], "a, b or c")])
def test_words_are_joined(nouns: list[str], words: str) -> None:
    assert references.listed(nouns) == words

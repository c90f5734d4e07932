from __future__ import annotations

from orgfit.disclosure.released import Cell
from orgfit.reports.words import check, trust


def test_units_are_counted() -> None:
    assert check.shown(6, 8) == "6 of 8 units below the organisation can be shown."
    assert check.shown(0, 0) == "There are no units below the organisation."


def test_questions_left_open_are_counted() -> None:
    said = check.left_open([Cell(9.9), Cell(10.0), Cell(0.0)])
    assert said == "1 of 3 questions left open by 10\u00a0% of people or more."
    assert check.left_open([]) == ""


def test_alphas_are_told_from_the_lowest_to_the_highest() -> None:
    assert check.alphas([Cell(0.8), Cell(0.62), Cell(reason="too_few")]) == "Alpha of 2 facets: 0.62 to 0.80."
    assert check.alphas([Cell(0.8)]) == "Alpha of 1 facet: 0.80."
    assert check.alphas([Cell()]) == ""


def test_the_verdict_never_praises() -> None:
    assert check.verdict((trust.NO_STRUCTURE, trust.NOTHING), [], checked=True) == trust.NOTHING
    assert check.verdict((), ["Passion"], checked=True) == "Do not use: Passion."
    assert check.verdict((), [], checked=True) == "Nothing here rules a figure out."
    assert check.verdict((), [], checked=False) == ""

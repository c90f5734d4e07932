from __future__ import annotations

import pytest

from orgfit.disclosure.released import Cell
from orgfit.instruments.scales import SCALES
from orgfit.instruments.schema import Item
from orgfit.reports.words import answers


def test_steps_and_options_have_their_words() -> None:
    assert answers.labels(Item("a", "A", SCALES["agree5"]))[3] == "Agree"
    assert answers.labels(Item("a", "A", SCALES["rate11"]))[:2] == ("0 Very poor", "1")
    chosen = Item("a", "A", SCALES["choice"], options=("yes_once", "no"))
    assert answers.labels(chosen) == ("Yes once", "No")


def test_favourable_answers_are_named() -> None:
    assert answers.favourable(SCALES["agree5"]) == "Favourable means Agree or Strongly agree."
    assert answers.favourable(SCALES["rate11"]) == ""


@pytest.mark.parametrize("cell", [Cell(9.0), Cell(reason="protected")])
def test_few_left_open_is_no_finding(cell: Cell) -> None:
    assert answers.left_open(cell) == ""


def test_many_left_open_is_a_finding() -> None:
    assert answers.left_open(Cell(10.0)) == "10\u00a0% skipped it or could not say"


@pytest.mark.parametrize(
    ("option", "said"),
    [
        ("it_and_data", "IT and data"),
        ("it", "IT"),
        ("it_depends", "It depends"),
        ("hr_partners", "HR partners"),
        ("yes_once", "Yes once"),
    ],
)
def test_what_is_written_in_capitals_is(option: str, said: str) -> None:
    assert answers.plain(option) == said

"""What stands where a figure is not shown. No reason hints at what the figure would be."""

from __future__ import annotations

from orgfit.disclosure.released import Cell
from orgfit.reports.words.numbers import percent

# The keys are the values of orgfit.disclosure.reasons.Reason; a test holds the two together.
SENTENCES = {
    "protected": "Too few answers, here or in a group beside it, to show this without giving somebody away.",
    "left_open": "A few people here left this open. It is not shown, so that nobody can be told from the others.",
    "unanimous": "Not shown in full, because it would tell what single people answered.",
    "too_few": "There are too few people or units here to work this out.",
    "not_estimable": "This cannot be worked out from these answers.",
}
MARKS = {
    "protected": "protected",
    "left_open": "left open",
    "unanimous": "not shown",
    "too_few": "too few",
    "not_estimable": "no figure",
}
ABSENT = "not_estimable"


def sentence(cell: Cell) -> str:
    """This function will say why a figure is not shown, in one sentence."""
    return SENTENCES[cell.reason or ABSENT]


def mark(cell: Cell) -> str:
    """This function will say the same in a word or two, for the cell of a table."""
    return MARKS[cell.reason or ABSENT]


def bound(cell: Cell) -> str:
    """This function will write a share that is only known to lie at an end: "90 % or more", "10 % or less".

    Nothing where the cell has no bounds, or has a value.
    """
    if cell.shown or cell.low is None or cell.high is None:
        return ""
    return f"{percent(cell.low)} or more" if cell.high >= 100 else f"{percent(cell.high)} or less"

"""How far figures may be trusted, in words and without a pass mark."""

from __future__ import annotations

from orgfit.disclosure.released import Cell
from orgfit.reports.words import numbers


def together(alpha: Cell, questions: int) -> str:
    """This function will say what alpha means: what share of the differences holds across questions."""
    if alpha.value is None:
        return ""
    share, of = numbers.percent(100 * alpha.value), numbers.plural(questions, "question", "questions")
    return f"{share} of the differences between people hold across its {of}"


def level(depth: int) -> str:
    """This function will say where a level of the tree is, to stand after the number of its units."""
    return " directly below the organisation" if depth == 1 else f", {depth} steps below the organisation"

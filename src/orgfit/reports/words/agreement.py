"""Whether people see a thing alike: one view, or two camps."""

from __future__ import annotations

from typing import Final

from orgfit.disclosure.released import Cell
from orgfit.reports.words.numbers import decimals

WORDS: Final = {1: "One view", -1: "Two camps"}


def word(view: Cell) -> str:
    """This function will say "one view" or "two camps" where that is more than chance, else nothing."""
    return "" if view.value is None else WORDS.get(int(view.value), "")


def figure(agreement: Cell) -> str:
    """This function will write van der Eijk's A with its interval: "0.54 (0.50 to 0.58)"."""
    if agreement.value is None:
        return ""
    value = decimals(agreement.value, 2)
    if agreement.low is None or agreement.high is None:
        return value
    return f"{value} ({decimals(agreement.low, 2)} to {decimals(agreement.high, 2)})"

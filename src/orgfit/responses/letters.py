"""Letters in names and cells: which of them nobody can see, and how a cell is shown in a message."""

from __future__ import annotations

import unicodedata
from typing import Final

from orgfit.instruments.form import TURNING

SHOWN_LETTERS: Final = 40


def invisible(text: str) -> str:
    """This function will give the first letter that steers a screen instead of being seen, or nothing."""
    if text.isprintable():
        return ""
    steering = (x for x in text if x in TURNING or unicodedata.category(x) in {"Cc", "Cs", "Zl", "Zp"})
    return next(steering, "")


def invisible_fault(text: str, what: str) -> str:
    """This function will say which invisible letter stands in ``what``, or nothing where there is none."""
    letter = invisible(text)
    return f"{what} has the invisible character U+{ord(letter):04X}. Delete it." if letter else ""


def shown(text: str) -> str:
    """This function will make a cell fit for a message: cut short, and nothing in it can steer a terminal."""
    cut = text if len(text) <= SHOWN_LETTERS else text[:SHOWN_LETTERS] + "..."
    return "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in cut)


def quoted(text: str) -> str:
    """This function will show a cell between quotes."""
    return f"'{shown(text)}'"

"""What changed since last time, in words, and what may not be concluded from it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from orgfit.disclosure.released import Cell
from orgfit.reports.words.differences import level
from orgfit.reports.words.references import listed

MORE: Final = "more"
LESS: Final = "less"
UNCLEAR: Final = "no clear change"
UNKNOWN: Final = "not compared"
ONLY_SAME: Final = "Compared are only questions that were asked in the same words both times."
NOT_WORKED_OUT: Final = (
    "Whether a change is more than noise was not worked out, because the two waves were released apart."
)
NO_QUESTION: Final = "No question clearly changed since last time."
UNITS_ALIKE: Final = "In no unit directly below the organisation did anything clearly change."
WIDER: Final = (
    "The interval of a wave says what all of us would have answered then. A change is about conditions, of which the "
    "people of either wave are one draw: so its interval is wider, and not every distance between two waves is clear."
)
LIMITS: Final = (
    "Other people may have answered this time; a figure can move because of that alone.",
    "Units that stood far above or below the others tend to come back towards them by themselves. "
    "A rebound is no success, and a loss after a very good year no failure.",
    "A change does not show what brought it about. That a measure worked is not shown here; "
    "for that, units with it have to be compared with units without it.",
)


def word(change: Cell, signal: Cell) -> str:
    """This function will say what a change comes to: more, less, or no clear change."""
    if change.value is None:
        return UNKNOWN
    way = level(signal)
    return MORE if way > 0 else LESS if way < 0 else UNCLEAR


def sentence(more: Iterable[str], less: Iterable[str]) -> str:
    """This function will name what is clearly more than last time, and what is clearly less."""
    up, down = tuple(more), tuple(less)
    told = []
    if up:
        told.append(f"Clearly more than last time: {listed(up, 'and')}.")
    if down:
        told.append(f"Clearly less than last time: {listed(down, 'and')}.")
    return " ".join(told) or "No facet clearly changed since last time."

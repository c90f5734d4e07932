"""A difference from the organisation in words: how large, how sure, and nothing where it is not clear.

A difference is clear where it is more than noise and not too small to matter.
"""

from __future__ import annotations

from orgfit.disclosure.released import Cell
from orgfit.reports.words.numbers import MINUS, points, signed, span

# What the signal of a cube means; the interpreting analysis decides it, a test holds the two together.
CLEAR = 2
LARGE = 5
SIGNS = {-2: MINUS * 2, -1: MINUS, 0: "", 1: "+", 2: "++"}
SPOKEN = {
    -2: f"{LARGE} points or more below the organisation",
    -1: "below the organisation",
    0: "not clear",
    1: "above the organisation",
    2: f"{LARGE} points or more above the organisation",
}


def level(signal: Cell) -> int:
    """This function will give -2 to 2, and 0 where nothing is known."""
    return 0 if signal.value is None else int(signal.value)


def direction(value: float) -> str:
    """This function will say on which side of the organisation a figure lies."""
    return "below" if value < 0 else "above"


def sentence(difference: Cell, signal: Cell, *, fine: bool) -> str:
    """This function will say how far a figure lies from the organisation's, and whether that is clear.

    Nothing where the difference is not shown.
    """
    if difference.value is None or signal.value is None:
        return ""
    if level(signal) == 0:
        return "No clear difference from the organisation"
    far = points(abs(difference.value), fine=fine)
    return f"{far} {direction(difference.value)} the organisation: more than noise"


def figure(difference: Cell, signal: Cell, *, fine: bool) -> str:
    """This function will write a difference for the cell of a table, if it is a clear one."""
    if difference.value is None:
        return ""
    return signed(difference.value, fine=fine) if level(signal) else SPOKEN[0]


def sure(difference: Cell, *, fine: bool) -> str:
    """This function will write a difference with its interval: "−6.1 (−6.6 to −5.6)"."""
    if difference.value is None:
        return ""
    between = span(difference, fine=fine)
    return signed(difference.value, fine=fine) + (f" ({between})" if between else "")


def distance(difference: Cell, *, fine: bool) -> str:
    """This function will write how far a figure lies off and how sure that is, as part of a sentence."""
    if difference.value is None:
        return ""
    far = f"{points(abs(difference.value), fine=fine)} points {direction(difference.value)}"
    if difference.low is None or difference.high is None:
        return far
    if difference.low * difference.high < 0:
        return f"{far} (95 % interval {span(difference, fine=fine)})"
    near, away = sorted((abs(difference.low), abs(difference.high)))
    return f"{far} (95 % interval {points(near, fine=fine)} to {points(away, fine=fine)} {direction(difference.value)})"

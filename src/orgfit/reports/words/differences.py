"""A difference in words: how large, how sure, and nothing where it is not clear.

A difference is clear where it is more than noise and not too small to matter.
"""

from __future__ import annotations

from orgfit.disclosure.released import Cell
from orgfit.reports.words.numbers import MINUS, points, signed, span
from orgfit.reports.words.references import ORGANISATION, Reference

# What the signal of a cube means; the interpreting analysis decides it, a test holds the two together.
CLEAR = 2
LARGE = 5
SIGNS = {-2: MINUS * 2, -1: MINUS, 0: "", 1: "+", 2: "++"}


def level(signal: Cell) -> int:
    """This function will give -2 to 2, and 0 where nothing is known."""
    return 0 if signal.value is None else int(signal.value)


def stray(difference: Cell, signal: Cell) -> bool:
    """This function will say whether an interval lies off zero although nothing is clear: readers stumble there."""
    if signal.value is None or difference.low is None or difference.high is None:
        return False
    return difference.low * difference.high > 0 and not level(signal)


def spoken(way: int, reference: Reference = ORGANISATION) -> str:
    """This function will say what a sign means, to who does not see it."""
    if way == 0:
        return "not clear"
    return f"{LARGE} points or more {reference.side(way)}" if abs(way) > 1 else reference.side(way)


STRAY = (
    "Where an interval lies wholly on one side of 0 and still nothing is called clear, the difference is below "
    f"{CLEAR} points, or it may be chance: all comparisons are judged together, because among many a few lie off 0 by "
    "chance alone."
)
SPOKEN = {way: spoken(way) for way in SIGNS}


def direction(value: float) -> str:
    """This function will say on which side of the organisation a figure lies."""
    return "below" if value < 0 else "above"


def sentence(difference: Cell, signal: Cell, *, fine: bool, reference: Reference = ORGANISATION) -> str:
    """This function will say how far a figure lies off, and whether that is clear.

    Nothing where the difference is not shown.
    """
    if difference.value is None or signal.value is None:
        return ""
    if level(signal) == 0:
        return reference.alike
    return f"{points(abs(difference.value), fine=fine)} {reference.side(difference.value)}: {reference.clear}"


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
    way = direction(difference.value)
    between = _between(difference, fine=fine)
    one_sided = between and not _crosses(difference)
    far = f"{_points(difference.value, fine=fine)} {way}"
    return f"{far} (95 % interval {between}{f' {way}' if one_sided else ''})" if between else far


def apart(difference: Cell, reference: Reference, *, fine: bool) -> str:
    """This function will write the same with what it is compared with: "6 points above the organisation (...)"."""
    if difference.value is None:
        return ""
    between = _between(difference, fine=fine)
    far = f"{_points(difference.value, fine=fine)} {reference.side(difference.value)}"
    return f"{far} (95 % interval {between})" if between else far


def _points(value: float, *, fine: bool) -> str:
    far = points(abs(value), fine=fine)
    return f"{far} point" if far == "1" else f"{far} points"


def _crosses(difference: Cell) -> bool:
    return difference.low is not None and difference.high is not None and difference.low * difference.high < 0


def _between(difference: Cell, *, fine: bool) -> str:
    """The interval without its sign, unless it has both."""
    if difference.low is None or difference.high is None:
        return ""
    if _crosses(difference):
        return span(difference, fine=fine)
    near, away = sorted((abs(difference.low), abs(difference.high)))
    return f"{points(near, fine=fine)} to {points(away, fine=fine)}"

"""How numbers are written: thousands apart, a true minus, points never per cent."""

from __future__ import annotations

from orgfit.disclosure.released import Cell

MINUS = "−"
BLANK = "–"  # stands in a table where a figure does not apply
SPACE = "\u00a0"  # keeps a number and its unit on one line


def count(number: float) -> str:
    """This function will write a number of people or units: "101,881"."""
    return f"{number:,.0f}"


def decimals(value: float, places: int) -> str:
    """This function will write a number with fixed decimals, a true minus and no negative zero."""
    text = f"{value:,.{places}f}"
    if float(text.replace(",", "")) == 0:
        text = text.lstrip("-")
    return text.replace("-", MINUS)


def points(value: float, *, fine: bool) -> str:
    """This function will write points of 0-100: with one decimal where the gate allows one, else whole."""
    return decimals(value, 1 if fine else 0)


def signed(value: float, *, fine: bool) -> str:
    """This function will write a difference in points with its sign, a plain zero where it is none."""
    text = points(value, fine=fine)
    return text if text.startswith(MINUS) or float(text.replace(",", "")) == 0 else f"+{text}"


def percent(value: float, places: int = 0) -> str:
    """This function will write a share: "62 %"."""
    return f"{decimals(value, places)}{SPACE}%"


def span(cell: Cell, *, fine: bool, joint: str = "to") -> str:
    """This function will write the interval of a cell, "55.9 to 56.9", or nothing where it has none."""
    if cell.low is None or cell.high is None:
        return ""
    return f"{points(cell.low, fine=fine)} {joint} {points(cell.high, fine=fine)}"


def plural(number: float, one: str, many: str) -> str:
    """This function will write a number with its noun: "1 unit", "45 units"."""
    return f"{count(number)} {one if number == 1 else many}"

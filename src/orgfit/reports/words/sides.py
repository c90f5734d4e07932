"""The two sides of a line, in words: what each sees, how far apart, and how well each knows the other."""

from __future__ import annotations

from orgfit.disclosure.released import Cell
from orgfit.reports.words import differences, numbers

GUESSING = {
    "deciders": "Deciders guess",
    "doers": "Doers guess",
    "employees": "We guess",
    "customers": "Customers guess",
    "internal_customers": "Customers inside guess",
    "suppliers": "Suppliers guess",
    "competitors": "Others in our field guess",
}
ANSWERING = {
    "deciders": "deciders",
    "doers": "doers",
    "employees": "employees",
    "customers": "customers",
    "internal_customers": "customers inside",
    "suppliers": "suppliers",
    "competitors": "others in our field",
    "other_units": "people in other units",
}
GUESS = "Guess"
ANSWERS = "Answers"
TENTH = 10


def gap(cell: Cell, *, fine: bool) -> str:
    """This function will write a gap with its interval: "+7.9 (6.2 to 9.6)"."""
    return differences.sure(cell, fine=fine)


def clear(signal: Cell, sides: tuple[str, str]) -> str:
    """This function will say which side gives the higher figure, if that is more than noise."""
    way = differences.level(signal)
    if signal.value is None:
        return ""
    if way == 0:
        return "no clear gap"
    return f"{sides[0] if way > 0 else sides[1]} clearly higher"


def counted(first: int, last: int, among: str, sides: tuple[str, str]) -> str:
    """This function will say on how many of "6 facets" the two sides clearly see it differently."""
    if not first + last:
        return f"On none of {among} do the two sides clearly differ."
    said = [
        f"{side} give the higher figure on {count}" for side, count in zip(sides, (first, last), strict=True) if count
    ]
    return f"On {first + last} of {among} they clearly differ: {', '.join(said)}."


def tens(cell: Cell) -> str:
    """This function will write a share as so many out of ten: "6.2 of 10"."""
    return "" if cell.value is None else f"{numbers.decimals(cell.value / TENTH, 1)} of {TENTH}"


def guessed(asked_of: str, guess: Cell) -> str:
    """This function will say what was guessed."""
    return f"{GUESSING.get(asked_of, 'The guess is')} {tens(guess)}."


def answered(actual_of: str, actual: Cell) -> str:
    """This function will say what those answered who were guessed about."""
    return f"The answers of {ANSWERING.get(actual_of, 'those asked about')} say {tens(actual)}."


def missing(actual_of: str) -> str:
    """This function will say that those who were guessed about are not in these figures."""
    return f"The answers of {ANSWERING.get(actual_of, 'those asked about')} are not in these figures."


def kept_back(actual_of: str) -> str:
    """This function will say that the answers of those who were guessed about are not shown."""
    return f"The answers of {ANSWERING.get(actual_of, 'those asked about')} are not shown."


def distance(cell: Cell, signal: Cell) -> str:
    """This function will say whether a guess lies clearly off, and to which side; it is never called wrong."""
    if cell.value is None:
        return ""
    way = differences.level(signal)
    if way == 0:
        return "No clear distance"
    return f"Guess clearly {'higher' if way > 0 else 'lower'}"


def overlap(guess: Cell, actual: Cell) -> str:
    """This function will say whether two intervals overlap, where nothing else is known of their distance."""
    if guess.low is None or guess.high is None or actual.low is None or actual.high is None:
        return ""
    separate = guess.high < actual.low or actual.high < guess.low
    return "Intervals do not overlap" if separate else "Intervals overlap"


def apart(cell: Cell) -> str:
    """This function will write a distance with its interval, in points of 100."""
    return differences.sure(cell, fine=False)

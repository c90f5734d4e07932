"""Answer steps in words, and what it means when many leave a question open."""

from __future__ import annotations

from typing import Final

from orgfit.disclosure.released import Cell
from orgfit.instruments.scales import Kind, Scale
from orgfit.instruments.schema import Item
from orgfit.reports.words import numbers

CAPITALS: Final = frozenset({"it", "hr", "ict", "pr", "qa", "ceo", "cfo", "usa", "uk", "eu"})
PRONOUN: Final = "it"  # only where nothing but "and" may follow: "It and data" is IT, "It depends" is not
NOT_OF_ALL: Final = "Not everybody was asked this"
OPEN_FROM = 10  # per cent: from here on, that people leave a question open is itself worth talking about


def labels(item: Item) -> tuple[str, ...]:
    """This function will give the words of all answers to a question, in order."""
    if item.scale.kind is Kind.ORDERED:
        return tuple(item.scale.label(step) for step in item.steps)
    options = item.options if isinstance(item.options, tuple) else ()
    return tuple(plain(option) for option in options)


def plain(option: str) -> str:
    """This function will write an option as a reader would: "yes_once" is "Yes once", "it_and_data" "IT and data"."""
    first, *rest = option.split("_")
    if first in CAPITALS and (first != PRONOUN or rest[:1] in ([], ["and"])):
        first = first.upper()
    words = " ".join([first, *rest])
    return words[:1].upper() + words[1:]


def favourable(scale: Scale) -> str:
    """This function will say which answers count as favourable, or nothing where none are set apart."""
    if scale.favourable is None:
        return ""
    names = [scale.label(step) for step in range(scale.favourable, scale.high + 1)]
    return f"Favourable means {' or '.join(names)}."


def left_open(cell: Cell) -> str:
    """This function will say that many left a question open, or nothing where few did."""
    if cell.value is None or cell.value < OPEN_FROM:
        return ""
    return f"{numbers.percent(cell.value)} skipped it or could not say"

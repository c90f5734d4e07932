"""How many answered, in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from orgfit.disclosure.released import Cell, Key
from orgfit.reports.words import numbers, reasons

NOTHING = Cell()


def facts(figures: Mapping[Key, Cell]) -> Iterable[str]:
    """This function will say how many people answered, out of how many, in a few words each."""
    answers, headcount, rate = (figures.get(("people", name), NOTHING) for name in ("answers", "headcount", "rate"))
    if answers.value is not None:
        yield f"{numbers.plural(answers.value, 'person', 'people')} answered"
    if headcount.value is not None:
        yield f"{numbers.count(headcount.value)} belong to it"
    share = reasons.bound(rate) if rate.value is None else numbers.percent(rate.value)
    if share:
        yield f"response rate {share}"


def sentence(figures: Mapping[Key, Cell]) -> str:
    """This function will say what the number of answers means for the figures."""
    if figures.get(("people", "headcount"), NOTHING).value is None:
        return (
            "How many people were asked is not known. So there is no response rate, and the intervals treat "
            "those who answered as a few out of very many: rather too wide than too narrow."
        )
    return (
        "Those who did not answer may see things differently; no figure here can tell. The fewer answered, "
        "the more this matters."
    )

"""Numbers of answers, response rates and what was left open: do they single anybody out?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import numpy as np
from numpy.typing import NDArray

from orgfit.disclosure.attack_report import Hit, Tried
from orgfit.disclosure.audit.figures import Key
from orgfit.disclosure.audit.rest import units_rest
from orgfit.disclosure.audit.shown import SAME
from orgfit.disclosure.audit.view import View

Flags = NDArray[np.bool_]
Ints = NDArray[np.int64]
Values = NDArray[np.float64]
EDGE: Final = 90.0
PEOPLE: Final = "people"
WANTED: Final = (
    "A unit of too few answers, or such a rest; a full or an empty rate of a small unit; a few left it open."
)
NOTE: Final = "An insider knows who answered; this is about everybody else."


def rates(view: View) -> Tried:
    """This function will look at numbers of answers, at response rates, and at questions that a few left open."""
    hits = [*_answers(view), *_rate(view)]
    number = int(np.count_nonzero(view.shown.units))
    for measure in view.measures.items:
        where = view.shown.where(measure)
        number += int(np.count_nonzero(where))
        open_to = view.people(PEOPLE) - view.people(measure)
        few = (open_to > 0) & (open_to < view.measures.threshold(measure)) & (view.people(PEOPLE) < _small(view))
        hits += view.hits(Key("", measure, "unanswered"), where & few, open_to, "A few of a small unit left this open.")
    return Tried("Answers and rates", WANTED, number, tuple(hits), note=NOTE)


def edge(people: Ints) -> Values:
    """This function will give the share above which a small group may only be told "or more", in per cent."""
    return np.minimum(EDGE, np.floor(100.0 * (1.0 - 1.0 / np.maximum(people, 1))))


def too_near(view: View, key: Key, people: Ints, told: str) -> Iterator[Hit]:
    """This function will find shares of small groups that are told although they are next to 0 or 100 per cent.

    A bound must not be narrower than the edge either.
    """
    column, near = view.cube.column(key.measure, key.statistic, key.slice), edge(people)
    small = (people < _small(view)) & (people > 0)
    value = (column.value > near + 0.5 + SAME) | (column.value < 100.0 - near - 0.5 - SAME)
    bound = np.isnan(column.value) & ((column.low > near + SAME) | (column.high < 100.0 - near - SAME))
    yield from view.hits(key, small & (value | bound), people, told)


def _small(view: View) -> int:
    return view.policy.small_under


def _answers(view: View) -> Iterator[Hit]:
    shown, people, least = view.shown.units, view.people(PEOPLE), view.policy.threshold
    key = Key("", PEOPLE, "answers")
    yield from view.hits(key, shown & (people < least), people, "Too few answered here to be shown.")
    rest = units_rest(view.units, shown, people)
    few = shown & (people >= least) & (rest > 0) & (rest < least)
    yield from view.hits(key, few, rest, "Subtraction of the units below leaves too few people.")


def _rate(view: View) -> Iterator[Hit]:
    heads = view.insider.responses.headcount
    if heads is not None:
        told = "Of a small unit this says that all or hardly any answered."
        yield from too_near(view, Key("", PEOPLE, "rate"), heads.astype(np.int64), told)

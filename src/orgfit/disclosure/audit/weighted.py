"""Is a weighted mean made of shown means alone? Weights of hidden units in it would tell of these.

Units right below the organisation weigh as many as belong to them. A stratum of its own is a unit whose figure is
shown; all others are one together. So the weighted mean follows from shown means, as far as these are rounded.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import numpy as np
from numpy.typing import NDArray

from orgfit.disclosure.attack_report import Hit, Tried
from orgfit.disclosure.audit.follows import ends
from orgfit.disclosure.audit.shown import SAME, grain
from orgfit.disclosure.audit.view import View
from orgfit.errors import EstimateError
from orgfit.stats.multilevel.weights import post_stratify

Ints = NDArray[np.int64]
WEIGHTED: Final = "weighted"
WANTED: Final = "A weighted mean that shown means do not explain: a hidden group has a weight of its own in it."
NOTE: Final = "As far as shown means are rounded: a hidden group that lies near the others leaves no trace."


def weighted_means(view: View) -> Tried:
    """This function will ask whether weighted means follow from shown means and from headcounts."""
    hits: list[Hit] = []
    number = 0
    for measure in sorted({key.measure for key in view.cube.keys if key.statistic == WEIGHTED}):
        column = view.cube.column(measure, WEIGHTED)
        if column.told[0]:
            number += 1
            hits += _of_measure(view, measure, float(column.value[0]))
    return Tried("Weighted means", WANTED, number, tuple(hits), note=NOTE)


def _of_measure(view: View, measure: str, value: float) -> Iterator[Hit]:
    """A figure that others stand in for is not counted person by person, and may be no stratum."""
    people, shown = view.people(measure), view.shown.where(measure)
    made = shown & view.shown.follows(measure)
    below = np.flatnonzero(view.units.parent == 0)
    half = grain(view.people("people")[:1], view.policy)[0] / 2.0 + SAME
    ranges = [_range(view, measure, below[some[below]]) for some in (shown, shown & ~made)]
    if any(low - half <= value <= high + half for low, high in ranges):
        return
    hidden = int(people[below[~shown[below]]].sum())
    told = "This does not follow from shown means and headcounts."
    yield Hit(view.units.codes[0], measure, hidden, told, (f"{view.units.codes[0]} · {measure} · {WEIGHTED}",))


def _range(view: View, measure: str, strata: Ints) -> tuple[float, float]:
    """The least and the largest weighted mean that shown means allow with these strata; nan where there is none."""
    heads, people = view.insider.responses.headcount, view.people(measure)
    if heads is None or not len(strata):
        return np.nan, np.nan
    low, high = ends(view, measure)
    answered, belong = (np.append(count[strata], count[0] - count[strata].sum()) for count in (people, heads))
    there = answered > 0
    try:
        weight = np.zeros(len(answered))
        weight[there] = post_stratify(answered[there], belong[there]).values
    except EstimateError:
        return np.nan, np.nan
    # What is left over is the whole less the strata, so a stratum counts by how its weight differs from the rest's.
    rest = weight[-1]
    apart = weight[:-1] - rest if there[-1] else weight[:-1]
    least = np.where(apart > 0, low[strata], high[strata])
    most = np.where(apart > 0, high[strata], low[strata])
    whole = float(weight @ answered)
    return float((apart @ least + rest * low[0]) / whole), float((apart @ most + rest * high[0]) / whole)

"""Does what is said to be made of shown figures follow from them? Else it tells something of its own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import numpy as np
from numpy.typing import NDArray

from orgfit.disclosure.attack_report import Hit, Tried
from orgfit.disclosure.audit.figures import Column, Cube, Key
from orgfit.disclosure.audit.rest import parents_rest
from orgfit.disclosure.audit.shown import SAME, grain
from orgfit.disclosure.audit.view import View
from orgfit.disclosure.released import Released

Flags = NDArray[np.bool_]
Ints = NDArray[np.int64]
Values = NDArray[np.float64]
DIFFERENCE: Final = "difference"
LAST: Final = "difference:last"
PARENT: Final = "difference:parent"
BENCHMARK: Final = "difference:benchmark"
NOTICEABLE: Final = 2.0
LARGE: Final = 5.0
WANTED: Final = "A difference, a gap or a signal that does not follow from shown figures, or one from a hidden figure."
NOTE: Final = (
    "Each is worked out anew from the shown means. A signal has to fit the size of its difference; whether it is clear "
    "rests on the number of people and on variances. The other people of the unit above have to fit what subtraction "
    "gives."
)


def follows(view: View, earlier: Released | None = None) -> Tried:
    """This function will work out differences, gaps and signals from shown means. ``earlier``: the wave before."""
    before = None if earlier is None else Cube(earlier)
    hits: list[Hit] = []
    number, left = 0, 0
    for key in view.cube.keys:
        column = view.cube.column(key.measure, key.statistic, key.slice)
        if key.statistic == LAST and before is None:
            left += int(np.count_nonzero(column.told))
            continue
        found = _found(view, key, column, before)
        if found is not None:
            number += int(np.count_nonzero(column.told))
            hits += found
    note = f"{NOTE} {left} differences from the wave before were not looked at: it was not given." if left else NOTE
    return Tried("What follows from shown figures", WANTED, number, tuple(hits), note=note)


def _found(view: View, key: Key, column: Column, before: Cube | None) -> list[Hit] | None:
    """The hits of one column; None where it is no such figure."""
    name = key.statistic
    if name == PARENT:
        return list(_rest_of_parent(view, key, column))
    if name == "expected":
        return list(_expected(view, key, column))
    if name.startswith(("signal", "gap_signal:")):
        return list(_signals(view, key, column))
    if name.startswith("gap:"):
        sides = view.sides(name.removeprefix("gap:"))
        if sides is None:
            return []
        first, last = (view.cube.column(key.measure, "mean", side).value for side in sides)
        people = np.minimum(*(view.people(key.measure, side) for side in sides))
        return list(_made(view, key, column, first - last, people))
    if name.startswith(DIFFERENCE):
        mean = view.cube.column(key.measure, "mean", key.slice).value
        made = mean - _reference(view, key, before)
        return list(_made(view, key, column, made, view.people(key.measure, key.slice)))
    return None


def _reference(view: View, key: Key, before: Cube | None) -> Values:
    """What a difference is from, by unit; nan where it is hidden."""
    if key.statistic == BENCHMARK:
        return np.full(len(view.units), view.cube.column(key.measure, "benchmark").value[0])
    if key.statistic == LAST and before is not None:
        then = before.column(key.measure, "mean").value
        rows = np.array([before.units.index.get(code, -1) for code in view.units.codes])
        return np.where(rows >= 0, then[rows], np.nan)
    whole = view.cube.column(key.measure, "mean").value
    return whole if key.slice else np.full(len(whole), whole[0])


def _made(view: View, key: Key, column: Column, made: Values, people: Ints) -> Iterator[Hit]:
    hidden = column.told & np.isnan(made)
    off = np.abs(column.value - made) > grain(people, view.policy) / 2.0 + SAME
    yield from view.hits(key, hidden, people, "A hidden mean can be worked out from this.")
    yield from view.hits(key, column.told & ~hidden & ~(off == 0), people, "This does not follow from shown means.")


def _rest_of_parent(view: View, key: Key, column: Column) -> Iterator[Hit]:
    """The other people of the unit above: their mean has to be what subtraction of shown means gives."""
    people, above = view.people(key.measure), np.maximum(view.units.parent, 0)
    rest = parents_rest(view.units, people)
    mean = view.cube.column(key.measure, "mean").value
    hidden = column.told & ~(np.isfinite(mean) & np.isfinite(mean[above]))
    yield from view.hits(key, hidden, rest, "A hidden mean can be worked out from this.")
    if key.measure in view.measures.composites:  # it may be made of the facets' own rests
        return
    low, high = ends(view, key.measure)
    with np.errstate(invalid="ignore", divide="ignore"):
        least, most = (low[above] - high) / rest, (high[above] - low) / rest
    slack = (
        grain(np.minimum(people, rest), view.policy) / 2.0
        + view.measures.step(key.measure) / np.maximum(rest, 1)
        + SAME
    )
    told = mean - column.value
    wrong = column.told & ~hidden & ((told + slack < least) | (told - slack > most))
    yield from view.hits(key, wrong, rest, "This is not the mean of the other people of the unit above.")


def ends(view: View, measure: str, part: str = "") -> tuple[Values, Values]:
    """This function will give the least and the largest sum of points that a shown mean allows, by unit.

    The mean of a small group is kept one step inside the ends of the scale; so it may as well be at the end.
    """
    column = view.cube.column(measure, "mean", part)
    people, mean = view.people(measure, part), column.value
    half = grain(people, view.policy, part) / 2.0
    inside = view.measures.step(measure) / np.maximum(people, 1)
    small = people < view.policy.small_under
    low = np.where(small & (mean - half <= inside + SAME), 0.0, np.maximum(mean - half, 0.0))
    high = np.where(small & (mean + half >= 100.0 - inside - SAME), 100.0, np.minimum(mean + half, 100.0))
    if part:  # in the place of a mean near an end of the scale there are bounds
        bound = np.isnan(mean) & np.isfinite(column.low)
        low, high = np.where(bound, column.low, low), np.where(bound, column.high, high)
    count = people.astype(np.float64)
    return np.asarray(count * low), np.asarray(count * high)


def _expected(view: View, key: Key, column: Column) -> Iterator[Hit]:
    """What to expect of a unit under another is the mean of the rest there, less surely."""
    rest = view.cube.column(key.measure, "rest", key.slice)
    same = np.isfinite(rest.value) & (np.abs(rest.value - column.value) <= SAME)
    wider = (column.low <= rest.low + SAME) & (column.high >= rest.high - SAME)
    people = view.people(key.measure, key.slice)
    yield from view.hits(key, column.told & ~(same & wider), people, "This does not follow from what is shown.")


def _signals(view: View, key: Key, column: Column) -> Iterator[Hit]:
    """A signal stands beside its difference, in -2 to 2, and fits its size."""
    name = key.statistic
    beside = "gap" + name.removeprefix("gap_signal") if name.startswith("gap_signal:") else None
    apart = view.cube.column(key.measure, beside or DIFFERENCE + name.removeprefix("signal"), key.slice).value
    people = view.people(key.measure, key.slice)
    alone = column.told & np.isnan(apart)
    yield from view.hits(key, alone, people, "A signal stands where its difference is hidden.")
    step = grain(people, view.policy, key.slice or beside or "")
    reach = np.abs(apart) + step + 1.0  # the mean, the difference and what it is from are all rounded
    least = np.abs(apart) - step - 1.0
    strong = np.abs(column.value)
    misfit = ~np.isin(strong, (0.0, 1.0, 2.0)) | ((strong == 2.0) & (reach < LARGE))
    misfit |= (strong == 1.0) & ((reach < NOTICEABLE) | (least >= LARGE))
    misfit |= (strong > 0) & (np.sign(column.value) != np.sign(apart)) & (np.abs(apart) > step)
    yield from view.hits(key, column.told & ~alone & misfit, people, "A signal does not fit its difference.")

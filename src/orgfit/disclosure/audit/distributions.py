"""Published distributions as ranges of people: by answer, by fifth of the scale, by favourable or not."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from orgfit.disclosure.audit.figures import Column
from orgfit.disclosure.audit.possible import Possible
from orgfit.disclosure.audit.rest import shown_above
from orgfit.disclosure.audit.view import View
from orgfit.responses.units import UnitTree

Flags = NDArray[np.bool_]
Values = NDArray[np.float64]
HALF = 0.5
BANDS = tuple(f"band:{band}" for band in range(1, 6))
YES_NO = ("favourable", "joint")


@dataclass(frozen=True)
class Told:
    """Where people by category are told, (units,); elsewhere ``possible`` says nothing but that there are so many."""

    where: Flags
    possible: Possible

    def rests(self, units: UnitTree) -> Possible:
        """This function will take from every unit those right below it of which it is told as well."""
        above = shown_above(units, self.where)
        inside = np.flatnonzero(self.where & (above >= 0))
        return self.possible.less(self.possible.picked(inside).added(above[inside], len(units)))


def shares(view: View, measure: str) -> Told | None:
    """This function will read a distribution of all people of units; None where the measure has none."""
    item = view.measures.items.get(measure)
    names = BANDS if item is None else tuple(f"share:{step}" for step in item.steps)
    columns = [view.cube.column(measure, name) for name in names]
    if not columns or not any(column.told.any() for column in columns):
        return None
    where = np.logical_or.reduce([np.isfinite(column.value) for column in columns])
    least, most = (np.stack(part, axis=1) for part in zip(*(_ends(column) for column in columns), strict=True))
    return Told(where, Possible.of_shares(view.people(measure), least, most))


def yes_and_no(view: View, measure: str, part: str = "") -> Told | None:
    """This function will read how many of a slice hold what is asked, and how many do not: favourable, or joint."""
    found = [view.cube.column(measure, name, part) for name in YES_NO]
    told = [column for column in found if column.told.any()]
    if not told:
        return None
    column = told[0]
    least, most = _ends(column)
    possible = Possible.of_shares(
        view.people(measure, part), np.stack([100.0 - most, least], 1), np.stack([100.0 - least, most], 1)
    )
    return _narrowed(view, measure, Told(column.told, possible)) if not part else Told(column.told, possible)


def _narrowed(view: View, measure: str, told: Told) -> Told:
    """What the distribution says of it as well."""
    item, whole = view.measures.items.get(measure), shares(view, measure)
    if item is None or whole is None or item.scale.favourable is None:
        return told
    cut = item.scale.favourable - item.scale.low
    ends = [
        np.stack([counts[:, :cut].sum(axis=1), counts[:, cut:].sum(axis=1)], axis=1)
        for counts in (whole.possible.low, whole.possible.high)
    ]
    low, high = np.maximum(told.possible.low, ends[0]), np.minimum(told.possible.high, ends[1])
    return Told(told.where | whole.where, Possible(told.possible.people, low, high).tightened())


def _ends(column: Column) -> tuple[Values, Values]:
    """The least and the largest share that a column allows: a rounded value, or a bound; else 0 and 100."""
    value = np.isfinite(column.value)
    least = np.where(value, column.value - HALF, np.where(np.isfinite(column.low), column.low, 0.0))
    most = np.where(value, column.value + HALF, np.where(np.isfinite(column.high), column.high, 100.0))
    return least, most

"""From columns over units to the rows of a released table; a hidden figure loses all its numbers here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, Self

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from orgfit.disclosure.draft import Whole
from orgfit.disclosure.reasons import Reason
from orgfit.disclosure.released import SCHEMA
from orgfit.disclosure.rounding import Numbers, Values
from orgfit.disclosure.totals import Shown
from orgfit.responses.columns import Responses
from orgfit.responses.units import UnitTree

REASONS = tuple(sorted(Reason))
NOTHING: Final = float("nan")
UNCOUNTED: Final = -1


@dataclass(frozen=True)
class Column:
    """One statistic of one measure over all units; one number stands for the same in all.

    Where ``shown`` is false nothing but the reason remains.
    ``reasons``: by unit, why a figure is not there (protected where none is given). ``inner``: leave out the row
    where the figure is not shown, because another row of the measure already says why. ``where``: the units that
    have a row at all.
    """

    measure: str
    statistic: str
    shown: Shown
    value: Values | float
    low: Values | float = NOTHING
    high: Values | float = NOTHING
    n: Numbers | int = UNCOUNTED
    reasons: NDArray[np.str_] | Reason = Reason.PROTECTED
    inner: bool = False
    where: Shown | None = None
    slice: str = ""

    def replaced(self, **changes: object) -> Self:
        """This function will give the same column with some of its parts changed."""
        return replace(self, **changes)  # type: ignore[arg-type]

    @classmethod
    def of_whole(cls, measure: str, statistic: str, root: Shown, whole: Whole, reason: Reason | None) -> Self:
        """This function will make the column of a figure that only the whole organisation has."""

        value, low, high = (
            NOTHING if number is None else np.where(root, number, np.nan)
            for number in (whole.value, whole.low, whole.high)
        )
        n = UNCOUNTED if whole.n is None else np.full(len(root), whole.n, np.int64)
        shown = root & (reason is None)
        return cls(measure, statistic, shown, value, low, high, n, reason or Reason.PROTECTED, where=root)


def released_table(
    responses: Responses, columns: Sequence[Column], units_shown: Shown, *, hidden_units: bool = True
) -> pa.Table:
    """This function will write every column below the other and sort the rows by unit.

    A unit that is not shown keeps one row, that of the first column, with its reason; without ``hidden_units`` it has
    none.
    """
    parts = [_rows(column, units_shown, hidden_units and place == 0) for place, column in enumerate(columns)]
    units = np.concatenate([part.units for part in parts])
    order = np.argsort(units, kind="stable")
    sizes = [len(part.units) for part in parts]
    arrays = {
        "measure": _dictionary(*_spread([column.measure for column in columns], sizes, order)),
        "statistic": _dictionary(*_spread([column.statistic for column in columns], sizes, order)),
        "slice": _dictionary(*_spread([column.slice for column in columns], sizes, order)),
        "reason": _dictionary(np.concatenate([part.reasons for part in parts])[order], REASONS),
    }
    for name in ("value", "low", "high"):
        numbers = np.concatenate([getattr(part, name) for part in parts])[order]
        arrays[name] = pa.array(numbers, mask=np.isnan(numbers))
    counts = np.concatenate([part.n for part in parts])[order]
    arrays["n"] = pa.array(counts, mask=counts < 0)
    return _table(responses, units[order], arrays)


def text_table(responses: Responses, key: tuple[str, str], units: NDArray[np.int64], texts: Sequence[str]) -> pa.Table:
    """This function will write texts under one (measure, statistic): a row each, in the order in which they come.

    ``units`` (texts,): the unit that each stands under.
    """
    measure, statistic = (_dictionary(np.zeros(len(units), np.int32), (word,)) for word in key)
    text = pa.array(list(texts), pa.string())
    return _table(responses, units, {"measure": measure, "statistic": statistic, "text": text})


def merged(tables: Sequence[pa.Table], units: UnitTree) -> pa.Table:
    """This function will put tables below each other and sort the rows by unit.

    Rows of one unit keep the order in which their tables come, and the order in each.
    """
    together = pa.concat_tables([SCHEMA.empty_table(), *(table.select(SCHEMA.names) for table in tables)])
    together = together.unify_dictionaries().combine_chunks()
    column = together["unit"].combine_chunks()
    places = np.array([units.index[code] for code in column.dictionary.to_pylist()], np.int64)
    order = np.argsort(places[column.indices.to_numpy()], kind="stable")
    return together.take(pa.array(order)).combine_chunks()


def _table(responses: Responses, units: NDArray[np.integer[Any]], arrays: Mapping[str, pa.Array]) -> pa.Table:
    """Some columns, completed: what is the same in all rows, and nothing in the rest."""
    same = {"wave": responses.wave, "instrument": responses.instrument.id, "slice": ""}
    found = {name: _dictionary(np.zeros(len(units), np.int32), (word,)) for name, word in same.items()}
    found["unit"] = _dictionary(units.astype(np.int32), responses.units.codes)
    found.update(arrays)
    return pa.table([found.get(part.name, pa.nulls(len(units), part.type)) for part in SCHEMA], schema=SCHEMA)


@dataclass(frozen=True)
class _Rows:
    units: NDArray[np.int32]
    value: Values
    low: Values
    high: Values
    n: Numbers
    reasons: NDArray[np.int32]


def _rows(column: Column, units_shown: Shown, first: bool) -> _Rows:  # noqa: FBT001
    """The rows of one column, with numbers only where they may be seen."""
    keep = units_shown if column.where is None else column.where & units_shown
    if column.inner:
        keep = keep & column.shown
    if first:
        keep = np.ones_like(keep)
    units = np.flatnonzero(keep)
    shown, size = column.shown[units], len(column.shown)
    value, low, high = (
        np.where(shown, np.broadcast_to(values, size)[units], np.nan)
        for values in (column.value, column.low, column.high)
    )
    n = np.where(shown, np.broadcast_to(column.n, size)[units], -1)
    reasons = np.searchsorted(REASONS, np.broadcast_to(column.reasons, size)[units])
    return _Rows(units.astype(np.int32), value, low, high, n, np.where(np.isnan(value), reasons, -1).astype(np.int32))


def _spread(
    words: Sequence[str], sizes: Sequence[int], order: NDArray[np.intp]
) -> tuple[NDArray[np.int32], tuple[str, ...]]:
    values = tuple(dict.fromkeys(words))
    codes = np.repeat([values.index(word) for word in words], sizes)
    return codes[order].astype(np.int32), values


def _dictionary(codes: NDArray[np.int32], values: Sequence[str]) -> pa.DictionaryArray:
    return pa.DictionaryArray.from_arrays(pa.array(codes.astype(np.int32), mask=codes < 0), pa.array(list(values)))

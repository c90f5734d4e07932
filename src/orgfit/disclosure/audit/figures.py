"""A released table, column by column: one statistic of one measure and slice over all units."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from orgfit.disclosure.released import Released

Flags = NDArray[np.bool_]
Ints = NDArray[np.int64]
Values = NDArray[np.float64]
NOBODY = -1  # no number of people is told
WORDS = ("unit", "slice", "measure", "statistic", "reason")


class Key(NamedTuple):
    """What a column is about; ``slice`` is "" for everybody."""

    slice: str
    measure: str
    statistic: str


@dataclass(frozen=True)
class Column:
    """One statistic over all units: nan, -1 or "" where there is nothing; ``there``: is there a row at all?"""

    there: Flags
    value: Values
    low: Values
    high: Values
    n: Ints
    reason: NDArray[np.str_]

    @classmethod
    def empty(cls, units: int) -> Column:
        """This function will give a column without rows."""
        nothing = np.full(units, np.nan)
        return cls(
            np.zeros(units, np.bool_),
            nothing,
            nothing,
            nothing,
            np.full(units, NOBODY, np.int64),
            np.full(units, "", "U16"),
        )

    @property
    def told(self) -> Flags:
        """Where anything about the answers is told: a value, or a bound (a number of people was known before)."""
        return np.asarray(np.isfinite(self.value) | np.isfinite(self.low) | np.isfinite(self.high))


class Cube:
    """The figures of a release, read once; columns are laid out when they are asked for."""

    def __init__(self, released: Released) -> None:
        self.released = released
        self.units = released.units
        table = released.table.unify_dictionaries().combine_chunks()
        self._words = {name: _decoded(table[name].combine_chunks()) for name in WORDS}
        places = np.array([self.units.index.get(code, -1) for code in self._words["unit"].words], np.int64)
        self._unit = places[self._words["unit"].codes]
        self._numbers = {name: _number(table[name]) for name in ("value", "low", "high", "n")}
        self.texts: NDArray[np.object_] = table["text"].to_numpy(zero_copy_only=False).astype(object)
        self.spoken: Flags = table["text"].is_valid().to_numpy(zero_copy_only=False)
        self._columns: dict[Key, Column] = {}

    @cached_property
    def _sorted(self) -> tuple[tuple[Key, ...], Ints, Ints]:
        """All keys, the rows of figures sorted by key, and where those of each begin."""
        codes = [self._words[name].codes for name in Key._fields]
        sizes = [len(self._words[name].words) for name in Key._fields]
        packed = (codes[0] * sizes[1] + codes[1]) * sizes[2] + codes[2]
        rows = np.flatnonzero(~self.spoken)
        rows = rows[np.argsort(packed[rows], kind="stable")]
        found, starts = np.unique(packed[rows], return_index=True)
        keys = tuple(self._key(int(rows[start])) for start in starts)
        return keys, rows, np.append(starts, len(rows)).astype(np.int64) if len(found) else np.zeros(1, np.int64)

    def _key(self, row: int) -> Key:
        return Key(*(self._words[name].words[self._words[name].codes[row]] for name in Key._fields))

    @property
    def keys(self) -> tuple[Key, ...]:
        """What there are columns of."""
        return self._sorted[0]

    @cached_property
    def _place(self) -> dict[Key, int]:
        return {key: place for place, key in enumerate(self.keys)}

    def column(self, measure: str, statistic: str, part: str = "") -> Column:
        """This function will give one statistic of a measure over all units, empty where there is none."""
        key = Key(part, measure, statistic)
        if key not in self._columns:
            self._columns[key] = self._laid_out(key)
        return self._columns[key]

    def _laid_out(self, key: Key) -> Column:
        column = Column.empty(len(self.units))
        if key not in self._place:
            return column
        rows = self._rows(key)
        units = self._unit[rows]
        arrays = {name: getattr(column, name).copy() for name in ("there", "value", "low", "high", "n", "reason")}
        arrays["there"][units] = True
        for name, numbers in self._numbers.items():
            arrays[name][units] = numbers[rows]
        words = np.array(self._words["reason"].words, "U16")
        arrays["reason"][units] = words[self._words["reason"].codes[rows]]
        return Column(**arrays)

    def _rows(self, key: Key) -> Ints:
        _, rows, starts = self._sorted
        place = self._place[key]
        return rows[starts[place] : starts[place + 1]]

    @cached_property
    def statistics(self) -> dict[tuple[str, str], tuple[str, ...]]:
        """By slice and measure, the statistics that there are."""
        found: dict[tuple[str, str], list[str]] = {}
        for key in self.keys:
            found.setdefault((key.slice, key.measure), []).append(key.statistic)
        return {pair: tuple(names) for pair, names in found.items()}

    def slices(self, measure: str) -> tuple[str, ...]:
        """This function will name the slices in which a measure has rows, "" for everybody first."""
        return tuple(sorted({part for part, name in self.statistics if name == measure}))

    def twice(self) -> Iterator[tuple[Key, str]]:
        """This function will find figures that stand twice, and the unit where they do."""
        for key in self.keys:
            units, count = np.unique(self._unit[self._rows(key)], return_counts=True)
            for unit in units[count > 1]:
                yield key, self.units.codes[unit]

    def comments(self) -> Iterator[tuple[Key, str, tuple[str, ...]]]:
        """This function will give every list of texts: what it is about, its unit, and the texts in order."""
        lists: dict[tuple[Key, int], list[str]] = {}
        for row in np.flatnonzero(self.spoken).tolist():
            lists.setdefault((self._key(row), int(self._unit[row])), []).append(self.texts[row])
        for (key, unit), texts in lists.items():
            yield key, self.units.codes[unit], tuple(texts)

    def numbered_comments(self) -> int:
        """This function will count texts that carry a number, which would be told of one person."""
        numbers = np.stack([self._numbers[name] for name in ("value", "low", "high")])
        told = np.isfinite(numbers).any(axis=0) | (self._numbers["n"] > NOBODY)
        return int(np.count_nonzero(told & self.spoken))


@dataclass(frozen=True)
class _Decoded:
    """A column of words: codes into a list whose last word is "", for nothing."""

    words: list[str]
    codes: Ints


def _decoded(column: pa.DictionaryArray) -> _Decoded:
    words = [*column.dictionary.to_pylist(), ""]
    codes = column.indices.fill_null(len(words) - 1).to_numpy(zero_copy_only=False).astype(np.int64)
    return _Decoded(words, codes)


def _number(column: pa.ChunkedArray) -> NDArray[Any]:
    array = column.combine_chunks()
    if pa.types.is_integer(array.type):
        return np.asarray(array.fill_null(NOBODY).to_numpy(zero_copy_only=False))
    return np.asarray(array.to_numpy(zero_copy_only=False))

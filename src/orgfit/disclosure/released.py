"""What may be shown: one frozen table of figures that have passed the gate.

A row is one figure: (unit, slice, measure, statistic) -> value, low, high, n, or the reason why not. A hidden figure
has no number anywhere in it. A comment is a row too: its words stand in ``text``. Only ``orgfit.disclosure.gate`` makes
one from answers; files are read back as written.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from html import escape
from pathlib import Path
from typing import Any, Final, Self

import numpy as np
import pyarrow as pa
from pyarrow import feather

from orgfit.disclosure.policy import Policy
from orgfit.errors import Fault, TableError
from orgfit.instruments.load import parse
from orgfit.instruments.schema import Instrument
from orgfit.responses.unit_rows import UnitRow
from orgfit.responses.units import UnitTree

FORMAT: Final = 3
HEADER_KEY: Final = b"orgfit"
PREVIEW_ROWS: Final = 20
WORDS: Final = ("slice", "measure", "statistic", "reason")
NUMBERS: Final = ("value", "low", "high", "n")
_words = pa.dictionary(pa.int32(), pa.string())
SCHEMA: Final = pa.schema(
    [
        ("wave", _words),
        ("instrument", _words),
        ("unit", _words),
        ("slice", _words),
        ("measure", _words),
        ("statistic", _words),
        ("value", pa.float64()),
        ("low", pa.float64()),
        ("high", pa.float64()),
        ("n", pa.int64()),
        ("reason", _words),
        ("text", pa.string()),
    ]
)


@dataclass(frozen=True, slots=True)
class Cell:
    """One figure; a hidden one has ``reason`` and nothing else."""

    value: float | None = None
    low: float | None = None
    high: float | None = None
    n: int | None = None
    reason: str = ""

    @property
    def shown(self) -> bool:
        """Is there a value to look at?"""
        return self.value is not None


Key = tuple[str, str]
SliceKey = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Split:
    """An attribute that figures are split by: its title, and the names of its categories in order."""

    id: str
    title: str
    categories: tuple[str, ...]

    def slice(self, category: str) -> str:
        """The name of the slice of one category."""
        return f"{self.id}:{category}"


def _decoded(column: pa.ChunkedArray) -> list[Any]:
    """The words of a dictionary column; each word is decoded once."""
    array = column.combine_chunks()
    words = array.dictionary.to_pylist()
    return [None if code is None else words[code] for code in array.indices.to_pylist()]


@dataclass(frozen=True)
class _Columns:
    """The table laid out for reading unit by unit: codes into ``words``, and numbers."""

    words: Mapping[str, list[Any]]
    codes: Mapping[str, np.ndarray[tuple[int], np.dtype[np.int32]]]
    numbers: Mapping[str, pa.Array]
    whole: np.ndarray[tuple[int], np.dtype[np.bool_]]
    spoken: np.ndarray[tuple[int], np.dtype[np.bool_]]

    @classmethod
    def of(cls, table: pa.Table) -> Self:
        columns = {name: table[name].combine_chunks() for name in table.column_names}
        words = {name: [*columns[name].dictionary.to_pylist(), ""] for name in WORDS}  # -1 is the last: nothing
        codes = {name: columns[name].indices.fill_null(-1).to_numpy(zero_copy_only=False) for name in WORDS}
        empty = words["slice"].index("")
        whole = (codes["slice"] == empty) | (codes["slice"] == -1)
        spoken = columns["text"].is_valid().to_numpy(zero_copy_only=False)
        return cls(words, codes, {name: columns[name] for name in NUMBERS}, whole, spoken)

    def cells(self, start: int, stop: int, *, sliced: bool) -> Iterator[tuple[SliceKey, Cell]]:
        """This function will give the figures of some rows by (slice, measure, statistic); comments are none."""
        wanted = (self.whole[start:stop] != sliced) & ~self.spoken[start:stop]
        rows = start + np.flatnonzero(wanted)
        names = ([self.words[name][code] for code in self.codes[name][rows].tolist()] for name in WORDS)
        numbers = (self.numbers[name].take(pa.array(rows)).to_pylist() for name in NUMBERS)
        for part, measure, statistic, reason, value, low, high, n in zip(*names, *numbers, strict=True):
            yield (part, measure, statistic), Cell(value, low, high, n, reason)


@dataclass(frozen=True)
class Released:
    """Everything that may be seen of one wave; rows are sorted by unit in the order of ``units``.

    ``notices`` are plain sentences about the data (an encoding that was guessed, say). ``splits`` are the attributes by
    which figures are split. ``uncovered``: 0 where the plan is proven; else combinations of figures that touch few
    people were only searched for, and this is the share of people whom the proof does not cover.
    """

    table: pa.Table
    wave: str
    instrument: Instrument
    units: UnitTree
    policy: Policy
    notices: tuple[str, ...] = ()
    splits: tuple[Split, ...] = ()
    uncovered: float = 0.0

    @cached_property
    def _offsets(self) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
        column = self.table["unit"].combine_chunks()
        places = np.array([self.units.index[code] for code in column.dictionary.to_pylist()], np.int64)
        rows = places[column.indices.to_numpy()]
        return np.searchsorted(rows, np.arange(len(self.units) + 1))

    @cached_property
    def _columns(self) -> _Columns:
        return _Columns.of(self.table)

    def figures(self, unit: str) -> Mapping[Key, Cell]:
        """This function will give the figures of one unit, whole (not sliced), by (measure, statistic)."""
        return {key[1:]: cell for key, cell in self._columns.cells(*self._range(unit), sliced=False)}

    def sliced(self, unit: str) -> Mapping[SliceKey, Cell]:
        """This function will give the figures of the slices of one unit, by (slice, measure, statistic)."""
        return dict(self._columns.cells(*self._range(unit), sliced=True))

    def comments(self, unit: str) -> Mapping[str, tuple[str, ...]]:
        """This function will give the comments of one unit by question, in the order drawn when they were released."""
        start, stop = self._range(unit)
        rows = self.table.slice(start, stop - start)
        rows = rows.filter(rows["text"].is_valid())
        found: dict[str, list[str]] = {}
        for measure, text in zip(_decoded(rows["measure"]), rows["text"].to_pylist(), strict=True):
            found.setdefault(measure, []).append(text)
        return {measure: tuple(texts) for measure, texts in found.items()}

    def _range(self, unit: str) -> tuple[int, int]:
        place = self.units.index[unit]
        return int(self._offsets[place]), int(self._offsets[place + 1])

    def save(self, path: Path) -> None:
        """This function will write the table as one Arrow file, whole or not at all."""
        header = {
            "format": FORMAT,
            "wave": self.wave,
            "instrument": self.instrument.source,
            "units": [self.units.codes, self.units.names, self.units.parent.tolist()],
            "policy": self.policy.as_dict(),
            "notices": self.notices,
            "splits": [[split.id, split.title, split.categories] for split in self.splits],
            "uncovered": self.uncovered,
        }
        table = self.table.replace_schema_metadata({HEADER_KEY: json.dumps(header, ensure_ascii=False).encode()})
        part = path.with_name(path.name + ".part")
        feather.write_feather(table, part, compression="zstd")
        part.replace(path)

    @classmethod
    def load(cls, path: Path) -> Self:
        """This function will read back what ``save`` wrote; raises TableError where the file is another."""
        try:
            table = feather.read_table(path, memory_map=True)
            header: dict[str, Any] = json.loads((table.schema.metadata or {})[HEADER_KEY])
        except (pa.ArrowInvalid, KeyError, ValueError) as error:
            raise TableError(
                [Fault(str(path), 0, "This is no file of released figures. Give a released.arrow that orgfit wrote.")]
            ) from error
        if header["format"] != FORMAT:
            raise TableError(
                [
                    Fault(
                        str(path),
                        0,
                        f"Format {FORMAT} was wanted, {header['format']} came. Use the orgfit that wrote it.",
                    )
                ]
            )
        codes, names, parents = header["units"]
        rows = [UnitRow(c, n, codes[p] if p >= 0 else "") for c, n, p in zip(codes, names, parents, strict=True)]
        return cls(
            table=table,
            wave=header["wave"],
            instrument=parse(header["instrument"], str(path)),
            units=UnitTree.build(rows, str(path)),
            policy=Policy(**header["policy"]),
            notices=tuple(header["notices"]),
            splits=tuple(Split(name, title, tuple(categories)) for name, title, categories in header["splits"]),
            uncovered=header["uncovered"],
        )

    def _repr_html_(self) -> str:
        """A notebook shows the first rows as a plain table."""
        names = ["unit", "measure", "statistic", "value", "low", "high", "n", "reason"]
        head = "".join(f"<th>{name}</th>" for name in names)
        rows = self.table.slice(0, PREVIEW_ROWS).select(names).to_pylist()
        cells = (
            "".join(f"<td>{'' if row[name] is None else escape(str(row[name]))}</td>" for name in names) for row in rows
        )
        body = "".join(f"<tr>{row}</tr>" for row in cells)
        count = f"{self.table.num_rows:,} released figures of {len(self.units):,} units, wave {escape(self.wave)}"
        return f"<p>{count}</p><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"

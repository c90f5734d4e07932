"""Counting a Parquet file piece by piece, so that it need not fit into memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from orgfit.errors import Fault, TableError
from orgfit.responses.columns import SKIPPED
from orgfit.responses.units import UnitTree
from orgfit.tallies.counting import plan_of
from orgfit.tallies.layout import Layout
from orgfit.tallies.sorting import Sorter
from orgfit.tallies.tally import Tally

if TYPE_CHECKING:
    import pyarrow as pa

CHUNK_ROWS = 2**19
NOTHING = np.zeros(0, np.int8)


def tally_parquet(
    path: Path,
    layout: Layout,
    units: UnitTree,
    *,
    unit: str = "unit",
    chunk_rows: int = CHUNK_ROWS,
    progress: Callable[[float], None] | None = None,
) -> Tally:
    """This function will count the rows of a Parquet file, in any order, with one row for each unit itself.

    The file has a column for each item of the layout, of raw values (missing: skipped), and ``unit``, with the codes of
    units. One thread counts ``chunk_rows`` rows while Arrow reads the next; ``progress`` is told the share that is
    done. Raises TableError with all columns that are missing, unknown units, or answers that no item has.
    """
    import pyarrow.parquet as pq

    source = _Source(path, layout, units, unit)
    source.check(pq.read_schema(path).names)
    counted = Tally.empty(layout, len(units))
    with pq.ParquetFile(path, read_dictionary=[unit]) as file, ThreadPoolExecutor(1) as pool:
        rows, done = file.metadata.num_rows, 0
        most = max(min(chunk_rows, rows), 1)
        sorter = Sorter(counted, plan_of(layout), rows=most, stretch=most)
        counting: Future[int] = pool.submit(int)
        for batch in file.iter_batches(chunk_rows, columns=[unit, *layout.items]):
            done += counting.result()
            if progress:
                progress(done / rows)
            counting = pool.submit(source.count, sorter, batch)
        counting.result()
    if progress:
        progress(1.0)
    return counted


@dataclass(frozen=True)
class _Source:
    """A file, and what its columns mean."""

    path: Path
    layout: Layout
    units: UnitTree
    unit: str

    def check(self, names: list[str]) -> None:
        self._raise(
            f"Column '{name}' is missing. Add it." for name in (self.unit, *self.layout.items) if name not in names
        )

    def count(self, sorter: Sorter, batch: pa.RecordBatch) -> int:
        """Count some rows; gives how many they are."""
        codes = self._codes(batch.column(self.unit))
        answers = [self._answers(name, batch.column(name)) for name in self.layout.items]
        starts = np.arange(len(answers)) * len(codes)
        try:
            sorter.count(np.concatenate([NOTHING, *answers]), starts, codes)
        except TableError as error:
            raise TableError(replace(fault, file=str(self.path)) for fault in error.faults) from error
        return len(codes)

    def _codes(self, column: pa.Array) -> NDArray[np.int32]:
        """The place in the tree of each person's unit."""
        found = column if hasattr(column, "dictionary") else column.dictionary_encode()
        if found.null_count:
            self._raise([f"{found.null_count:,} rows have no unit. Every row needs one."])
        names = [str(name) for name in found.dictionary.to_pylist()]
        places = np.array([self.units.index.get(name, -1) for name in names], np.int32)
        codes: NDArray[np.int32] = places[found.indices.to_numpy()]
        if codes.min(initial=0) < 0:
            unknown = np.unique(found.indices.to_numpy()[codes < 0])
            self._raise(f"Unit '{names[place]}' is not in the list of units. Add it there." for place in unknown)
        return codes

    def _answers(self, name: str, column: pa.Array) -> NDArray[np.int8]:
        import pyarrow as pa

        try:
            whole = column.cast(pa.int8())
        except pa.ArrowInvalid as error:
            self._raise([f"Answers to '{name}' must be whole numbers; {error}. Correct or map them."])
        filled = whole.fill_null(SKIPPED) if whole.null_count else whole
        answers: NDArray[np.int8] = filled.to_numpy(zero_copy_only=False)
        return answers

    def _raise(self, messages: Iterator[str] | list[str]) -> None:
        faults = [Fault(str(self.path), 0, message) for message in messages]
        if faults:
            raise TableError(faults)

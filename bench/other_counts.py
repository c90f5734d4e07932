"""The same counts by other programs, each in the fastest of the ways that were tried.

Tried, 1 million people x 40 items x 10,000 units: Polars by sums of comparisons 0.5 s, by one group-by an item 1.2 s,
by value_counts 1.1 s, unpivoted 3.1 s; DuckDB by one group-by an item 1.1 s of processor, unpivoted 2.7 s, by filtered
counts 10 s; pandas by groupby.size 1.06 s, by value_counts 1.12 s, by crosstab 26 s.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import duckdb
import numpy as np
import pandas as pd
import polars as pl

from bench.organisations import VALUES, unit_of
from orgfit.responses.columns import Responses

SLOT = np.full(256, -1)
SLOT[VALUES.astype(np.uint8)] = np.arange(len(VALUES))


def frame(responses: Responses, **keys: np.ndarray) -> pl.DataFrame:
    """The answers as Polars has them, sorted by unit and told so, with more keys if wanted."""
    items = {name: np.ascontiguousarray(responses.answers[:, place]) for place, name in enumerate(names(responses))}
    columns = {"unit": unit_of(responses), **keys, **items}
    return pl.DataFrame(columns).with_columns(pl.col("unit").set_sorted())


def names(responses: Responses) -> list[str]:
    """Names of the items."""
    return [item.id for item in responses.instrument.coded_items]


def polars_counts(frame: pl.LazyFrame, key: str, items: Sequence[str]) -> pl.DataFrame:
    """A row for each key, a column for each item and value."""
    sums = [(pl.col(name) == value).sum().alias(f"{name}_{value}") for name in items for value in VALUES.tolist()]
    return frame.group_by(key).agg(sums).collect()


def polars_array(counts: pl.DataFrame, key: str, units: int, items: Sequence[str]) -> np.ndarray:
    """As int64 (units, items, values)."""
    found = np.zeros((units, len(items) * len(VALUES)), np.int64)
    found[counts[key].to_numpy()] = counts.drop(key).to_numpy()
    return found.reshape(units, len(items), len(VALUES))


def duckdb_counts(connection: duckdb.DuckDBPyConnection, source: str, items: Sequence[str]) -> list[dict]:
    """For each item the counts by unit and value."""
    query = "SELECT unit, {item} AS value, count(*) AS n FROM {source} GROUP BY 1, 2"
    return [connection.sql(query.format(item=item, source=source)).fetchnumpy() for item in items]


def long_array(counts: Sequence[tuple[np.ndarray, np.ndarray, np.ndarray]], units: int) -> np.ndarray:
    """From (units, values, counts) of each item."""
    found = np.zeros((units, len(counts), len(VALUES)), np.int64)
    for place, (unit, value, n) in enumerate(counts):
        found[unit, place, SLOT[value.astype(np.int8).view(np.uint8)]] = n
    return found


def duckdb_array(counts: list[dict], units: int) -> np.ndarray:
    """As int64 (units, items, values)."""
    columns = [(own["unit"], own["value"], own["n"]) for own in counts]
    return long_array([tuple(np.asarray(column) for column in own) for own in columns], units)


def pandas_counts(frame: pd.DataFrame, items: Sequence[str]) -> list[pd.Series]:
    """For each item the counts by unit and value."""
    return [frame.groupby(["unit", name], sort=False).size() for name in items]


def pandas_array(counts: list[pd.Series], units: int) -> np.ndarray:
    """As int64 (units, items, values)."""
    levels = [(own.index.get_level_values(0), own.index.get_level_values(1), own) for own in counts]
    return long_array([tuple(np.asarray(column) for column in own) for own in levels], units)


def bincount(answers: np.ndarray, unit: np.ndarray, units: int) -> np.ndarray:
    """NumPy, item by item: int64 (units, items, values)."""
    base = unit.astype(np.int64) * 8 + 2
    found = np.empty((units, answers.shape[1], 8), np.int64)
    for place in range(answers.shape[1]):
        found[:, place] = np.bincount(base + answers[:, place], minlength=units * 8).reshape(units, 8)
    return found[:, :, VALUES.astype(np.int64) + 2]


def same(expected: np.ndarray, *found: np.ndarray) -> None:
    """Raises ValueError where counts differ."""
    for counts in found:
        if not np.array_equal(expected, counts):
            raise ValueError("Two ways of counting differ; nothing was timed.")


def reader(answers: np.ndarray) -> Callable[[], object]:
    """Reading all bytes once: what any counting has to do, and the floor that it is measured against."""
    from numba import njit

    @njit(nogil=True)
    def read(words: np.ndarray) -> int:
        total = np.uint64(0)
        for word in words:
            total ^= word
        return total

    words = answers.T.reshape(-1).view(np.uint64)
    return lambda: read(words)


def write_parquet(responses: Responses, path: Path, group: int = 2**18) -> None:
    """The answers in no order, with the codes of units, as Parquet."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    order = np.random.default_rng(3).permutation(responses.people)
    units = pa.DictionaryArray.from_arrays(unit_of(responses)[order], pa.array(responses.units.codes))
    columns = [pa.array(responses.answers[order, place]) for place in range(responses.answers.shape[1])]
    pq.write_table(pa.table([units, *columns], ["unit", *names(responses)]), path, row_group_size=group)

"""Counting: in memory, from a file, ten million people, by slices, rolled up, one answer more.

"Reading the bytes once" is one thread that takes the exclusive or of all answers, eight at a time, compiled as the
kernels are. Other programs count items only; what orgfit counts besides them (facets by items answered and sum,
composites with their squares) is a line of its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import numpy as np
import polars as pl

from bench import other_counts, ten_million
from bench.organisations import attribute, items_only, organisation
from bench.ten_million import ALL, ITEMS, READING
from bench.timing import Outcome, Row, Timing, alternate
from orgfit.tallies.engines.local import tally
from orgfit.tallies.engines.parquet import tally_parquet
from orgfit.tallies.layout import Layout
from orgfit.tallies.live import LiveTally
from orgfit.tallies.rollup import roll_up
from orgfit.tallies.slices import tally_slice

PEOPLE, UNITS, CATEGORIES = 1_000_000, 10_000, 30
POLARS, DUCKDB, PANDAS = "Polars, items, all threads", "DuckDB, items, all threads", "pandas, items, 1 thread"


def resident() -> Outcome:
    """All programs have the answers in memory, in columns, sorted by unit."""
    responses = organisation(PEOPLE, UNITS)
    whole, names = Layout.of(responses.instrument), other_counts.names(responses)
    items, unit, frame = items_only(whole), other_counts.unit_of(responses), other_counts.frame(responses)
    connection, pandas = duckdb.connect(), frame.to_pandas()
    connection.register("frame", frame.to_arrow())
    connection.execute("CREATE TABLE answers AS SELECT * FROM frame")
    polars = partial(other_counts.polars_counts, frame.lazy(), "unit", names)
    counts = partial(other_counts.duckdb_counts, connection, "answers", names)
    bincount = partial(other_counts.bincount, responses.answers, unit, UNITS)
    other_counts.same(
        tally(responses).items,
        tally(responses, layout=items).items,
        other_counts.polars_array(polars(), "unit", UNITS, names),
        other_counts.duckdb_array(counts(), UNITS),
        other_counts.pandas_array(other_counts.pandas_counts(pandas, names), UNITS),
        bincount(),
    )
    timings = alternate(
        {
            READING: other_counts.reader(responses.answers),
            ITEMS: lambda: tally(responses, layout=items),
            "orgfit, items, 1 thread": lambda: tally(responses, layout=items, threads=1),
            ALL: lambda: tally(responses, layout=whole),
            "NumPy bincount, items, 1 thread": bincount,
            POLARS: polars,
            PANDAS: lambda: other_counts.pandas_counts(pandas, names),
            DUCKDB: counts,
        }
    )
    reading, by_pandas, by_polars = (_times(timings, ITEMS, name) for name in (READING, PANDAS, POLARS))
    figure = f"{reading:.2f} x reading, {1 / by_pandas:.0f} x pandas, {1 / by_polars:.0f} x Polars"
    note = f"with facets and composites {_times(timings, ALL, READING):.1f} x reading"
    return Outcome(timings, figure, reading <= 4 and 1 / by_pandas >= 200 and 1 / by_polars >= 40, (note,))


def cold() -> Outcome:
    """From an unsorted Parquet file to the counts of all units."""
    responses = organisation(PEOPLE, UNITS)
    whole, names, units = Layout.of(responses.instrument), other_counts.names(responses), responses.units
    with TemporaryDirectory() as folder:
        path = Path(folder) / "answers.parquet"
        other_counts.write_parquet(responses, path)
        polars = partial(other_counts.polars_counts, pl.scan_parquet(path), "unit", names)
        counts = partial(other_counts.duckdb_counts, duckdb.connect(), f"read_parquet('{path}')", names)
        coded = polars().with_columns(pl.col("unit").cast(pl.String).replace_strict(units.index))
        place = np.vectorize(units.index.get)
        other_counts.same(
            tally(responses).items,
            tally_parquet(path, items_only(whole), units).items,
            tally_parquet(path, whole, units).items,
            other_counts.polars_array(coded, "unit", UNITS, names),
            other_counts.duckdb_array([{**own, "unit": place(own["unit"])} for own in counts()], UNITS),
        )
        timings = alternate(
            {
                ITEMS: lambda: tally_parquet(path, items_only(whole), units),
                ALL: lambda: tally_parquet(path, whole, units),
                POLARS: polars,
                DUCKDB: counts,
            }
        )
    fastest = min((POLARS, DUCKDB), key=lambda name: timings[name].median)
    items, every = (_times(timings, name, fastest) for name in (ITEMS, ALL))
    figure = f"{items:.2f} x {fastest.split(',')[0]}, with facets and composites {every:.2f} x"
    return Outcome(timings, figure, items <= 1 and every <= 1)


def large() -> Outcome:
    """Ten million people: in memory, and from a Parquet file; each in a process of its own."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "answers.parquet"
        ten_million.apart("written", path)
        memory, file = ten_million.apart("resident", path), ten_million.apart("streamed", path)
    if memory.digest != file.digest:
        raise ValueError("Counts from memory and from the file differ.")
    reading, peak = _times(memory.timings, ITEMS, READING), max(memory.peak, file.peak) / 1e9
    return Outcome(
        {**memory.timings, **file.timings},
        f"{reading:.2f} x reading, {peak:.2f} GB",
        reading <= 4 and peak <= 1.5,
        (
            f"with facets and composites {_times(memory.timings, ALL, READING):.1f} x reading",
            f"peak of the whole process: answers in memory {memory.peak / 1e9:.2f} GB (the making of them is in it), "
            f"from Parquet {file.peak / 1e9:.2f} GB",
        ),
    )


def slices() -> Outcome:
    """The whole organisation by an attribute of 30 categories."""
    responses = organisation(PEOPLE, UNITS)
    kind = attribute(PEOPLE, CATEGORIES)
    whole, names = Layout.of(responses.instrument), other_counts.names(responses)
    items = items_only(whole)
    frame = other_counts.frame(responses, kind=kind.codes).lazy().filter(pl.col("kind") >= 0)
    polars = partial(other_counts.polars_counts, frame, "kind", names)
    other_counts.same(
        tally_slice(responses, 0, kind).items,
        tally_slice(responses, 0, kind, layout=items).items,
        other_counts.polars_array(polars(), "kind", CATEGORIES, names),
    )
    timings = alternate(
        {
            ITEMS: lambda: tally_slice(responses, 0, kind, layout=items),
            "orgfit, items, 1 thread": lambda: tally_slice(responses, 0, kind, layout=items, threads=1),
            ALL: lambda: tally_slice(responses, 0, kind, layout=whole),
            POLARS: polars,
        }
    )
    seconds = timings[ITEMS].median
    return Outcome(timings, f"{seconds * 1e3:.1f} ms", seconds <= 0.025)


def rolled() -> Outcome:
    """Counts of 10,000 units into all units above them."""
    responses = organisation(PEOPLE, UNITS)
    units, whole = responses.units, tally(responses)
    items = tally(responses, layout=items_only(whole.layout))
    join = partial(_closure_join, _closure(units, items.items.reshape(UNITS, -1)), items.items[0].size)
    other_counts.same(join().reshape(items.items.shape), roll_up(items, units).items, roll_up(whole, units).items)
    timings = alternate(
        {
            ITEMS: lambda: roll_up(items, units),
            ALL: lambda: roll_up(whole, units),
            "DuckDB, closure join, items, all threads": join,
        }
    )
    seconds, every = timings[ITEMS].median, timings[ALL].median
    note = f"with facets and composites, two and a half times the counts: {every * 1e3:.1f} ms"
    return Outcome(timings, f"{seconds * 1e3:.1f} ms", seconds <= 0.010, (note,))


def one_more() -> Outcome:
    """One person's answers into 77 rows, far apart in memory; timed by 200 people."""
    people, rows, places = 200, 18_300, 77
    responses = organisation(people, 1)
    rng = np.random.default_rng(5)
    into = [np.sort(rng.choice(rows, places, replace=False)) for _ in range(people)]
    live = LiveTally(Layout.of(responses.instrument), rows)

    def add() -> None:
        for answers, own in zip(responses.answers, into, strict=True):
            live.add(answers, own)

    add()
    expected = np.bincount(np.concatenate(into), minlength=rows)
    counted = live.tally
    other_counts.same(expected, counted.people, counted.items[:, 0].sum(axis=1), counted.facets[0].sum(axis=1))
    timings = alternate({f"orgfit, all, {people} people, 1 thread": add})
    seconds = next(iter(timings.values())).median / people
    size = sum(counts.nbytes for counts in counted.counts) / 1e6
    note = f"a tally of {rows:,} rows, {size:.0f} MB, more than the caches hold"
    return Outcome(timings, f"{seconds * 1e6:.0f} us a person", seconds <= 100e-6, (note,))


def _times(timings: Mapping[str, Timing], name: str, other: str) -> float:
    """How many times as long as another it takes."""
    return timings[name].median / timings[other].median


def _closure(units: object, counts: np.ndarray) -> duckdb.DuckDBPyConnection:
    """Two tables: counts of each unit, and each unit with every unit above it."""
    pairs = [(above, unit) for unit in range(len(units)) for above in units.path(unit)]
    connection = duckdb.connect()
    connection.register("pairs", pl.DataFrame(pairs, schema=["above", "unit"], orient="row").to_arrow())
    columns = [f"c{place}" for place in range(counts.shape[1])]
    connection.register("own", pl.DataFrame(counts, schema=columns).with_row_index("unit").to_arrow())
    connection.execute("CREATE TABLE closure AS SELECT * FROM pairs")
    connection.execute("CREATE TABLE counts AS SELECT * FROM own")
    return connection


def _closure_join(connection: duckdb.DuckDBPyConnection, columns: int) -> np.ndarray:
    sums = ", ".join(f"sum(c{place})::BIGINT" for place in range(columns))
    query = f"SELECT {sums} FROM closure JOIN counts USING (unit) GROUP BY above ORDER BY above"
    return np.stack(list(connection.sql(query).fetchnumpy().values()), axis=1)


READ = "<= 4 x reading the bytes once"
ROWS = (
    Row(
        "tally",
        f"{PEOPLE:,} people x 40 items x {UNITS:,} units in 7 levels, in memory and sorted",
        f"{READ}, >= 200 x pandas, >= 40 x Polars",
        resident,
    ),
    Row("tally-cold", "the same from an unsorted Parquet file to the counts of all units", "<= 1 x the fastest", cold),
    Row("tally-10m", f"the same with {ten_million.PEOPLE:,} people", f"{READ}, <= 1.5 GB", large),
    Row("slice", f"{PEOPLE:,} people x 40 items by {CATEGORIES} categories, on demand", "<= 25 ms", slices),
    Row("roll-up", f"counts of {UNITS:,} units in 7 levels into all units above them", "<= 10 ms", rolled),
    Row("live", "one person's answers added to live tallies: 7 units x (1 + 10 attributes)", "<= 100 us", one_more),
)

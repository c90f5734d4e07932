"""A released table with some of its rows changed: weaknesses that an attack has to find."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from orgfit.disclosure.audit.view import View
from orgfit.disclosure.released import SCHEMA, Released

Row = dict[str, Any]
Edit = Callable[[Callable[[Row], Row | None]], View]
Add = Callable[..., View]


def with_rows(rows: Sequence[Row], released: Released) -> Released:
    """The same release with other rows."""
    arrays = [
        pa.array([row[part.name] for row in rows], part.type.value_type).dictionary_encode().cast(part.type)
        if pa.types.is_dictionary(part.type)
        else pa.array([row[part.name] for row in rows], part.type)
        for part in SCHEMA
    ]
    return replace(released, table=pa.table(arrays, schema=SCHEMA))


def edited_view(view: View, of_row: Callable[[Row], Row | None]) -> View:
    """The view with rows changed: ``of_row`` is given each, and gives it back, another, or None to drop it."""
    rows = [of_row(row) for row in view.released.table.to_pylist()]
    return View(view.insider, with_rows([row for row in rows if row is not None], view.released))


def view_with_row(view: View, unit: str, measure: str, statistic: str, part: str = "", **numbers: object) -> View:
    """The view with one more row, or one in the place of another; texts stand beside those that are there."""
    key = {"unit": unit, "slice": part, "measure": measure, "statistic": statistic}
    same = {"wave": view.released.wave, "instrument": view.released.instrument.id}
    row = {**dict.fromkeys(SCHEMA.names), **same, **key, **numbers}
    table = view.released.table
    of_unit = pc.equal(table["unit"].cast(pa.string()), unit)
    stands = of_unit
    for name in ("slice", "measure", "statistic"):
        stands = pc.and_(stands, pc.equal(table[name].cast(pa.string()), key[name]))
    end = len(of_unit) - of_unit.to_pylist()[::-1].index(True)
    kept = pc.invert(stands) if "text" not in numbers else pa.array([True] * len(stands))
    parts = [table.slice(0, end).filter(kept[:end]), with_rows([row], view.released).table, table.slice(end)]
    return View(view.insider, replace(view.released, table=pa.concat_tables(parts).unify_dictionaries()))

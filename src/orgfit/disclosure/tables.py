"""Tables of released rows, written row by row."""

from __future__ import annotations

from collections.abc import Iterable

import pyarrow as pa

from orgfit.disclosure.released import SCHEMA


def table_of(rows: Iterable[tuple[object, ...]]) -> pa.Table:
    """This function will make a table of rows that hold the fields of the schema in its order."""
    columns = list(zip(*rows, strict=True)) or [()] * len(SCHEMA)
    arrays = [
        pa.array(list(column), type_.value_type if pa.types.is_dictionary(type_) else type_).cast(type_)
        for column, type_ in zip(columns, SCHEMA.types, strict=True)
    ]
    return pa.table(arrays, schema=SCHEMA)

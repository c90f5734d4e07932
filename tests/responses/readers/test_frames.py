from __future__ import annotations

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from orgfit.errors import TableError
from orgfit.responses.readers.frames import open_frame
from survey_files import told


def words(frame: object, column: str) -> list[str]:
    cells = open_frame(frame).read([column]).cells(column)
    return [cells.texts[code] for code in cells.codes.tolist()]


DATA = {"unit": ["A", "B", None], "q1": [5, None, 3], "side ": ["in", "out", "in"]}
FRAMES = {
    "pandas": pd.DataFrame(DATA),
    "pandas, other index": pd.DataFrame(DATA, index=[7, 8, 9]),
    "pandas, categories": pd.DataFrame(DATA).astype("category"),
    "polars": pl.DataFrame(DATA),
    "polars, categories": pl.DataFrame(DATA).with_columns(pl.col("unit").cast(pl.Categorical)),
    "pyarrow": pa.table(DATA),
}


@pytest.mark.parametrize("name", FRAMES)
def test_every_frame_gives_the_same_cells(name: str) -> None:
    frame = FRAMES[name]
    assert open_frame(frame).names[:3] == ("unit", "q1", "side")
    assert words(frame, "unit") == ["A", "B", ""]
    assert words(frame, "q1") == ["5", "", "3"]
    assert words(frame, "side") == ["in", "out", "in"]


def test_rows_are_counted_from_one() -> None:
    table = open_frame(FRAMES["polars"]).read(["unit", "q1", "unit"])
    assert table.table.column_names == ["unit", "q1"]
    assert (table.file, table.place, table.rows) == ("the frame", "row", 3)
    assert table.lines(np.array([0, 2])).tolist() == [1, 3]


@pytest.mark.parametrize(
    ("frame", "beginning"),
    [
        (pd.DataFrame({"unit": ["A", 5, {}]}), "The frame cannot be taken over: "),
        ({"unit": ["A"]}, "The frame cannot be taken over: "),
        (pd.DataFrame([["A", 1]], columns=["unit", "unit"]), "The frame cannot be taken over: Duplicate column names"),
        (pa.table([["A"], ["B"]], names=["unit", "unit"]), "Column 2 is called 'unit' like column 1."),
        (pl.DataFrame({"unit": []}), "The table has no row."),
        (pl.DataFrame(), "No column has a name."),
    ],
)
def test_what_is_no_frame(frame: object, beginning: str) -> None:
    with pytest.raises(TableError) as error:
        open_frame(frame).read(["unit"])
    ((line, message),) = told(error.value)
    assert line == 0
    assert message.startswith(beginning)

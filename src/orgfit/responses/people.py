"""Does each person stand in the table once? And who is who, for comparing one release with another."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from orgfit.responses.fault_list import FaultList
from orgfit.responses.letters import quoted
from orgfit.responses.readers.table import SourceTable


def check_people(table: SourceTable, column: str, faults: FaultList) -> None:
    """This function will note every row whose person stands in an earlier row, or has no id.

    The message names the two lines and not the id, which is nobody's business.
    """
    cells = table.cells(column)
    named = np.array([bool(text) for text in cells.texts], bool)[cells.codes]
    missing = np.flatnonzero(~named)
    if len(missing):
        message = f"Column {quoted(column)}: the id of a person was wanted; nothing came. Fill it in."
        faults.add_rows(missing, lambda _: message, "persons without an id")
    before = cells.first_rows()[cells.codes]
    again = np.flatnonzero(named & (before != np.arange(table.rows)))
    if not len(again):
        return
    earlier = dict(zip(again.tolist(), table.lines(before[again]).tolist(), strict=True))

    def twice(row: int) -> str:
        where = f"{table.place} {earlier[row]}"
        return f"Column {quoted(column)}: this person stands in {where} already. Keep one of the two rows."

    faults.add_rows(again, twice, "persons who stand twice")


def read_ids(table: SourceTable, column: str) -> NDArray[np.str_]:
    """This function will give the id of each row's person, in the order of the table."""
    cells = table.cells(column)
    return np.array(cells.texts, np.str_)[cells.codes]

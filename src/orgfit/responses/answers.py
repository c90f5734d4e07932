"""From cells to answers: a whole number on the scale, skipped, or "can't say"."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

import numpy as np
from numpy.typing import NDArray

from orgfit.responses.columns import CANT_SAY, SKIPPED
from orgfit.responses.fault_list import FaultList
from orgfit.responses.letters import quoted
from orgfit.responses.mapping import ItemColumn, Mapping
from orgfit.responses.readers.table import SourceTable

UNREADABLE: Final = -128
# 5, 5.0 and 5,0 are the same answer; 4.5 is none.
WHOLE: Final = re.compile(r"([+-]?[0-9]{1,9})(?:[.,]0{0,18})?", re.ASCII)


def read_answers(
    table: SourceTable, mapping: Mapping, faults: FaultList, told: Callable[[float], None]
) -> NDArray[np.int8]:
    """This function will give the answers of all rows in the order of the table, column-major.

    ``told`` hears which share is done. Cells that are no answer are noted in ``faults``.
    """
    answers = np.full((table.rows, len(mapping.items)), SKIPPED, np.int8, order="F")
    for place, item in enumerate(mapping.items):
        if item.column:
            answers[:, place] = _column(table, item, mapping, faults)
        told((place + 1) / len(mapping.items))
    return answers


def answer(text: str, item: ItemColumn, mapping: Mapping) -> int | None:
    """This function will give the answer that a cell means, or None where it is no answer to the item."""
    whole = WHOLE.fullmatch(text)
    for cell in (text, whole[1]) if whole else (text,):
        if cell in item.recode:
            return _turned(item.recode[cell], item)
        if not cell or cell in mapping.skipped:
            return SKIPPED
        if cell in mapping.cant_say:
            return CANT_SAY
    return _turned(int(whole[1]), item) if whole else None


def _turned(value: int, item: ItemColumn) -> int | None:
    steps = item.item.steps
    if value not in steps:
        return None
    return steps[0] + steps[-1] - value if item.reverse else value


def _column(table: SourceTable, item: ItemColumn, mapping: Mapping, faults: FaultList) -> NDArray[np.int8]:
    cells = table.cells(item.column)
    read = (answer(text, item, mapping) for text in cells.texts)
    meant = np.array([UNREADABLE if value is None else value for value in read], np.int8)
    values: NDArray[np.int8] = meant.take(cells.codes)
    wrong = np.flatnonzero(values == UNREADABLE)
    if len(wrong):
        faults.add_rows(wrong, _message(item, cells.texts, cells.codes), f"column {quoted(item.column)}")
    return values


def _message(item: ItemColumn, texts: tuple[str, ...], codes: NDArray[np.int32]) -> Callable[[int], str]:
    steps = item.item.steps
    wanted = f"a whole number from {steps[0]} to {steps[-1]} was wanted"
    advice = "Correct it, or name it under 'recode', 'skipped' or 'cant_say' of the mapping."
    return lambda row: f"Column {quoted(item.column)}: {wanted}; {quoted(texts[codes[row]])} came. {advice}"

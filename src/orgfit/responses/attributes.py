"""From cells to what is known of people: attributes, and the lines drawn through them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from orgfit.instruments.faults import listed
from orgfit.responses.answers import WHOLE
from orgfit.responses.columns import Attribute
from orgfit.responses.fault_list import FaultList
from orgfit.responses.letters import quoted
from orgfit.responses.mapping import AttributeColumn, Line, Mapping
from orgfit.responses.readers.table import SourceTable

UNKNOWN: Final = -1
UNREADABLE: Final = -128


def read_attributes(table: SourceTable, mapping: Mapping, faults: FaultList) -> tuple[Attribute, ...]:
    """This function will give the attributes of all rows in the order of the table, then the lines.

    Cells that mean no category are noted in ``faults``.
    """
    found = {a.id: _attribute(table, a, mapping, faults) for a in mapping.attributes}
    lines = [_line(line, found[line.attribute]) for line in mapping.lines]
    return (*found.values(), *lines)


def category(text: str, attribute: AttributeColumn, mapping: Mapping) -> int:
    """This function will give the place of the category that a cell means: -1 unknown, -128 none at all."""
    whole = WHOLE.fullmatch(text)
    for cell in (text, whole[1]) if whole else (text,):
        if cell in attribute.values:
            return attribute.values[cell]
        if not cell or cell in mapping.skipped or cell in mapping.cant_say:
            return UNKNOWN
    return attribute.other if attribute.other >= 0 else UNREADABLE


def _attribute(table: SourceTable, attribute: AttributeColumn, mapping: Mapping, faults: FaultList) -> Attribute:
    cells = table.cells(attribute.column)
    meant = np.array([category(text, attribute, mapping) for text in cells.texts], np.int8)
    codes: NDArray[np.int8] = meant.take(cells.codes)
    wrong = np.flatnonzero(codes == UNREADABLE)
    if len(wrong):
        wanted = f"one of {listed(map(quoted, attribute.values))} was wanted"
        advice = f"Correct it, or add it to 'values' of attribute {quoted(attribute.id)}, or write 'other'."

        def message(row: int) -> str:
            came = quoted(cells.texts[cells.codes[row]])
            return f"Column {quoted(attribute.column)}: {wanted}; {came} came. {advice}"

        faults.add_rows(wrong, message, f"column {quoted(attribute.column)}")
    return Attribute(attribute.id, attribute.title, attribute.categories, codes, attribute.order)


def _line(line: Line, attribute: Attribute) -> Attribute:
    side_of = np.array([*line.side_of, UNKNOWN], np.int8)  # unknown, -1, takes the last
    codes = side_of[np.maximum(attribute.codes, UNKNOWN)]
    return Attribute(line.id, line.title, line.sides, codes, sides=True)


def sorted_attributes(attributes: Sequence[Attribute], order: NDArray[np.int64]) -> tuple[Attribute, ...]:
    """This function will bring the people of attributes into an order."""
    return tuple(replace(attribute, codes=attribute.codes[order]) for attribute in attributes)

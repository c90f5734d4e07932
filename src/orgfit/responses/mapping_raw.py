"""Reading what a mapping file says about raw cells: lists of them, and what each of them means."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from orgfit.instruments.faults import shown
from orgfit.instruments.form import Sheet
from orgfit.instruments.yaml_lines import Scalar, Table, Unread
from orgfit.responses.letters import invisible_fault

WHOLE: Final = re.compile(r"-?[0-9]{1,9}", re.ASCII)


def raw_cells(sheet: Sheet, key: str) -> tuple[str, ...]:
    """This function will give a list of cells, each as it stands in the table; the empty one may be among them."""
    found: list[str] = []
    for node in sheet.nodes(key):
        if isinstance(node, Unread):
            continue
        if not isinstance(node, Scalar):
            sheet.faults.add(node.line, f"'{key}' must list single cells, like [NA, X]. Put each in quotes.")
        elif node.text.strip() in found:
            sheet.faults.add(node.line, f"'{key}' has {shown(node.text)} twice. Keep one.")
        else:
            found.append(node.text.strip())
    return tuple(found)


def raw_numbers(sheet: Sheet, key: str) -> dict[str, tuple[int, int]]:
    """This function will give the number that each raw cell stands for, and the line that says so."""
    found = {}
    for raw, text, line in raw_words(sheet, key):
        if WHOLE.fullmatch(text):
            found[raw] = (int(text), line)
        else:
            message = f"'{key}' must give a whole number for {shown(raw)}; {shown(text)} came. Change it."
            sheet.faults.add(line, message)
    return found


def raw_words(sheet: Sheet, key: str) -> Iterator[tuple[str, str, int]]:
    """This function will give each raw cell, the word that it stands for, and the line that says so."""
    node = sheet.values.get(key)
    if node is None or isinstance(node, Unread):
        return
    if not isinstance(node, Table) or not node.values:
        sheet.fault(key, f"'{key}' must be a mapping from cells to what they mean. Write it like {{raw: meaning}}.")
        return
    seen: set[str] = set()
    for raw, value in node.values.items():
        line = node.lines[raw]
        if raw.strip() in seen:
            sheet.faults.add(line, f"'{key}' has {shown(raw.strip())} twice but for blanks. Keep one.")
        elif isinstance(value, Scalar) and value.text.strip():
            yield raw.strip(), value.text.strip(), line
        elif not isinstance(value, Unread):
            sheet.faults.add(line, f"'{key}' must give one word or number for {shown(raw)}. Write it after the colon.")
        seen.add(raw.strip())


def visible(sheet: Sheet, key: str) -> str:
    """This function will give one word or a few, in which every letter can be seen."""
    word = sheet.word(key).strip()
    if fault := invisible_fault(word, f"'{key}' of {sheet.name}"):
        sheet.fault(key, fault)
    return word

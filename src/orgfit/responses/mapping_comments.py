"""Reading which column has the comments on which question."""

from __future__ import annotations

from collections.abc import Mapping as Words
from typing import Final

from orgfit.instruments.faults import shown
from orgfit.instruments.form import Sheet
from orgfit.instruments.scales import Kind
from orgfit.instruments.schema import Instrument, Item
from orgfit.instruments.yaml_lines import Scalar, Table, Unread
from orgfit.responses.mapping import CommentColumn, Mapping
from orgfit.responses.mapping_items import SAME

KEY: Final = "comments"
NAMES: Final = "names"


def read_comment_columns(sheet: Sheet, instrument: Instrument) -> tuple[CommentColumn, ...]:
    """This function will give a column for each question with comments, in the order of the instrument."""
    node = sheet.values.get(KEY)
    if node is None or isinstance(node, Unread):
        return ()
    asked = {item.id: item for item in instrument.items if item.scale.kind is Kind.TEXT}
    if isinstance(node, Table):
        found = _listed(sheet, node, instrument, asked)
    else:
        found = {name: CommentColumn(item, name, sheet.line(KEY)) for name, item in asked.items()}
        if not isinstance(node, Scalar) or node.text != SAME:
            sheet.fault(KEY, "'comments' must be the word same, or a mapping from items to columns. Change it.")
        elif not asked:
            sheet.fault(KEY, f"The instrument {instrument.id} asks for no comments. Delete the line.")
    return tuple(found[name] for name in asked if name in found)


def check_comments(sheet: Sheet, mapping: Mapping) -> None:
    """This function will note what would let comments show what is not meant for them."""
    others = {use.column: use.what for use in mapping.uses if not use.comments}
    for comment in mapping.comments:
        if comment.column in others:
            message = f"The column {shown(comment.column)} gives {others[comment.column]} already, so it has no "
            sheet.faults.add(comment.line, message + f"comments on item {shown(comment.item.id)}. Name another.")
    if NAMES in sheet and KEY not in sheet:
        sheet.fault(NAMES, "'names' are there to mask comments, and there are none. Add 'comments', or delete it.")


def _listed(sheet: Sheet, table: Table, instrument: Instrument, asked: Words[str, Item]) -> dict[str, CommentColumn]:
    found: dict[str, CommentColumn] = {}
    owner: dict[str, str] = {}
    if not table.values:
        sheet.fault(KEY, "'comments' names no item. Write {item: column}, or delete it.")
    for name, node in table.values.items():
        line = table.lines[name]
        column = node.text.strip() if isinstance(node, Scalar) else ""
        if name not in asked:
            sheet.faults.add(line, _unknown(sheet, name, instrument, asked))
        elif isinstance(node, Unread):
            continue
        elif not column:
            sheet.faults.add(line, f"Item {shown(name)} needs the name of one column. Write it after the colon.")
        elif owner.setdefault(column, name) != name:
            message = f"Item {shown(name)} has the column {shown(column)}, as item {shown(owner[column])} has. "
            sheet.faults.add(line, message + "Give each its own.")
        else:
            found[name] = CommentColumn(asked[name], column, line)
    return found


def _unknown(sheet: Sheet, name: str, instrument: Instrument, asked: Words[str, Item]) -> str:
    if any(item.id == name for item in instrument.items):
        return f"Item {shown(name)} does not ask for words, so it has no comments. Delete the line."
    hint = sheet.faults.hint(name, asked, " Check its id.")
    return f"The instrument {instrument.id} has no item {shown(name)}.{hint}"

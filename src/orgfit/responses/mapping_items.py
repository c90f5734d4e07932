"""Reading which column answers which item."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final

from orgfit.instruments.faults import shown
from orgfit.instruments.form import Shape, Sheet
from orgfit.instruments.scales import Kind
from orgfit.instruments.schema import Instrument, Item
from orgfit.instruments.yaml_lines import Node, Scalar, Table
from orgfit.responses.mapping import ItemColumn
from orgfit.responses.mapping_raw import raw_numbers

SAME: Final = "same"
ITEM: Final = Shape("item", ("column",), ("recode", "reverse"))


@dataclass(frozen=True, slots=True)
class Setting:
    """What holds for every item: the general ``recode``, and which items are turned round."""

    recode: Mapping[str, int]
    reverse: Collection[str]


def read_items(sheet: Sheet, instrument: Instrument) -> tuple[ItemColumn, ...]:
    """This function will give a column for each coded item of the instrument, in its order."""
    coded = {item.id: item for item in instrument.coded_items}
    absent = sheet.word_list("absent", tuple(coded))
    setting = Setting(_general_recode(sheet, coded), _reversed(sheet, coded))
    node = sheet.values.get("items")
    if isinstance(node, Table):
        columns = _listed(sheet, node, instrument, setting)
    else:
        line = sheet.line("items")
        columns = {item: _column(coded[item], item, setting, line) for item in coded if item not in absent}
        if sheet.word("items") not in {SAME, ""}:
            sheet.fault("items", "'items' must be the word same, or a mapping from items to columns. Change it.")
    _check_complete(sheet, coded, columns, absent)
    return tuple(columns.get(name) or ItemColumn(item, "", {}) for name, item in coded.items())


def _general_recode(sheet: Sheet, coded: Mapping[str, Item]) -> dict[str, int]:
    steps = {step for item in coded.values() for step in item.steps}
    found = raw_numbers(sheet, "recode")
    for raw, (value, line) in found.items():
        if value not in steps:
            sheet.faults.add(line, f"'recode' gives {shown(raw)} the value {value}, which no item has. Change it.")
    return {raw: value for raw, (value, _) in found.items()}


def _reversed(sheet: Sheet, coded: Mapping[str, Item]) -> list[str]:
    names = [name for name in sheet.word_list("reverse", tuple(coded)) if name]
    for name in names:
        _check_turnable(sheet, coded[name], sheet.line("reverse"))
    return names


def _check_turnable(sheet: Sheet, item: Item, line: int) -> None:
    if item.scale.kind is not Kind.ORDERED:
        message = f"Item {shown(item.id)} is a choice, so it has no reverse. Take it out of 'reverse'."
        sheet.faults.add(line, message)


def _listed(sheet: Sheet, table: Table, instrument: Instrument, setting: Setting) -> dict[str, ItemColumn]:
    coded = {item.id: item for item in instrument.coded_items}
    found: dict[str, ItemColumn] = {}
    owner: dict[str, str] = {}
    for name, node in table.values.items():
        line = table.lines[name]
        if name not in coded:
            sheet.faults.add(line, _unknown(sheet, name, instrument, coded))
            continue
        found[name] = _own(sheet, coded[name], node, setting, line)
        column = found[name].column
        if owner.setdefault(column, name) != name and column:
            message = f"Item {shown(name)} has the column {shown(column)}, as item {shown(owner[column])} has. "
            sheet.faults.add(line, message + "Give each its own.")
    return found


def _unknown(sheet: Sheet, name: str, instrument: Instrument, coded: Mapping[str, Item]) -> str:
    if any(item.id == name for item in instrument.items):
        return f"Item {shown(name)} has no coded answers, so it has no column here. Delete the line."
    hint = sheet.faults.hint(name, coded, " Check its id.")
    return f"The instrument {instrument.id} has no item {shown(name)}.{hint}"


def _own(sheet: Sheet, item: Item, node: Node, setting: Setting, line: int) -> ItemColumn:
    if isinstance(node, Scalar):
        if not node.text.strip():
            sheet.faults.add(line, f"Item {shown(item.id)} has no column. Name it, or list the item under 'absent'.")
        return _column(item, node.text.strip(), setting, line)
    own = Sheet(node, Shape(f"item {shown(item.id)}", ITEM.needs, ITEM.may), sheet.faults)
    numbers = raw_numbers(own, "recode")
    for raw, (value, at) in numbers.items():
        if value not in item.steps:
            wanted = f"{item.steps[0]} to {item.steps[-1]}"
            message = f"'recode' of item {shown(item.id)} must give values from {wanted}; {shown(raw)} has {value}."
            own.faults.add(at, f"{message} Change it.")
    turned = own.truth("reverse")
    if turned:
        _check_turnable(own, item, own.line("reverse"))
    recode = {raw: value for raw, (value, _) in numbers.items()}
    general = Setting(dict(setting.recode) | recode, (item.id,) if turned else setting.reverse)
    return _column(item, own.word("column").strip(), general, line)


def _column(item: Item, column: str, setting: Setting, line: int) -> ItemColumn:
    return ItemColumn(item, column, dict(setting.recode), item.id in setting.reverse, line)


def _check_complete(sheet: Sheet, coded: Mapping[str, Item], columns: Collection[str], absent: Collection[str]) -> None:
    for name in coded:
        if name in columns and name in absent:
            sheet.fault("absent", f"Item {shown(name)} is absent and has a column. Delete one of the two.")
        elif name not in columns and name not in absent:
            sheet.fault("items", f"Item {shown(name)} has no column. Name it, or list the item under 'absent'.")

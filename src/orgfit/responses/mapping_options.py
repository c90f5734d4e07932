"""Reading the lists that the organisation wrote itself: what could be chosen where an item says ``from_wave``."""

from __future__ import annotations

from typing import Final

from orgfit.instruments.faults import shown
from orgfit.instruments.form import Shape, Sheet
from orgfit.instruments.rules import OPTIONS_AT_MOST
from orgfit.instruments.schema import Instrument
from orgfit.instruments.wave_options import waiting, with_options
from orgfit.instruments.yaml_lines import Table, Unread

INSTEAD: Final = ("one", "two")  # stands for a list that is wrong, so that its item is not told of again


def fill_options(sheet: Sheet, instrument: Instrument) -> Instrument:
    """This function will give the instrument with the lists of a mapping filled in; their items are coded then."""
    node = sheet.values.get("options")
    if not isinstance(node, Table):
        if node is not None and not isinstance(node, Unread):
            sheet.fault("options", "'options' must be a mapping from items to lists. Write '{item: [first, second]}'.")
        return instrument
    own = Sheet(node, Shape("'options'", (), tuple(node.values)), sheet.faults)
    open_items = waiting(instrument)
    found = {}
    for name in node.values:
        if name in open_items:
            found[name] = _list(own, name)
        else:
            own.fault(name, _no_list(own, name, instrument, open_items))
    return with_options(instrument, found)


def _list(own: Sheet, name: str) -> tuple[str, ...]:
    words = own.texts(name)
    if words and not 2 <= len(words) <= OPTIONS_AT_MOST:
        wanted = f"from 2 to {OPTIONS_AT_MOST} entries"
        own.fault(name, f"The list of item {shown(name)} must have {wanted}; {len(words)} came. Change the list.")
    fine = 2 <= len(words) <= OPTIONS_AT_MOST and all(words) and len(set(words)) == len(words)
    return words if fine else INSTEAD


def _no_list(own: Sheet, name: str, instrument: Instrument, open_items: tuple[str, ...]) -> str:
    if any(item.id == name for item in instrument.items):
        return f"Item {shown(name)} takes no list of the organisation. Delete the line."
    hint = own.faults.hint(name, open_items, " Check its id.")
    return f"The instrument {instrument.id} has no item {shown(name)}.{hint}"

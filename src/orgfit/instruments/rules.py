"""What must hold between the parts of an instrument, beyond the type of each value."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from orgfit.instruments.faults import Faults, shown
from orgfit.instruments.form import ID, ID_RULE, Sheet
from orgfit.instruments.own_scales import UNREAD
from orgfit.instruments.scales import Kind
from orgfit.instruments.schema import FACET_ITEMS_AT_MOST, Item

RESERVED: Final = ("index", "people")
OPTIONS_AT_MOST: Final = 100


@dataclass(frozen=True, slots=True)
class Ids:
    """The ids given so far; those that differ only in capital letters count as the same, as in file names."""

    faults: Faults
    reserved: tuple[str, ...] = RESERVED
    given: list[tuple[int, str, str]] = field(default_factory=list)

    def give(self, what: str, sheet: Sheet) -> str:
        """This function will note and give the id of a part, which must be well formed."""
        ident = sheet.word("id")
        if check_id(sheet, "id", ident):
            self.add(what, ident, sheet.line("id"))
        return ident

    def add(self, what: str, ident: str, line: int) -> None:
        """This function will note an id."""
        self.given.append((line, what, ident))

    def check(self) -> None:
        """This function will note a fault for each id that is reserved, or stands further up already."""
        taken: dict[str, tuple[int, str]] = {}
        for line, what, ident in sorted(self.given, key=lambda given: given[0]):
            key = ident.lower()
            if key in self.reserved:
                self.faults.add(line, f"The id {shown(ident)} is kept for orgfit's own figures. Choose another.")
            elif key in taken:
                before, owner = taken[key]
                other = f"the {owner} in line {before}"
                self.faults.add(line, f"The id {shown(ident)} of this {what} is that of {other}. Choose another.")
            else:
                taken[key] = (line, what)


def check_id(sheet: Sheet, key: str, ident: str) -> bool:
    """This function will say whether an id is well formed, and note the fault where it is not."""
    if ident and not ID.fullmatch(ident):
        sheet.fault(key, f"'{key}' of {sheet.name} must be {ID_RULE}; {shown(ident)} came. Change it.")
    return bool(ID.fullmatch(ident))


def check_item(item: Item, sheet: Sheet) -> None:
    """This function will check one item against the scale it is answered on."""
    if item.scale is UNREAD:
        return
    _check_wording(item, sheet)
    chosen = item.scale.kind in {Kind.CHOICE, Kind.CHOICES}
    if chosen and "options" not in sheet:
        sheet.fault(
            "",
            f"{sheet.name} is on the scale '{item.scale.id}' and needs 'options'. List what may be chosen.",
        )
    if not chosen and "options" in sheet:
        message = f"{sheet.name} is on the scale '{item.scale.id}', which takes no 'options'."
        sheet.fault("options", f"{message} Delete them, or use the scale choice.")
    if item.nps and (item.scale.low, item.scale.high) != (0, 10):
        sheet.fault(
            "nps",
            f"{sheet.name} with 'nps' must be on a scale from 0 to 10; '{item.scale.id}' came. Change it.",
        )


def _check_wording(item: Item, sheet: Sheet) -> None:
    between = item.scale.id == "between5"
    needed, barred = (("left", "right"), ("text",)) if between else (("text",), ("left", "right"))
    for key in needed:
        if key not in sheet:
            sheet.fault("", f"{sheet.name} on the scale '{item.scale.id}' needs '{key}', which is missing. Add it.")
    for key in barred:
        if key in sheet:
            instead = " and ".join(f"'{name}'" for name in needed)
            sheet.fault(key, f"{sheet.name} on the scale '{item.scale.id}' has {instead}, never '{key}'. Delete it.")


def check_facet(items: Sequence[Item], lines: Sequence[int], sheet: Sheet) -> None:
    """This function will check that a facet's items can be counted together: few, ordered, on one range."""
    if len(items) > FACET_ITEMS_AT_MOST:
        message = f"{sheet.name} may have {FACET_ITEMS_AT_MOST} items at most; it has {len(items)}. Split it."
        sheet.fault("items", message)
    first: Item | None = None
    for item, line in zip(items, lines, strict=True):
        if item.scale is UNREAD:
            continue
        if item.scale.kind is not Kind.ORDERED:
            message = f"Item {shown(item.id)} is on the scale '{item.scale.id}', which cannot be scored."
            sheet.faults.add(line, f"{message} Put it under blocks.")
            continue
        first = first or item
        if _span(item) != _span(first):
            message = (
                f"Items of one facet must share one range; {shown(item.id)} runs from {_span(item)}, "
                f"{shown(first.id)} from {_span(first)}. Split the facet."
            )
            sheet.faults.add(line, message)


def _span(item: Item) -> str:
    return f"{item.scale.low} to {item.scale.high}"

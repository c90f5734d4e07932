"""Reading one item: its wording, its scale, what may be chosen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final, Literal, cast

from orgfit.instruments.faults import Faults
from orgfit.instruments.form import Shape, Sheet
from orgfit.instruments.own_scales import UNREAD, find
from orgfit.instruments.rules import OPTIONS_AT_MOST, Ids, check_id, check_item
from orgfit.instruments.scales import Scale
from orgfit.instruments.schema import Item
from orgfit.instruments.yaml_lines import Node, Scalar

AUDIENCES: Final = (
    "employees",
    "customers",
    "internal_customers",
    "suppliers",
    "competitors",
    "self",
    "direct_reports",
    "co_workers",
    "managers",
    "deciders",
    "doers",
    "other_units",
)
LISTS: Final = ("from_wave", "units", "units_and_partners")
WAVES_AT_MOST: Final = 1000
SHAPE: Final = Shape(
    "item",
    ("id",),
    (
        "text",
        "scale",
        "core",
        "self",
        "own_side",
        "left",
        "right",
        "options",
        "pair",
        "flow",
        "mirrors",
        "about_item",
        "actual_of",
        "asked_of",
        "about_leader",
        "role",
        "from_wave",
        "nps",
        "kind",
        "optional",
    ),
    {"notice": "A notice stands in the facet, once for all its items."},
)
Options = tuple[str, ...] | Literal["from_wave", "units", "units_and_partners"] | None


@dataclass(frozen=True, slots=True)
class Setting:
    """What a part inherits from all that stands around it in the file."""

    faults: Faults
    scales: Mapping[str, Scale]
    ids: Ids
    scale: Scale | None = None
    about_leader: bool = False

    def inside(self, sheet: Sheet, *, about_leader: bool = False) -> Setting:
        """This function will give the setting of what stands inside a part."""
        scale = find(sheet, self.scales, self.scale)
        return replace(self, scale=scale, about_leader=self.about_leader or about_leader)


def read_item(node: Node, setting: Setting) -> Item:
    """This function will read one item; where it is wrong, faults are noted and the item is incomplete."""
    sheet = Sheet(node, SHAPE, setting.faults)
    scale = find(sheet, setting.scales, setting.scale)
    if scale is None and sheet.readable:
        sheet.fault("", f"{sheet.name} has no 'scale', and nothing around it gives one. Add it.")
    item = Item(
        id=setting.ids.give("item", sheet),
        text=sheet.text("text"),
        scale=scale if scale and sheet.readable else UNREAD,
        core=sheet.truth("core"),
        self_text=sheet.text("self"),
        own_side=sheet.text("own_side"),
        left=sheet.text("left"),
        right=sheet.text("right"),
        options=_options(sheet),
        pair=_name(sheet, "pair"),
        flow=_name(sheet, "flow"),
        mirrors=_name(sheet, "mirrors"),
        about_item=_name(sheet, "about_item"),
        actual_of=sheet.word("actual_of", AUDIENCES),
        asked_of=sheet.word("asked_of", AUDIENCES),
        about_leader=sheet.truth("about_leader", default=setting.about_leader),
        role=sheet.word("role", ("control",)),
        from_wave=sheet.whole("from_wave", 1, WAVES_AT_MOST) or 1,
        nps=sheet.truth("nps"),
        kind=sheet.word("kind", ("own", "guess")),
        optional=sheet.truth("optional"),
    )
    check_item(item, sheet)
    return item


def _name(sheet: Sheet, key: str) -> str:
    """The id of an item, here or in another instrument, or a name that is formed like one."""
    name = sheet.word(key)
    check_id(sheet, key, name)
    return name


def _options(sheet: Sheet) -> Options:
    node = sheet.values.get("options")
    if isinstance(node, Scalar):
        return cast("Options", sheet.word("options", LISTS) or None)
    options = sheet.texts("options")
    if options and not 2 <= len(options) <= OPTIONS_AT_MOST:
        wanted = f"from 2 to {OPTIONS_AT_MOST} entries"
        sheet.fault("options", f"'options' of {sheet.name} must have {wanted}; {len(options)} came. Change the list.")
    return options or None

"""Which scales an instrument may name: those built in, and the ordered ones it brings itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from orgfit.instruments.faults import Faults, listed, shown
from orgfit.instruments.form import ID, ID_RULE, Shape, Sheet
from orgfit.instruments.scales import LAST_HALF_YEAR, SCALES, Kind, Scale
from orgfit.instruments.yaml_lines import Node, Scalar, Table, Unread

HIGHEST: Final = 100  # answers are stored in one byte each, and a facet is counted by every sum it can have
SHAPE: Final = Shape("the own scale", ("low", "labels"), ("high", "favourable", "frame"))
UNREAD: Final = Scale("", Kind.TEXT)  # stands where a scale could not be read, so that its fault is told once


def available(sheet: Sheet) -> Mapping[str, Scale]:
    """This function will give all scales by name for an instrument that is open for reading."""
    known = dict(SCALES)
    about = sheet.values.get("about")
    if isinstance(about, Scalar) and about.text == "person":
        known["often5"] = replace(known["often5"], frame=LAST_HALF_YEAR)
    node = sheet.values.get("scales")
    if isinstance(node, Table):
        known |= _own(node, sheet.faults)
    elif node is not None and not isinstance(node, Unread):
        sheet.fault(
            "scales",
            "'scales' must be a mapping from names to scales. Write 'scales: {name: {low: 1, ...}}'.",
        )
    return known


def find(sheet: Sheet, known: Mapping[str, Scale], inherited: Scale | None) -> Scale | None:
    """This function will give the scale that a part names, else the one it inherits, else None."""
    if "scale" not in sheet:
        return inherited
    name = sheet.word("scale")
    if name and name not in known:
        hint = sheet.faults.hint(name, known, f" Known are {listed(known)}.")
        sheet.fault("scale", f"{sheet.name} names the unknown scale {shown(name)}.{hint}")
    return known.get(name, UNREAD)


def _own(table: Table, faults: Faults) -> dict[str, Scale]:
    found: dict[str, Scale] = {}
    for name, node in table.values.items():
        line = table.lines[name]
        if name in SCALES:
            faults.add(line, f"The own scale {shown(name)} has the name of a built-in one. Choose another name.")
        elif not ID.fullmatch(name):
            faults.add(line, f"The name of the own scale {shown(name)} must be {ID_RULE}. Change it.")
            found[name] = UNREAD
        else:
            found[name] = _scale(name, node, faults)
    return found


def _scale(name: str, node: Node, faults: Faults) -> Scale:
    before = len(faults.found)
    sheet = Sheet(node, replace(SHAPE, name=f"the own scale {shown(name)}"), faults)
    low = sheet.whole("low", 0, HIGHEST - 1)
    labels = sheet.texts("labels")
    high = sheet.whole("high", 1, HIGHEST)
    favourable = sheet.whole("favourable", 0, HIGHEST)
    frame = sheet.text("frame", empty=True)
    if len(faults.found) > before or low is None:
        return UNREAD
    high = low + len(labels) - 1 if high is None else high
    _check_steps(sheet, low, high, len(labels))
    if favourable is not None and not low < favourable <= high:
        message = f"'favourable' of {sheet.name} must be above {low} and at most {high}; {favourable} came."
        sheet.fault("favourable", f"{message} Change it.")
    if len(faults.found) > before:
        return UNREAD
    return Scale(name, Kind.ORDERED, low, high, labels, favourable, frame)


def _check_steps(sheet: Sheet, low: int, high: int, labels: int) -> None:
    steps = high - low + 1
    if steps < 2 or high > HIGHEST:
        wanted = f"from 2 steps, the highest {HIGHEST} at most"
        sheet.fault("labels", f"{sheet.name} must have {wanted}; it runs from {low} to {high}. Change it.")
    elif "high" in sheet and labels not in {2, steps}:
        wanted = f"2 labels for the ends or {steps}, one a step"
        sheet.fault("labels", f"{sheet.name} needs {wanted}; {labels} came. Change the labels or 'high'.")

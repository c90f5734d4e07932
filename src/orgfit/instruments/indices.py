"""Reading an index, and what must hold between it and the parts it takes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final, cast

from orgfit.instruments.faults import listed, shown
from orgfit.instruments.form import Shape, Sheet
from orgfit.instruments.scales import Kind
from orgfit.instruments.schema import Combine, Facet, Index

MAY: Final = {
    "mean": ("title", "use", "also"),
    "none": ("title",),
    "joint": ("title", "use", "at_least", "also"),
    "lowest": ("title", "use", "over", "at_least_parts", "missing"),
}
NEEDS: Final = {"joint": ("title", "at_least"), "lowest": ("title", "at_least_parts")}
HIGHEST: Final = 1000
SHAPE: Final = Shape(
    "the index", ("combine",), ("title", "use", "at_least", "also", "over", "at_least_parts", "missing")
)
Parts = Mapping[str, Sequence[Facet]]


def read_index(owner: Sheet, parts: Parts, whole: Sequence[str]) -> Index | None:
    """This function will read the index of an instrument or of a dimension, where it has one.

    ``parts`` are those it may use, by name, each with its facets; ``whole`` those it takes where it names
    none (``lowest`` then takes their facets: it looks for one weakest place, not for an average of several).
    """
    if "index" not in owner:
        return None
    sheet = Sheet(owner.values["index"], replace(SHAPE, name=f"the index of {owner.name}"), owner.faults)
    combine = sheet.word("combine", tuple(MAY))
    index = Index(
        title=sheet.text("title"),
        combine=cast("Combine", combine or "none"),
        use=sheet.word_list("use"),
        at_least=sheet.whole("at_least", 0, HIGHEST),
        also=sheet.word("also", ("lowest",)),
        over=sheet.word("over", ("applicable",)),
        at_least_parts=sheet.whole("at_least_parts", 1, HIGHEST) or 0,
        missing=sheet.word("missing", ("say",)),
    )
    if combine:
        _check_keys(combine, sheet)
    if combine and combine != "none":
        _check_parts(index, sheet, parts, whole)
    return index


def _check_keys(combine: str, sheet: Sheet) -> None:
    for key in sheet.values:
        if key in SHAPE.may and key not in MAY[combine]:
            sheet.fault(key, f"{sheet.name} with 'combine: {combine}' takes no '{key}'. Delete it.")
    for key in NEEDS.get(combine, ()):
        if key not in sheet:
            sheet.fault("", f"{sheet.name} with 'combine: {combine}' needs '{key}', which is missing. Add it.")


def _check_parts(index: Index, sheet: Sheet, parts: Parts, whole: Sequence[str]) -> None:
    if not parts:
        sheet.fault("combine", f"{sheet.name} has no dimensions to combine. Write 'combine: none'.")
        return
    each = [facet.id for name in whole for facet in parts[name]]
    used = _used(index, sheet, parts) or (each if index.combine == "lowest" else whole)
    _check_twice(used, sheet, parts)
    if index.combine == "joint":
        _check_joint(index, sheet, [facet for name in used for facet in parts[name]])
    if index.combine == "lowest" and index.at_least_parts and not 2 <= index.at_least_parts <= len(used):
        message = f"'at_least_parts' of {sheet.name} must be from 2 to {len(used)}, the number of its parts"
        sheet.fault("at_least_parts", f"{message}; {index.at_least_parts} came. Change it.")


def _used(index: Index, sheet: Sheet, parts: Parts) -> list[str]:
    """The parts an index names that exist."""
    for name in index.use:
        if name and name not in parts:
            hint = sheet.faults.hint(name, parts, f" There are {listed(parts)}.")
            sheet.fault("use", f"{sheet.name} uses {shown(name)}, which is no part of it.{hint}")
    return [name for name in dict.fromkeys(index.use) if name in parts]


def _check_twice(used: Sequence[str], sheet: Sheet, parts: Parts) -> None:
    owner: dict[str, str] = {}
    for name in used:
        for facet in parts[name]:
            if facet.id in owner:
                both = f"in {shown(owner[facet.id])} and in {shown(name)}"
                sheet.fault("use", f"{sheet.name} counts {shown(facet.id)} twice, {both}. Keep one.")
            owner[facet.id] = name


def _check_joint(index: Index, sheet: Sheet, facets: Sequence[Facet]) -> None:
    scales = [item.scale for facet in facets for item in facet.items if item.scale.kind is Kind.ORDERED]
    spans = sorted({(scale.low, scale.high) for scale in scales})
    if len(spans) > 1:
        ranges = " and ".join(f"{low} to {high}" for low, high in spans)
        sheet.fault(
            "combine",
            f"{sheet.name} holds all parts to one value, so they must share one range; {ranges} came.",
        )
    elif spans and index.at_least is not None and not spans[0][0] < index.at_least <= spans[0][1]:
        low, high = spans[0]
        message = f"'at_least' of {sheet.name} must be above {low} and at most {high}, the ends of its scale"
        sheet.fault("at_least", f"{message}; {index.at_least} came. Change it.")

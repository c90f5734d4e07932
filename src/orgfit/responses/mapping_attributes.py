"""Reading what is known of people beside their answers: attributes, and the lines drawn through them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from orgfit.instruments.attributes import CATEGORIES_STORED
from orgfit.instruments.faults import shown
from orgfit.instruments.form import ID, ID_RULE, Shape, Sheet
from orgfit.instruments.yaml_lines import Listing, Table, Unread
from orgfit.responses.letters import invisible_fault
from orgfit.responses.mapping import AttributeColumn, Line
from orgfit.responses.mapping_raw import raw_cells, raw_words, visible

NEEDS: Final = ("column", "values")
MAY: Final = ("title", "order", "other")
SIDES_AT_LEAST: Final = 2


def read_attributes(sheet: Sheet) -> tuple[AttributeColumn, ...]:
    """This function will give the attributes of a mapping that is open for reading."""
    found: dict[str, AttributeColumn] = {}
    for ident, own, line in _entries(sheet):
        _check_id(sheet, "attribute", ident, line)
        if ident in found:
            own.fault("id", f"The attribute {shown(ident)} stands twice. Keep one.")
        found[ident] = _attribute(ident, own, line)
    return tuple(found.values())


def read_lines(sheet: Sheet, attributes: Sequence[AttributeColumn]) -> tuple[Line, ...]:
    """This function will give the lines of a mapping, each drawn through one of its attributes."""
    node = sheet.values.get("lines")
    if not isinstance(node, Table):
        if node is not None and not isinstance(node, Unread):
            sheet.fault("lines", "'lines' must be a mapping from names to sides. Write 'deciders_doers: {...}'.")
        return ()
    known = {attribute.id: attribute for attribute in attributes}
    found = []
    for ident, part in node.values.items():
        _check_id(sheet, "line", ident, node.lines[ident])
        if ident in known:
            message = f"The line {shown(ident)} has the id of an attribute. Give it another."
            sheet.faults.add(node.lines[ident], message)
        sides = tuple(part.values) if isinstance(part, Table) else ()
        sides = tuple(side for side in sides if side not in {"attribute", "title"})
        own = Sheet(part, Shape(f"line {shown(ident)}", ("attribute",), ("title", *sides)), sheet.faults)
        found.append(_line(ident, own, sides, known))
    return tuple(found)


def _entries(sheet: Sheet) -> Iterator[tuple[str, Sheet, int]]:
    """Each attribute with its id and line, whether they are written as a mapping or as a list."""
    node = sheet.values.get("attributes")
    if isinstance(node, Table):
        for ident, part in node.values.items():
            own = Sheet(part, Shape(f"attribute {shown(ident)}", NEEDS, MAY), sheet.faults)
            yield ident, own, node.lines[ident]
    else:
        for part in sheet.nodes("attributes"):
            own = Sheet(part, Shape("attribute", ("id", *NEEDS), MAY), sheet.faults)
            yield own.word("id"), own, part.line


def _check_id(sheet: Sheet, what: str, ident: str, line: int) -> None:
    if ident and not ID.fullmatch(ident):
        sheet.faults.add(line, f"The id of {what} {shown(ident)} must be {ID_RULE}. Change it.")


def _title(ident: str, own: Sheet) -> str:
    return own.text("title") or ident.replace("_", " ").capitalize()


def _attribute(ident: str, own: Sheet, line: int) -> AttributeColumn:
    meant = _meant(own)
    names = list(dict.fromkeys(meant.values()))
    other = visible(own, "other")
    if other and other not in names:
        names.append(other)
    if len(names) > CATEGORIES_STORED:
        message = f"{own.name} has {len(names)} categories; at most {CATEGORIES_STORED} can be kept. Merge some."
        own.fault("values", message)
    place = {name: number for number, name in enumerate(names)}
    return AttributeColumn(
        id=ident,
        title=_title(ident, own),
        column=own.word("column").strip(),
        categories=tuple(names),
        values={raw: place[name] for raw, name in meant.items()},
        other=place[other] if other else -1,
        order=own.truth("order"),
        line=line,
    )


def _meant(own: Sheet) -> dict[str, str]:
    """The category that each cell means; a list names cells that are categories themselves."""
    if isinstance(own.values.get("values"), Listing):
        listed = [(raw, raw, own.line("values")) for raw in raw_cells(own, "values")]
    else:
        listed = list(raw_words(own, "values"))
    for _, name, line in listed:
        if not name:
            own.faults.add(line, f"A category of {own.name} has no name. Write {{raw: category}}, or delete it.")
        elif fault := invisible_fault(name, f"A category of {own.name}"):
            own.faults.add(line, fault)
    return {raw: name for raw, name, _ in listed}


def _line(ident: str, own: Sheet, sides: Sequence[str], known: Mapping[str, AttributeColumn]) -> Line:
    attribute = known.get(own.word("attribute", tuple(known)))
    categories = attribute.categories if attribute else ()
    if own.readable and len(sides) < SIDES_AT_LEAST:
        own.fault("", f"{own.name} needs at least {SIDES_AT_LEAST} sides; {len(sides)} came. Add one.")
    side_of = [-1] * len(categories)
    for place, side in enumerate(sides):
        if fault := invisible_fault(side, f"A side of {own.name}"):
            own.fault(side, fault)
        for category in own.word_list(side, categories):
            if category not in categories:
                continue
            at = categories.index(category)
            if side_of[at] >= 0:
                own.fault(side, f"{shown(category)} stands on two sides of {own.name}. Keep it on one.")
            side_of[at] = place
    return Line(ident, _title(ident, own), attribute.id if attribute else "", tuple(sides), tuple(side_of))

"""The attributes of people, units and relations that figures may be split by, read from YAML."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final, Literal, cast

from orgfit.errors import InstrumentError
from orgfit.instruments.faults import Faults, listed, shown
from orgfit.instruments.form import Shape, Sheet
from orgfit.instruments.rules import Ids
from orgfit.instruments.yaml_lines import Node, Scalar, Table, Unread, read_file, read_text

CATEGORY: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_]{0,63}")
CATEGORIES_STORED: Final = 127  # a category is stored in one signed byte
DECLARED: Final = "from_organisation"
Source = Literal["", "list", "ask", "tree"]
Categories = tuple[str, ...] | Literal["from_organisation"]


@dataclass(frozen=True, slots=True)
class DeclaredAttribute:
    """One attribute that may be known of a person, a unit or a relation.

    ``source`` is where it comes from: the organisation's list, the tree of units, or the person who is asked
    (then ``text`` is the question, the title where it is empty). ``derived_from`` names the attribute that
    ``mapping``, pairs of categories, turns into this one. ``slice``: figures may be split by it. ``on``: it
    is used unless switched off. ``order``: its categories have an order; small ones merge with the nearest.
    """

    id: str
    title: str
    source: Source = ""
    categories: Categories = ()
    slice: bool = False
    on: bool = True
    order: bool = False
    text: str = ""
    derived_from: str = ""
    mapping: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Limits:
    """How finely people may be told apart. ``min_share_of_category`` is a share of all people."""

    slices_per_wave: int = 5
    categories_per_attribute: int = 8
    min_share_of_category: float = 0.02


@dataclass(frozen=True, slots=True)
class AttributeSet:
    """The attributes an organisation may use, and those that nobody may (``never``)."""

    id: str
    version: int
    title: str
    limits: Limits
    person: tuple[DeclaredAttribute, ...] = ()
    unit: tuple[DeclaredAttribute, ...] = ()
    relation: tuple[DeclaredAttribute, ...] = ()
    never: tuple[str, ...] = ()
    source: str = field(default="", compare=False)


SET: Final = Shape("the attribute file", ("id", "version", "title", "limits"), ("person", "unit", "relation", "never"))
LIMITS: Final = Shape("'limits'", ("slices_per_wave", "categories_per_attribute", "min_share_of_category"))
PERSON: Final = Shape(
    "person attribute",
    ("id", "title"),
    ("source", "categories", "slice", "on", "order", "text", "derived_from", "map"),
)
FACT: Final = Shape("attribute", ("id", "title"), ("source", "categories", "order"))


def load(path: Path) -> AttributeSet:
    """This function will read attributes from a file; raises InstrumentError with every fault of the file."""
    faults = Faults(str(path))
    text = read_file(path, faults)
    if text is None:
        raise InstrumentError(faults.found)
    return parse(text, str(path))


def parse(text: str, source: str) -> AttributeSet:
    """This function will read attributes from YAML; ``source`` is the name of the file in faults.

    Raises InstrumentError with every fault at once, each with its line.
    """
    faults = Faults(source)
    root = read_text(text, faults)
    found = _attribute_set(root, faults) if root is not None else None
    if found is None or faults.found:
        raise InstrumentError(faults.found)
    return replace(found, source=text)


def _attribute_set(root: Node, faults: Faults) -> AttributeSet:
    sheet = Sheet(root, SET, faults)
    limits = _limits(sheet)
    found = AttributeSet(
        id=sheet.word("id"),
        version=sheet.whole("version", 1, 1_000_000) or 0,
        title=sheet.text("title"),
        limits=limits,
        person=_group(sheet, "person", PERSON, limits),
        unit=_group(sheet, "unit", FACT, limits),
        relation=_group(sheet, "relation", FACT, limits),
        never=_categories(sheet, "never"),
    )
    for attribute in found.person:
        if attribute.id in found.never:
            sheet.fault("person", f"The attribute {shown(attribute.id)} stands under 'never' too. Delete it here.")
    return found


def _limits(owner: Sheet) -> Limits:
    if "limits" not in owner:
        return Limits()
    sheet = Sheet(owner.values["limits"], LIMITS, owner.faults)
    slices = sheet.whole("slices_per_wave", 0, CATEGORIES_STORED)
    categories = sheet.whole("categories_per_attribute", 2, CATEGORIES_STORED)
    return Limits(slices or 0, categories or CATEGORIES_STORED, sheet.share("min_share_of_category") or 0.0)


def _group(owner: Sheet, key: str, shape: Shape, limits: Limits) -> tuple[DeclaredAttribute, ...]:
    ids = Ids(owner.faults, reserved=())
    sheets = [Sheet(node, shape, owner.faults) for node in owner.nodes(key)]
    found: dict[str, DeclaredAttribute] = {}
    for sheet in sheets:
        attribute = _attribute(sheet, ids, found)
        most = limits.categories_per_attribute
        if isinstance(attribute.categories, tuple) and len(attribute.categories) > most:
            came = f"{len(attribute.categories)} came"
            sheet.fault("categories", f"{sheet.name} may have {most} categories at most; {came}. Merge some.")
        found[attribute.id] = attribute
    ids.check()
    return tuple(found.values())


def _attribute(sheet: Sheet, ids: Ids, before: Mapping[str, DeclaredAttribute]) -> DeclaredAttribute:
    attribute = DeclaredAttribute(
        id=ids.give("attribute", sheet),
        title=sheet.text("title"),
        source=cast("Source", sheet.word("source", ("list", "ask", "tree"))),
        categories=_categories_or_declared(sheet),
        slice=sheet.truth("slice"),
        on=sheet.truth("on", default=True),
        order=sheet.truth("order"),
        text=sheet.text("text"),
        derived_from=sheet.word("derived_from"),
        mapping=_mapping(sheet),
    )
    if "derived_from" in sheet or "map" in sheet:
        return _derived(attribute, sheet, before)
    if sheet.readable and "source" not in sheet and "categories" not in sheet:
        sheet.fault("", f"{sheet.name} needs 'source', 'categories' or 'derived_from', which are missing. Add one.")
    if "text" in sheet and attribute.source != "ask":
        sheet.fault("text", f"{sheet.name} has 'text', a question, but its source is not ask. Delete it, or ask.")
    return attribute


def _derived(attribute: DeclaredAttribute, sheet: Sheet, before: Mapping[str, DeclaredAttribute]) -> DeclaredAttribute:
    """The attribute with the categories that its map leads to."""
    for key in ("derived_from", "map"):
        if key not in sheet:
            sheet.fault(
                "",
                f"{sheet.name} needs '{key}' as well, because 'derived_from' and 'map' go together. Add it.",
            )
    for key in ("source", "categories", "text"):
        if key in sheet:
            sheet.fault(key, f"{sheet.name} is derived from another attribute and takes no '{key}'. Delete it.")
    origin = before.get(attribute.derived_from)
    if origin is None and attribute.derived_from:
        hint = sheet.faults.hint(attribute.derived_from, before, " Name one that stands above it.")
        sheet.fault(
            "derived_from",
            f"{sheet.name} is derived from {shown(attribute.derived_from)}, which is unknown.{hint}",
        )
    if origin and attribute.mapping and {key for key, _ in attribute.mapping} != set(origin.categories):
        each = f"each category of {shown(origin.id)} once"
        sheet.fault("map", f"'map' of {sheet.name} must give {each}{_named(origin.categories)}. Change it.")
    return replace(attribute, categories=tuple(dict.fromkeys(word for _, word in attribute.mapping)))


def _named(categories: Categories) -> str:
    return f": {listed(categories)}" if isinstance(categories, tuple) else ", but it lists none here"


def _mapping(sheet: Sheet) -> tuple[tuple[str, str], ...]:
    node = sheet.values.get("map")
    if node is None or isinstance(node, Unread):
        return ()
    if not isinstance(node, Table):
        sheet.fault("map", f"'map' of {sheet.name} must be a mapping from category to category. Write '{{a: b}}'.")
        return ()
    inner = Sheet(node, Shape(f"'map' of {sheet.name}", (), tuple(node.values)), sheet.faults)
    found = tuple((key, inner.word(key)) for key in node.values)
    for key, word in found:
        _check_category(inner, key, word)
    return found


def _categories_or_declared(sheet: Sheet) -> Categories:
    if isinstance(sheet.values.get("categories"), Scalar):
        return cast("Categories", sheet.word("categories", (DECLARED,)) or ())
    return _categories(sheet, "categories")


def _categories(sheet: Sheet, key: str) -> tuple[str, ...]:
    words = sheet.word_list(key)
    for word in words:
        _check_category(sheet, key, word)
    return words


def _check_category(sheet: Sheet, key: str, word: str) -> None:
    if word and not CATEGORY.fullmatch(word):
        rule = "letters, digits and _, 64 at most"
        sheet.fault(key, f"'{key}' of {sheet.name} must be made of {rule}; {shown(word)} came. Change it.")

"""From the text of an instrument file to an ``Instrument``, or to every fault in it at once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final, cast

from orgfit.errors import InstrumentError
from orgfit.instruments.faults import Faults, shown
from orgfit.instruments.form import Shape, Sheet
from orgfit.instruments.indices import read_index
from orgfit.instruments.own_scales import available
from orgfit.instruments.questions import AUDIENCES, Setting, read_item
from orgfit.instruments.rules import Ids, check_facet, check_id
from orgfit.instruments.schema import Block, Dimension, Facet, Figure, Index, Instrument, Item
from orgfit.instruments.yaml_lines import Node, Scalar, read_file, read_text

ABOUT: Final = ("organisation", "person", "relationship", "self", "offering", "unit")
ASKED: Final = ("each_wave", "with_open_measure", "between_waves")
DRAWN: Final = "from_open_measures"
FIGURE_UNITS: Final = ("money", "percent", "ratio")
INSTRUMENT_ID: Final = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,63}")
INSTRUMENT_ID_RULE: Final = "a letter, then letters, digits, - and _, 64 at most"
LANGUAGE: Final = re.compile(r"[a-z]{2,3}(-[A-Z]{2})?")
LANGUAGE_RULE: Final = "the code of a language, like en or de-CH"
VERSIONS_AT_MOST: Final = 1_000_000

INSTRUMENT: Final = Shape(
    "the instrument",
    ("id", "version", "title", "about"),
    (
        "question",
        "intro",
        "language",
        "asked_of",
        "scale",
        "scales",
        "index",
        "dimensions",
        "blocks",
        "figures",
    ),
    {
        "items": "Scored items stand in a facet, all others in a block.",
        "facets": "Facets stand in a dimension.",
    },
)
DIMENSION: Final = Shape(
    "dimension",
    ("id", "title", "facets"),
    ("scale", "index"),
    {"items": "Scored items stand in its facets; if these are not scored, put it under blocks."},
)
FACET: Final = Shape("facet", ("id", "title", "items"), ("scale", "about_leader", "notice"))
BLOCK: Final = Shape("block", ("id", "items"), ("title", "scale", "asked", "show"))
FIGURE: Final = Shape("figure", ("id", "title", "unit"), ("text", "role"))


def load(path: Path) -> Instrument:
    """This function will read an instrument from a file; raises InstrumentError with all its faults."""
    faults = Faults(str(path))
    text = read_file(path, faults)
    if text is None:
        raise InstrumentError(faults.found)
    return parse(text, str(path))


def parse(text: str, source: str) -> Instrument:
    """This function will read an instrument from its YAML text.

    ``source`` is the name that faults carry, usually that of the file. The text itself is kept as
    ``Instrument.source``: parsing it again gives an equal instrument. Raises InstrumentError with every fault
    at once, each with its line.
    """
    faults = Faults(source)
    root = read_text(text, faults)
    instrument = _instrument(root, faults) if root is not None else None
    if instrument is None or faults.found:
        raise InstrumentError(faults.found)
    return replace(instrument, source=text)


def _instrument(root: Node, faults: Faults) -> Instrument:
    sheet = Sheet(root, INSTRUMENT, faults)
    setting = Setting(faults, available(sheet), Ids(faults)).inside(sheet)
    dimensions = tuple(_dimension(node, setting) for node in sheet.nodes("dimensions"))
    instrument = Instrument(
        id=_formed(sheet, "id", INSTRUMENT_ID, INSTRUMENT_ID_RULE),
        version=sheet.whole("version", 1, VERSIONS_AT_MOST) or 0,
        title=sheet.text("title"),
        about=sheet.word("about", ABOUT),
        question=sheet.text("question"),
        intro=sheet.text("intro"),
        language=_formed(sheet, "language", LANGUAGE, LANGUAGE_RULE) or "en",
        asked_of=sheet.word_list("asked_of", AUDIENCES),
        index=_index(sheet, dimensions),
        dimensions=dimensions,
        blocks=_blocks(sheet, setting),
        figures=tuple(_figure(node, setting) for node in sheet.nodes("figures")),
    )
    setting.ids.check()
    if sheet.readable and not any(key in sheet for key in ("dimensions", "blocks", "figures")):
        sheet.fault("", "The instrument asks nothing. Add dimensions, blocks or figures.")
    return instrument


def _formed(sheet: Sheet, key: str, pattern: re.Pattern[str], rule: str) -> str:
    word = sheet.word(key)
    if word and not pattern.fullmatch(word):
        sheet.fault(key, f"'{key}' of {sheet.name} must be {rule}; {shown(word)} came. Change it.")
    return word


def _dimension(node: Node, setting: Setting) -> Dimension:
    sheet = Sheet(node, DIMENSION, setting.faults)
    inner = setting.inside(sheet)
    facets = tuple(_facet(part, inner) for part in sheet.nodes("facets"))
    ident = sheet.word("id")
    # A dimension of one facet is the same figure as its facet, so both may have the same name.
    if check_id(sheet, "id", ident) and [facet.id for facet in facets] != [ident]:
        setting.ids.add("dimension", ident, sheet.line("id"))
    dimension = Dimension(ident, sheet.text("title"), facets)
    parts = {facet.id: (facet,) for facet in facets}
    return replace(dimension, index=read_index(sheet, parts, tuple(parts)))


def _index(sheet: Sheet, dimensions: Sequence[Dimension]) -> Index | None:
    facets = {facet.id: (facet,) for dimension in dimensions for facet in dimension.facets}
    named = {dimension.id: dimension.facets for dimension in dimensions}
    return read_index(sheet, {**facets, **named}, tuple(named))


def _facet(node: Node, setting: Setting) -> Facet:
    sheet = Sheet(node, FACET, setting.faults)
    ident = setting.ids.give("facet", sheet)
    inner = setting.inside(sheet, about_leader=sheet.truth("about_leader"))
    nodes = sheet.nodes("items")
    items = tuple(read_item(part, inner) for part in nodes)
    check_facet(items, [part.line for part in nodes], sheet)
    # One item about the leader makes the facet so: subtracting the other items would give it away.
    about_leader = inner.about_leader or any(item.about_leader for item in items)
    return Facet(ident, sheet.text("title"), items, about_leader, sheet.text("notice"))


def _blocks(sheet: Sheet, setting: Setting) -> tuple[Block, ...]:
    # A block has no figure of its own, so its id need only differ from those of other blocks.
    ids = Ids(setting.faults, reserved=())
    blocks = tuple(_block(node, setting, ids) for node in sheet.nodes("blocks"))
    ids.check()
    return blocks


def _block(node: Node, setting: Setting, ids: Ids) -> Block:
    sheet = Sheet(node, BLOCK, setting.faults)
    inner = setting.inside(sheet)
    ident = ids.give("block", sheet)
    asked = sheet.word("asked", ASKED)
    drawn, items = "", cast("tuple[Item, ...]", ())
    if isinstance(sheet.values.get("items"), Scalar):
        drawn = sheet.word("items", (DRAWN,))
    else:
        items = tuple(read_item(part, inner) for part in sheet.nodes("items"))
    show = sheet.word_list("show")
    for word in show:
        if word and not re.fullmatch(r"organisation|units_from_[1-9][0-9]{0,5}", word):
            sheet.fault(
                "show",
                f"'show' of {sheet.name} takes organisation and units_from_50; {shown(word)} came.",
            )
    title = sheet.text("title") or ident.replace("_", " ").capitalize()
    return Block(ident, title, items, asked, show, drawn)


def _figure(node: Node, setting: Setting) -> Figure:
    sheet = Sheet(node, FIGURE, setting.faults)
    return Figure(
        id=setting.ids.give("figure", sheet),
        title=sheet.text("title"),
        unit=sheet.word("unit", FIGURE_UNITS),
        text=sheet.text("text"),
        role=sheet.word("role", ("control",)),
    )

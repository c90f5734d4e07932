"""Reading a mapping file: YAML, every fault at once, each with its line."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from orgfit.errors import InstrumentError, MappingError
from orgfit.instruments import library
from orgfit.instruments.faults import Faults, shown
from orgfit.instruments.form import Shape, Sheet
from orgfit.instruments.load import load
from orgfit.instruments.schema import Instrument
from orgfit.instruments.yaml_lines import Node, Table, read_file, read_text
from orgfit.responses.mapping import Mapping, Organisation, UnitColumns
from orgfit.responses.mapping_attributes import read_attributes, read_lines
from orgfit.responses.mapping_comments import check_comments, read_comment_columns
from orgfit.responses.mapping_items import read_items
from orgfit.responses.mapping_options import fill_options
from orgfit.responses.mapping_raw import raw_cells, visible

MAPPING: Final = Shape(
    "the mapping",
    ("instrument", "wave", "organisation", "unit", "items"),
    (
        *("units", "person", "options", "absent", "recode", "skipped", "cant_say", "reverse", "attributes", "lines"),
        *("comments", "names", "table", "headcount"),
    ),
    {
        "column": "Columns stand under unit, items and attributes.",
        "encoding": "The encoding belongs to the table; name it when you read the table.",
    },
)
ORGANISATION: Final = Shape("'organisation'", ("name",), ("code",))
UNIT: Final = Shape("'unit'", (), ("column", "path", "empty"))
WHOLE: Final = "whole"
FILES: Final = ("units", "names", "table", "headcount")
YAML: Final = (".yaml", ".yml")


def read_mapping(path: Path) -> Mapping:
    """This function will read a mapping file, and the instrument that it names.

    Paths in it count from its own folder. Raises MappingError with every fault of the mapping, and with those of the
    instrument where that cannot be read.
    """
    faults = Faults(str(path))
    text = read_file(path, faults)
    root = read_text(text, faults) if text is not None else None
    if root is None:
        raise MappingError(faults.found)
    mapping = _mapping(Sheet(root, MAPPING, faults), path.parent)
    if faults.found or mapping is None:
        raise MappingError(faults.found)
    return mapping


def _mapping(sheet: Sheet, folder: Path) -> Mapping | None:
    instrument = _instrument(sheet, folder)
    skipped, cant_say = raw_cells(sheet, "skipped"), raw_cells(sheet, "cant_say")
    attributes = read_attributes(sheet)
    lines = read_lines(sheet, attributes)
    files = {key: sheet.word(key).strip() for key in FILES}
    wave, person = visible(sheet, "wave"), sheet.word("person").strip()
    organisation, unit = _organisation(sheet), _unit(sheet)
    if instrument is None:
        return None
    instrument = fill_options(sheet, instrument)
    mapping = Mapping(
        instrument=instrument,
        wave=wave,
        organisation=organisation,
        unit=unit,
        items=read_items(sheet, instrument),
        units=folder / files["units"] if files["units"] else None,
        person=person,
        person_line=sheet.line("person"),
        skipped=frozenset(skipped),
        cant_say=frozenset(cant_say),
        attributes=attributes,
        lines=lines,
        comments=read_comment_columns(sheet, instrument),
        names=folder / files["names"] if files["names"] else None,
        table=folder / files["table"] if files["table"] else None,
        headcount=folder / files["headcount"] if files["headcount"] else None,
        file=sheet.faults.file,
    )
    _check_meanings(sheet, mapping)
    check_comments(sheet, mapping)
    return mapping


def _instrument(sheet: Sheet, folder: Path) -> Instrument | None:
    """From a file where the word looks like one, else from those built in."""
    word = sheet.word("instrument").strip()
    if not word:
        return None
    as_file = word.lower().endswith(YAML) or "/" in word or "\\" in word
    if not as_file and word not in library.built_in():
        known = ", ".join(library.built_in())
        hint = sheet.faults.hint(word, library.built_in())
        message = f"{shown(word)} is no built-in instrument.{hint} Built in are {known}; a file ends in .yaml."
        sheet.fault("instrument", message)
        return None
    try:
        return load(folder / word) if as_file else library.get(word)
    except InstrumentError as error:
        sheet.fault("instrument", f"The instrument {shown(word)} cannot be read; its faults are listed as well.")
        sheet.faults.found.extend(error.faults)
        return None


def _organisation(sheet: Sheet) -> Organisation:
    node = sheet.values.get("organisation")
    line = sheet.line("organisation")
    if not isinstance(node, Table):
        return Organisation(sheet.text("organisation"), "", line)
    own = Sheet(node, ORGANISATION, sheet.faults)
    return Organisation(own.text("name"), visible(own, "code"), line)


def _unit(sheet: Sheet) -> UnitColumns:
    node: Node | None = sheet.values.get("unit")
    line = sheet.line("unit")
    if node is None:
        return UnitColumns((), line=line)
    own = Sheet(node, UNIT, sheet.faults)
    if own.readable and ("column" in own) == ("path" in own):
        own.fault("", "'unit' needs either 'column' or 'path', and not both. Write one of them.")
    path = "path" in own
    columns = own.word_list("path") if path else (own.word("column"),)
    columns = tuple(column.strip() for column in columns if column.strip())
    return UnitColumns(columns, path, own.word("empty", (WHOLE,)) == WHOLE, line)


def _check_meanings(sheet: Sheet, mapping: Mapping) -> None:
    """A cell that means two things would be read as either."""
    recoded = {raw for column in mapping.items for raw in column.recode}
    for raw in sorted(mapping.skipped & mapping.cant_say):
        sheet.fault("cant_say", f"{shown(raw)} stands under 'skipped' and 'cant_say'. Keep it in one.")
    for key, cells in (("skipped", mapping.skipped), ("cant_say", mapping.cant_say)):
        for raw in sorted(cells & recoded):
            sheet.fault(key, f"{shown(raw)} stands under {key!r} and 'recode'. Keep it in one.")
    if "" in mapping.cant_say | recoded:
        sheet.fault("", "An empty cell always means skipped. Take \"\" out of 'cant_say' and 'recode'.")

"""Simulated tables as CSV: answers as whole numbers, "can't say" as 99, nothing for what was skipped."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, TextIO

import numpy as np

from orgfit.instruments import library
from orgfit.responses.columns import CANT_SAY as SAID_NOTHING
from orgfit.responses.columns import SKIPPED
from orgfit.responses.simulate.bottom_line import DIGITS, FIGURES, BottomLine
from orgfit.responses.simulate.mapping_text import CANT_SAY, UNIT
from orgfit.responses.simulate.people import LINE
from orgfit.responses.simulate.simulated import Table
from orgfit.responses.simulate.tree import Organisation

ROWS: Final = 50_000
SOURCE: Final = "invented"


def write_answers(stream: TextIO, table: Table, *, person: str) -> None:
    """This function will write a table of answers, one row a person."""
    asked = [item.id for item in table.responses.instrument.coded_items if item.id in table.asked]
    known = [attribute.id for attribute in table.responses.attributes if attribute.id != LINE]
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow([person, UNIT, *known, *asked, *(part.item for part in table.comments)])
    for start in range(0, table.responses.people, ROWS):
        writer.writerows(_rows(table, asked, slice(start, start + ROWS), person))


def write_units(stream: TextIO, tree: Organisation) -> None:
    """This function will write the tree of units."""
    units = tree.units
    above = ("" if place < 0 else units.codes[place] for place in units.parent.tolist())
    _write(stream, ("unit", "name", "parent"), zip(units.codes, units.names, above, strict=True))


def write_headcount(stream: TextIO, tree: Organisation) -> None:
    """This function will write how many people belong to each unit with all below it."""
    _write(stream, ("unit", "headcount"), zip(tree.units.codes, tree.headcount.tolist(), strict=True))


def write_figures(stream: TextIO, figures: Iterable[BottomLine], tree: Organisation) -> None:
    """This function will write the bottom line, one row a unit and wave; units without figures are left out."""
    names = [figure.id for figure in library.get("bottom-line").figures]
    _write(stream, ("unit", "period", *names, "source"), _figure_rows(figures, tree, names))


def _write(stream: TextIO, names: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(names)
    writer.writerows(rows)


def _rows(table: Table, asked: Sequence[str], part: slice, person: str) -> Iterator[tuple[object, ...]]:
    responses = table.responses
    offsets, cells = responses.offsets, _cells()
    place = {item.id: column for column, item in enumerate(responses.instrument.coded_items)}
    unit = np.repeat(np.array(responses.units.codes, object), np.diff(offsets))[part]
    columns = [[f"{person[0]}{number:07d}" for number in table.person[part].tolist()], unit.tolist()]
    columns += [
        np.array([*attribute.categories, ""], object)[attribute.codes[part]].tolist()
        for attribute in responses.attributes
        if attribute.id != LINE
    ]
    columns += [cells[responses.answers[part, place[item]]].tolist() for item in asked]
    columns += [list(comments.texts[part]) for comments in table.comments]
    return zip(*columns, strict=True)


def _cells() -> np.ndarray[tuple[int], np.dtype[np.object_]]:
    """What each answer is written as; negative ones count from the end."""
    cells = np.array([str(step) for step in range(128)], object)
    cells[SKIPPED], cells[SAID_NOTHING] = "", str(CANT_SAY)
    return cells


def _figure_rows(
    figures: Iterable[BottomLine], tree: Organisation, names: Sequence[str]
) -> Iterator[tuple[object, ...]]:
    for wave in figures:
        for unit in np.flatnonzero(tree.own > 0).tolist():
            values = [(float(wave.figures[name][unit]), DIGITS[name]) for name in names if name in FIGURES]
            cells = ["" if np.isnan(value) else f"{value:.{digits}f}" for value, digits in values]
            yield (tree.units.codes[unit], f"wave {wave.wave}", *cells, SOURCE)

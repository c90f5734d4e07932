"""From a table of answers and a mapping to ``Responses``, or to every fault at once; nothing in between."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from orgfit.responses.answers import read_answers
from orgfit.responses.attributes import read_attributes, sorted_attributes
from orgfit.responses.columns import SKIPPED, Responses
from orgfit.responses.comment_cells import read_comments
from orgfit.responses.fault_list import FaultList
from orgfit.responses.fit import columns_wanted
from orgfit.responses.headcount import read_headcount
from orgfit.responses.mapping import Mapping
from orgfit.responses.mapping_file import read_mapping
from orgfit.responses.order import by_unit
from orgfit.responses.people import check_people, read_ids
from orgfit.responses.placing import place_people
from orgfit.responses.readers.frames import ArrowFrame
from orgfit.responses.readers.opening import open_table
from orgfit.responses.readers.table import SourceTable

Progress = Callable[[str, float], None]


def read(
    source: Path | str | ArrowFrame,
    mapping: Path | str | Mapping,
    *,
    units: Path | str | None = None,
    headcount: Path | str | None = None,
    encoding: str | None = None,
    progress: Progress | None = None,
) -> Responses:
    """This function will read a table of answers as a mapping says.

    ``source`` is a CSV or Parquet file, or a frame that speaks Arrow. ``units`` is a file of units (unit, name,
    parent); it goes before the one that the mapping names. ``headcount`` is a file (unit, headcount). ``encoding`` is
    that of a CSV file, or None to find it out. ``progress`` hears what is being done, and which share of it is behind.
    Raises MappingError, TableError or TreeError, each with every fault of its file; of the faults in rows the first
    thousand, and how many there are. The ids of persons are kept beside the answers, for comparing one release with
    another; names, numbers and addresses in comments are masked here and forgotten.
    """
    told = progress or _silent
    known = (mapping if isinstance(mapping, Mapping) else read_mapping(Path(mapping))).asked
    told("Reading the table", 0.0)
    opened = open_table(source, encoding=encoding)
    table = opened.read(columns_wanted(known, opened.names, opened.file))
    told("Reading the table", 1.0)
    responses = _responses(table, known, Path(units) if units else known.units, told)
    if headcount is None:
        return responses
    answered = responses.offsets[responses.units.end] - responses.offsets[:-1]
    return replace(responses, headcount=read_headcount(Path(headcount), responses.units, answered))


def _responses(table: SourceTable, mapping: Mapping, units: Path | None, told: Progress) -> Responses:
    faults = FaultList(table.file)
    placing = place_people(table, mapping, units, faults)
    if mapping.person:
        check_people(table, mapping.person, faults)
    attributes = read_attributes(table, mapping, faults)
    answers = read_answers(table, mapping, faults, lambda share: told("Reading answers", share))
    if faults.total:
        raise faults.error(table.lines)
    comments, cut = read_comments(table, mapping, placing.units, lambda share: told("Masking comments", share))
    order, offsets = by_unit(placing.units, len(placing.tree))
    for column in range(answers.shape[1]):
        answers[:, column] = answers[:, column].take(order)
    return Responses(
        instrument=mapping.instrument,
        units=placing.tree,
        wave=mapping.wave,
        answers=answers,
        offsets=offsets,
        attributes=sorted_attributes(attributes, order),
        notices=(*table.notices, *mapping.notices, *_silent_people(answers), *cut),
        comments=comments,
        ids=read_ids(table, mapping.person)[order] if mapping.person else None,
    )


def _silent_people(answers: NDArray[np.int8]) -> tuple[str, ...]:
    spoke = np.zeros(len(answers), bool)
    for column in range(answers.shape[1]):
        spoke |= answers[:, column] != SKIPPED
    count = len(spoke) - int(spoke.sum())
    if not count:
        return ()
    people = "1 row has" if count == 1 else f"{count:,} rows have"
    return (f"{people} no answer at all and count as people who answered. Delete rows of people who did not.",)


def _silent(_doing: str, _share: float) -> None:
    """Nobody listens."""

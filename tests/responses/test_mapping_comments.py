from __future__ import annotations

from pathlib import Path

import pytest

from orgfit.errors import MappingError
from orgfit.responses.mapping import Mapping
from orgfit.responses.mapping_file import read_mapping
from survey_files import INSTRUMENT, MAPPING, lay_out, told

TWO = INSTRUMENT + "      - {id: o4, scale: text, text: And why?}\n"


def mapped(folder: Path, addition: str, instrument: str = TWO, mapping: str = MAPPING) -> Mapping:
    _, path = lay_out(folder, mapping=mapping + addition, instrument=instrument)
    return read_mapping(path)


def columns(mapping: Mapping) -> list[tuple[str, str, int]]:
    return [(comment.item.id, comment.column, comment.line) for comment in mapping.comments]


def faults(folder: Path, addition: str, **others: str) -> list[tuple[int, str]]:
    with pytest.raises(MappingError) as error:
        mapped(folder, addition, **others)
    return told(error.value)


def test_without_the_key_there_are_none(tmp_path: Path) -> None:
    mapping = mapped(tmp_path, "")
    assert (mapping.comments, mapping.names) == ((), None)


def test_the_same_names_are_all_questions_that_ask_for_words(tmp_path: Path) -> None:
    mapping = mapped(tmp_path, "comments: same\nnames: lists/staff.txt\n")
    assert columns(mapping) == [("o3", "o3", 7), ("o4", "o4", 7)]
    assert mapping.names == tmp_path / "lists" / "staff.txt"


def test_by_name_in_the_order_of_the_instrument(tmp_path: Path) -> None:
    mapping = mapped(tmp_path, "comments:\n  o4: why\n  o3: ' else '\n")
    assert columns(mapping) == [("o3", "else", 9), ("o4", "why", 8)]
    assert columns(mapped(tmp_path, "comments: {o4: why}\n")) == [("o4", "why", 7)]


def test_the_table_must_have_their_columns(tmp_path: Path) -> None:
    uses = [use for use in mapped(tmp_path, "comments: {o4: why}\n").uses if use.comments]
    assert [(use.column, use.what, use.line) for use in uses] == [("why", "comments on o4", 7)]


@pytest.mark.parametrize(
    ("addition", "message"),
    [
        ("comments: all", "'comments' must be the word same, or a mapping from items to columns. Change it."),
        ("comments: [o3]", "'comments' must be the word same, or a mapping from items to columns. Change it."),
        ("comments: {}", "'comments' names no item. Write {item: column}, or delete it."),
        ("comments: {q1: x}", "Item 'q1' does not ask for words, so it has no comments. Delete the line."),
        ("comments: {o9: x}", "The instrument small has no item 'o9'. Check its id."),
        ("comments: {o3: }", "Item 'o3' needs the name of one column. Write it after the colon."),
        ("comments: {o3: [a, b]}", "Item 'o3' needs the name of one column. Write it after the colon."),
        ("comments: {o3: a, o4: a}", "Item 'o4' has the column 'a', as item 'o3' has. Give each its own."),
        (
            "comments: {o3: q1}",
            "The column 'q1' gives item q1 already, so it has no comments on item 'o3'. Name another.",
        ),
        (
            "comments: {o3: unit}",
            "The column 'unit' gives unit already, so it has no comments on item 'o3'. Name another.",
        ),
        ("names: staff.txt", "'names' are there to mask comments, and there are none. Add 'comments', or delete it."),
    ],
)
def test_planted_faults(tmp_path: Path, addition: str, message: str) -> None:
    assert faults(tmp_path, addition) == [(7, message)]


def test_the_id_of_a_person_is_no_comment(tmp_path: Path) -> None:
    ((line, message),) = faults(tmp_path, "comments: {o3: id}\n", mapping=MAPPING + "person: id\n")
    assert (line, message[:34]) == (8, "The column 'id' gives person alrea")


def test_an_instrument_without_such_questions(tmp_path: Path) -> None:
    without = INSTRUMENT.replace("      - {id: o3, scale: text, text: What else?}\n", "")
    assert faults(tmp_path, "comments: same\n", instrument=without) == [
        (7, "The instrument small asks for no comments. Delete the line.")
    ]

from __future__ import annotations

from pathlib import Path

import pytest

from orgfit.errors import MappingError
from orgfit.responses.mapping import Mapping
from orgfit.responses.mapping_file import read_mapping
from orgfit.responses.read import read
from survey_files import INSTRUMENT, MAPPING, lay_out, told

OPEN = INSTRUMENT.replace("options: [price, speed, care]", "options: from_wave")
LISTED = MAPPING + "options: {o2: [A fair price, Quick answers]}\n"


def mapped(folder: Path, mapping: str) -> Mapping:
    _, path = lay_out(folder, mapping=mapping, instrument=OPEN)
    return read_mapping(path)


def faults(folder: Path, options: str) -> list[tuple[int, str]]:
    with pytest.raises(MappingError) as error:
        mapped(folder, MAPPING + options)
    return told(error.value)


def test_an_item_with_its_list_has_a_column(tmp_path: Path) -> None:
    mapping = mapped(tmp_path, LISTED)
    assert [item.item.id for item in mapping.items] == ["q1", "q2", "q3", "o1", "o2"]
    assert mapping.items[-1].item.options == ("A fair price", "Quick answers")


def test_without_its_list_it_has_none(tmp_path: Path) -> None:
    assert [item.item.id for item in mapped(tmp_path, MAPPING).items] == ["q1", "q2", "q3", "o1"]


def test_answers_are_numbers_of_the_list(tmp_path: Path) -> None:
    table, path = lay_out(tmp_path, mapping=LISTED, instrument=OPEN)
    with pytest.raises(Exception, match="a whole number from 1 to 2 was wanted; '3' came"):
        read(table, path)
    table.write_text(table.read_text("utf-8").replace("5,3", "5,2"), "utf-8")
    assert read(table, path).answers[:, 4].tolist() == [2, 2, 1, 1]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ("options: {q1: [a, b]}\n", "Item 'q1' takes no list of the organisation. Delete the line."),
        ("options: {o9: [a, b]}\n", "The instrument small has no item 'o9'. Check its id."),
        ("options: {o2: [a]}\n", "The list of item 'o2' must have from 2 to 100 entries; 1 came. Change the list."),
        ("options: {o2: [a, a]}\n", "'o2' of 'options' has 'a' twice. Keep one."),
        ("options: [o2]\n", "'options' must be a mapping from items to lists. Write '{item: [first, second]}'."),
    ],
)
def test_what_is_wrong_with_a_list(tmp_path: Path, options: str, said: str) -> None:
    assert faults(tmp_path, options) == [(7, said)]


@pytest.mark.parametrize("words", ["[]", "a word", '[a, ""]', "[a, no]", "[a, {b: c}]", '[a, "b\\a"]', '["{x}", b]'])
def test_every_entry_must_be_words_to_show(tmp_path: Path, words: str) -> None:
    ((line, _),) = faults(tmp_path, f"options: {{o2: {words}}}\n")
    assert line == 7


def test_a_wrong_list_is_told_once_and_its_item_is_known(tmp_path: Path) -> None:
    by_name = MAPPING.replace("items: same", "items: {q1: q1, q2: q2, q3: q3, o1: o1, o2: o2}")
    with pytest.raises(MappingError) as error:
        mapped(tmp_path, by_name + "options: {o2: [a]}\n")
    assert [line for line, _ in told(error.value)] == [7]

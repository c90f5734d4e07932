from __future__ import annotations

from pathlib import Path

import pytest

from orgfit.errors import MappingError
from orgfit.responses.mapping import ItemColumn
from orgfit.responses.mapping_file import read_mapping
from survey_files import MAPPING, lay_out, told


def with_items(items: str) -> str:
    """The mapping with its last line replaced; ``items`` begins in line 6."""
    return MAPPING.replace("items: same\n", items)


def read(folder: Path, items: str) -> dict[str, ItemColumn]:
    _, path = lay_out(folder, mapping=with_items(items))
    return {item.item.id: item for item in read_mapping(path).items}


def faults(folder: Path, items: str) -> list[tuple[int, str]]:
    with pytest.raises(MappingError) as error:
        read(folder, items)
    return told(error.value)


LISTED = """\
items:
  q3: C
  q1: A
  q2: {column: B, recode: {top: 5, agree: 3}, reverse: true}
  o1: "4"
  o2: {column: E}
"""


def test_items_that_are_absent_have_no_column(tmp_path: Path) -> None:
    items = read(tmp_path, "items: same\nabsent: [q2, o2]\n")
    assert [item.column for item in items.values()] == ["q1", "", "q3", "o1", ""]


def test_columns_by_name_come_in_the_order_of_the_instrument(tmp_path: Path) -> None:
    items = read(tmp_path, LISTED)
    assert [(name, item.column, item.line) for name, item in items.items()] == [
        ("q1", "A", 8),
        ("q2", "B", 9),
        ("q3", "C", 7),
        ("o1", "4", 10),
        ("o2", "E", 11),
    ]


def test_an_item_may_have_its_own_recode_and_reverse(tmp_path: Path) -> None:
    items = read(tmp_path, LISTED + "recode: {agree: 4, none: 1}\nreverse: [q3]\n")
    assert items["q1"].recode == {"agree": 4, "none": 1}
    assert items["q2"].recode == {"agree": 3, "none": 1, "top": 5}
    assert [name for name, item in items.items() if item.reverse] == ["q2", "q3"]


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ("items: some\n", (6, "'items' must be the word same, or a mapping from items to columns. Change it.")),
        ("items: [q1]\n", (6, "'items'")),
        (LISTED.replace("  o1: ", "  o9: "), (10, "The instrument small has no item 'o9'. Check its id.")),
        (LISTED.replace("  q3: ", "  Q3: "), (7, "The instrument small has no item 'Q3'. Check its id.")),
        (
            LISTED + "  o3: F\n",
            (12, "Item 'o3' has no coded answers, so it has no column here. Delete the line."),
        ),
        (LISTED.replace("  q3: C\n", ""), (6, "Item 'q3' has no column. Name it, or list the item under 'absent'.")),
        (LISTED.replace("q3: C", "q3:"), (7, "Item 'q3' has no column. Name it, or list the item under 'absent'.")),
        (LISTED.replace("q1: A", "q1: C"), (8, "Item 'q1' has the column 'C', as item 'q3' has. Give each its own.")),
        (LISTED + "absent: [q1]\n", (12, "Item 'q1' is absent and has a column. Delete one of the two.")),
        (LISTED.replace("top: 5", "top: 6"), (9, "'recode' of item 'q2' must give values from 1 to 5; 'top' has 6.")),
        (LISTED.replace("top: 5", "top: 5.0"), (9, "'recode' must give a whole number for 'top'; '5.0' came.")),
        (LISTED.replace("{column: E}", "{columm: E}"), (11, "unknown key 'columm'")),
        (LISTED.replace("{column: E}", "{column: E, reverse: true}"), (11, "Item 'o2' is a choice, so it has no")),
        ("items: same\nreverse: [o2]\n", (7, "Item 'o2' is a choice, so it has no reverse. Take it out of 'reverse'.")),
        ("items: same\nreverse:\n  - q1\n  - q7\n", (9, "must be one of q1, q2, q3, o1, o2")),
        ("items: same\nabsent: [q1, q1]\n", (7, "'q1' twice")),
        ("items: same\nabsent: [o3]\n", (7, "must be one of q1, q2, q3, o1, o2")),
        ("items: same\nrecode: {yes: 11}\n", (7, "'recode' gives 'yes' the value 11, which no item has. Change it.")),
        ("items: same\nrecode: [1]\n", (7, "'recode' must be a mapping from cells to what they mean.")),
        ("items: same\nrecode:\n  a: 1\n  b: two\n", (9, "'recode' must give a whole number for 'b'; 'two' came.")),
        ("items: same\nrecode:\n  a: 1\n  'a ': 2\n", (9, "'recode' has 'a' twice but for blanks. Keep one.")),
        ("items: same\nrecode:\n  a: [1]\n", (8, "'recode' must give one word or number for 'a'.")),
        ("items: same\nskipped: NA\n", (7, "'skipped'")),
        ("items: same\nskipped:\n  - NA\n  - [1]\n", (9, "'skipped' must list single cells, like [NA, X].")),
        ("items: same\nskipped: [NA, 'NA ']\n", (7, "'skipped' has 'NA ' twice. Keep one.")),
    ],
)
def test_planted_faults(tmp_path: Path, items: str, expected: tuple[int, str]) -> None:
    found = faults(tmp_path, items)
    assert [line for line, message in found if expected[1] in message] == [expected[0]]


def test_every_item_without_a_column_is_told(tmp_path: Path) -> None:
    found = faults(tmp_path, "items:\n  q2: B\n")
    assert [message.split("'")[1] for _, message in found] == ["o1", "o2", "q1", "q3"]

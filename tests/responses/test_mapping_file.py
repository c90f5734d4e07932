from __future__ import annotations

import re
from pathlib import Path

import pytest

from orgfit.errors import MappingError
from orgfit.responses.mapping import Mapping, Organisation, UnitColumns
from orgfit.responses.mapping_file import MAPPING as MAPPING_KEYS
from orgfit.responses.mapping_file import read_mapping
from survey_files import INSTRUMENT, MAPPING, lay_out, told, told_of

FULL = """\
instrument: small.yaml
wave: "2018"
organisation: {name: Harbour Works, code: ORG}
units: lists/units.csv
unit: {path: [agency, level], empty: whole}
person: id
items: {q1: X1, q2: {column: X2, reverse: true}, q3: X3, o1: X4}
absent: [o2]
recode: {agree: 4}
skipped: ["", NA]
cant_say: [X, DNK]
reverse: [q3]
attributes:
  role: {column: ROLE, values: {boss: leads, clerk: works}}
lines:
  above_below: {attribute: role, above: [leads], below: [works]}
"""


def read(folder: Path, mapping: str, instrument: str = INSTRUMENT) -> Mapping:
    _, path = lay_out(folder, mapping=mapping, instrument=instrument)
    return read_mapping(path)


def faults(folder: Path, mapping: str) -> list[tuple[int, str]]:
    with pytest.raises(MappingError) as error:
        read(folder, mapping)
    assert {fault.file for fault in error.value.faults} == {str(folder / "mapping.yaml")}
    return told(error.value)


def test_a_small_mapping(tmp_path: Path) -> None:
    mapping = read(tmp_path, MAPPING)
    assert mapping.instrument.id == "small"
    assert mapping.wave == "May"
    assert mapping.organisation == Organisation("Harbour Works", "", 3)
    assert mapping.units == tmp_path / "units.csv"
    assert mapping.unit == UnitColumns(("unit",), line=5)
    assert [(item.item.id, item.column) for item in mapping.items] == [(i, i) for i in ("q1", "q2", "q3", "o1", "o2")]
    assert (mapping.person, mapping.skipped, mapping.cant_say) == ("", frozenset(), frozenset())
    assert (mapping.attributes, mapping.lines, mapping.notices) == ((), (), ())
    assert mapping.file == str(tmp_path / "mapping.yaml")


def test_a_mapping_with_everything(tmp_path: Path) -> None:
    mapping = read(tmp_path, FULL)
    assert mapping.wave == "2018"
    assert mapping.organisation == Organisation("Harbour Works", "ORG", 3)
    assert mapping.units == tmp_path / "lists" / "units.csv"
    assert mapping.unit == UnitColumns(("agency", "level"), path=True, empty_is_whole=True, line=5)
    assert mapping.person == "id"
    assert [(item.column, item.reverse) for item in mapping.items] == [
        ("X1", False),
        ("X2", True),
        ("X3", True),
        ("X4", False),
        ("", False),
    ]
    assert all(item.recode == {"agree": 4} for item in mapping.items[:4])
    assert mapping.skipped == {"", "NA"}
    assert mapping.cant_say == {"X", "DNK"}
    assert [attribute.id for attribute in mapping.attributes] == ["role"]
    assert [line.id for line in mapping.lines] == ["above_below"]


def test_an_instrument_that_is_built_in(tmp_path: Path) -> None:
    mapping = read(tmp_path, MAPPING.replace("small.yaml", "customer-fitness"))
    assert mapping.instrument.id == "customer-fitness"
    assert [item.column for item in mapping.items] == [item.id for item in mapping.instrument.coded_items]


def test_an_instrument_that_is_not_built_in(tmp_path: Path) -> None:
    ((line, message),) = faults(tmp_path, MAPPING.replace("small.yaml", "customer-fitnes"))
    assert line == 1
    assert message.startswith("'customer-fitnes' is no built-in instrument. Did you mean 'customer-fitness'? Built in")


def test_the_faults_of_the_instrument_are_listed_as_well(tmp_path: Path) -> None:
    _, path = lay_out(tmp_path, mapping=MAPPING + "colour: red\n", instrument="id: small\nversion: 1\nabout: nothing\n")
    with pytest.raises(MappingError) as error:
        read_mapping(path)
    found = told_of(error.value)
    assert ("mapping.yaml", 1) in found
    assert ("mapping.yaml", 7) in found
    assert ("small.yaml", 3) in found


def test_an_instrument_that_is_not_there(tmp_path: Path) -> None:
    _, path = lay_out(tmp_path, mapping=MAPPING.replace("small", "none"))
    with pytest.raises(MappingError) as error:
        read_mapping(path)
    assert told_of(error.value) == [("mapping.yaml", 1), ("none.yaml", 0)]


@pytest.mark.parametrize("key", ["instrument", "wave", "organisation", "unit", "items"])
def test_a_key_that_is_missing(tmp_path: Path, key: str) -> None:
    lines = [line for line in MAPPING.splitlines() if not line.startswith(f"{key}:")]
    assert [told for _, told in faults(tmp_path, "\n".join(lines)) if f"needs '{key}'" in told] != []


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ("organisation", "organisaton", 3, "unknown key 'organisaton'. Did you mean 'organisation'?"),
        ("units: ", "encoding: ", 4, "The mapping may not have 'encoding'. The encoding belongs to the table"),
        ("{column: unit}", "{colum: unit}", 5, "'unit' has an unknown key 'colum'. Did you mean 'column'?"),
        ("{column: unit}", "unit", 5, "'unit' must be a mapping"),
        ("{column: unit}", "{}", 5, "'unit' needs either 'column' or 'path', and not both."),
        ("{column: unit}", "{column: a, path: [b]}", 5, "'unit' needs either 'column' or 'path', and not both."),
        ("{column: unit}", "{path: []}", 5, "'path' of 'unit'"),
        ("{column: unit}", "{path: [a, a]}", 5, "'path' of 'unit' has 'a' twice."),
        ("{column: unit}", "{column: a, empty: all}", 5, "must be one of whole"),
        ("Harbour Works", "{code: ORG}", 3, "'organisation' needs 'name'"),
        ("Harbour Works", '"Harbour\\e"', 3, "U+001B"),
        ("May", '"Ma\\Ly"', 2, "'wave' of the mapping has the invisible character U+2028."),
    ],
)
def test_planted_faults(tmp_path: Path, old: str, new: str, line: int, message: str) -> None:
    found = faults(tmp_path, MAPPING.replace(old, new, 1))
    assert [at for at, told in found if message in told] == [line]


@pytest.mark.parametrize(
    ("addition", "message"),
    [
        ("skipped: [X]\ncant_say: [X]", (8, "'X' stands under 'skipped' and 'cant_say'. Keep it in one.")),
        ("recode: {X: 1}\nskipped: [X]", (8, "'X' stands under 'skipped' and 'recode'. Keep it in one.")),
        ("recode: {X: 1}\ncant_say: [X]", (8, "'X' stands under 'cant_say' and 'recode'. Keep it in one.")),
        ('cant_say: [""]', (1, "An empty cell always means skipped. Take \"\" out of 'cant_say' and 'recode'.")),
        ('recode: {"": 3}', (1, "An empty cell always means skipped. Take \"\" out of 'cant_say' and 'recode'.")),
    ],
)
def test_a_cell_that_means_two_things(tmp_path: Path, addition: str, message: tuple[int, str]) -> None:
    assert faults(tmp_path, MAPPING + addition) == [message]


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    mapping = MAPPING.replace("wave", "wawe").replace("column", "colum") + "absent: [q9]\nrecode: {a: b}\n"
    assert {line for line, _ in faults(tmp_path, mapping)} == {1, 2, 5, 7, 8}


@pytest.mark.parametrize(
    ("text", "line"),
    [("", 0), ("- a\n", 1), ("a: [1\n", 1), ("a: &x b\nc: *x\n", 2), ("a: !!python/name:os.system b", 1)],
)
def test_what_is_no_mapping(tmp_path: Path, text: str, line: int) -> None:
    assert line in [at for at, _ in faults(tmp_path, text)]


def test_no_file(tmp_path: Path) -> None:
    with pytest.raises(MappingError) as error:
        read_mapping(tmp_path / "none.yaml")
    assert told_of(error.value) == [("none.yaml", 0)]


def test_the_example_of_the_page_is_read(tmp_path: Path) -> None:
    page = (Path(__file__).parents[2] / "docs" / "methods" / "mapping.md").read_text("utf-8")
    example, by_name = re.findall("```yaml\n(.*?)```", page, re.DOTALL)
    mapping = read(tmp_path, example)
    assert mapping.instrument.id == "customer-fitness"
    assert [item.item.id for item in mapping.items if not item.column] == ["cfb1"]
    assert [(attribute.id, attribute.categories) for attribute in mapping.attributes] == [
        ("role", ("no_staff_to_lead", "leads_a_team", "top_team")),
        ("place", ("North", "South", "elsewhere")),
    ]
    assert [line.side_of for line in mapping.lines] == [(1, -1, 0)]
    items = read(tmp_path, MAPPING.replace("items: same\n", by_name + "absent: [q3, o1, o2]\n")).items
    assert [(item.column, item.reverse) for item in items[:2]] == [("V01", False), ("V02", True)]
    assert all(f"`{key}`" in page for key in MAPPING_KEYS.keys)

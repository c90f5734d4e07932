from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from orgfit.errors import TableError
from orgfit.instruments.schema import Instrument
from orgfit.responses.attributes import UNKNOWN, UNREADABLE, category, sorted_attributes
from orgfit.responses.columns import Attribute, Responses
from orgfit.responses.mapping import AttributeColumn, Mapping, Organisation, UnitColumns
from orgfit.responses.read import read
from survey_files import MAPPING as MAPPING_FILE
from survey_files import lay_out, told

MAPPING = Mapping(
    instrument=Instrument("small", 1, "Small", "organisation"),
    wave="May",
    organisation=Organisation("Works"),
    unit=UnitColumns(("unit",)),
    items=(),
    skipped=frozenset({"NA", "9"}),
    cant_say=frozenset({"X"}),
)
AGE = AttributeColumn("age", "Age", "AGE", ("young", "old"), {"1": 0, "2": 1, "teen": 0})


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("1", 0),
        ("1.0", 0),
        ("2", 1),
        ("teen", 0),
        ("", UNKNOWN),
        ("NA", UNKNOWN),
        ("9.0", UNKNOWN),
        ("X", UNKNOWN),
        ("3", UNREADABLE),
        ("Teen", UNREADABLE),
    ],
)
def test_what_a_cell_means(text: str, place: int) -> None:
    assert category(text, AGE, MAPPING) == place


def test_all_the_rest_may_be_one_category_and_what_is_missing_stays_unknown() -> None:
    age = replace(AGE, categories=("young", "old", "other"), other=2)
    assert [category(text, age, MAPPING) for text in ("3", "1", "", "NA")] == [2, 0, UNKNOWN, UNKNOWN]


def test_what_means_skipped_may_be_a_category() -> None:
    age = replace(AGE, values={"NA": 1, "": 0})
    assert [category(text, age, MAPPING) for text in ("NA", "")] == [1, 0]


def responses(folder: Path, more: str, values: list[str]) -> Responses:
    rows = "".join(f"A,1,1,1,1,1,{value}\n" for value in values)
    return read(*lay_out(folder, mapping=MAPPING_FILE + more, table="unit,q1,q2,q3,o1,o2,ROLE\n" + rows))


ROLE = """\
attributes:
  role: {column: ROLE, title: Role, order: true, values: {clerk: works, team: between, boss: leads}}
lines:
  deciders_doers: {attribute: role, deciders: [leads], doers: [works]}
"""


def test_attributes_come_first_and_then_the_lines(tmp_path: Path) -> None:
    role, line = responses(tmp_path, ROLE, ["boss", "clerk", "", "team", "clerk"]).attributes
    assert (role.id, role.title, role.categories, role.order) == ("role", "Role", ("works", "between", "leads"), True)
    assert role.codes.tolist() == [2, 0, -1, 1, 0]
    assert (line.id, line.title, line.categories, line.order) == (
        "deciders_doers",
        "Deciders doers",
        ("deciders", "doers"),
        False,
    )
    assert line.codes.tolist() == [0, 1, -1, -1, 1]
    assert {role.codes.dtype, line.codes.dtype} == {np.dtype(np.int8)}


def test_a_cell_that_means_no_category(tmp_path: Path) -> None:
    with pytest.raises(TableError) as error:
        responses(tmp_path, ROLE, ["boss", "chief", "clerk", "chief"])
    message = (
        "Column 'ROLE': one of 'clerk', 'team', 'boss' was wanted; 'chief' came. "
        "Correct it, or add it to 'values' of attribute 'role', or write 'other'."
    )
    assert told(error.value) == [(3, message), (5, message)]


def test_the_last_of_127_categories_has_a_place(tmp_path: Path) -> None:
    values = ", ".join(f"v{place}" for place in range(126))
    more = f"attributes: {{place: {{column: ROLE, values: [{values}], other: rest}}}}\n"
    (place,) = responses(tmp_path, more, ["v125", "v0", "else"]).attributes
    assert place.codes.tolist() == [125, 0, 126]


def test_people_are_brought_into_order() -> None:
    attribute = Attribute("a", "A", ("x", "y", "z"), np.array([0, 1, 2], np.int8), order=True)
    assert sorted_attributes([attribute], np.array([2, 0, 1])) == (
        Attribute("a", "A", ("x", "y", "z"), np.array([2, 0, 1], np.int8), order=True),
    )

from __future__ import annotations

from pathlib import Path

import pytest

from orgfit.errors import MappingError
from orgfit.responses.mapping import AttributeColumn, Line, Mapping
from orgfit.responses.mapping_file import read_mapping
from survey_files import MAPPING, lay_out, told

# Begins in line 7.
AS_MAPPING = """\
attributes:
  sex: {column: SEX, values: [Female, Male]}
  role:
    column: ROLE
    title: Role at work
    order: true
    values: {clerk: works, cook: works, boss: leads, "": nobody}
    other: elsewhere
lines:
  deciders_doers: {attribute: role, deciders: [leads], doers: [works, elsewhere]}
  in_out: {attribute: sex, title: Inside, in: [Male], out: [Female]}
"""
AS_LIST = """\
attributes:
  - {id: sex, column: SEX, values: [Female, Male]}
  - id: role
    column: ROLE
    title: Role at work
    order: true
    values: {clerk: works, cook: works, boss: leads, "": nobody}
    other: elsewhere
"""


def read(folder: Path, attributes: str) -> Mapping:
    _, path = lay_out(folder, mapping=MAPPING + attributes)
    return read_mapping(path)


def faults(folder: Path, attributes: str) -> list[tuple[int, str]]:
    with pytest.raises(MappingError) as error:
        read(folder, attributes)
    return told(error.value)


@pytest.mark.parametrize(("text", "lines"), [(AS_MAPPING, (8, 9)), (AS_LIST, (8, 9))])
def test_attributes_as_a_mapping_and_as_a_list(tmp_path: Path, text: str, lines: tuple[int, int]) -> None:
    sex, role = read(tmp_path, text).attributes
    assert sex == AttributeColumn(
        "sex", "Sex", "SEX", ("Female", "Male"), {"Female": 0, "Male": 1}, order=False, line=lines[0]
    )
    assert role == AttributeColumn(
        id="role",
        title="Role at work",
        column="ROLE",
        categories=("works", "leads", "nobody", "elsewhere"),
        values={"clerk": 0, "cook": 0, "boss": 1, "": 2},
        other=3,
        order=True,
        line=lines[1],
    )


def test_other_may_be_a_category_that_is_there(tmp_path: Path) -> None:
    (role,) = read(
        tmp_path, "attributes: {role: {column: ROLE, values: {boss: leads, cook: works}, other: leads}}"
    ).attributes
    assert role.categories == ("leads", "works")
    assert role.other == 0


def test_lines_give_each_category_its_side(tmp_path: Path) -> None:
    assert read(tmp_path, AS_MAPPING).lines == (
        Line("deciders_doers", "Deciders doers", "role", ("deciders", "doers"), (1, 0, -1, 1)),
        Line("in_out", "Inside", "sex", ("in", "out"), (1, 0)),
    )


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ("SEX, ", "SEX, colour: red, ", 8, "Attribute 'sex' has an unknown key 'colour'."),
        ("column: SEX, ", "", 8, "Attribute 'sex' needs 'column', which is missing."),
        (", values: [Female, Male]", "", 8, "Attribute 'sex' needs 'values', which is missing."),
        ("[Female, Male]", "[]", 8, "'values' of attribute 'sex'"),
        ("[Female, Male]", "Female", 8, "'values' must be a mapping from cells to what they mean."),
        ("[Female, Male]", "{F: , M: man}", 8, "'values' must give one word or number for 'F'."),
        ("[Female, Male]", '["", Male]', 8, "A category of attribute 'sex' has no name."),
        ("[Female, Male]", '[Female, "Ma\\0le"]', 8, "U+0000"),
        ("order: true", "order: yes", 12, "must be true or false"),
        ("  sex:", "  9sex:", 8, "The id of attribute '9sex' must be a letter, then letters, digits and _"),
        ("  in_out:", "  in-out:", 17, "The id of line 'in-out' must be a letter, then letters, digits and _"),
        ("  in_out:", "  role:", 17, "The line 'role' has the id of an attribute. Give it another."),
        ("deciders: [leads]", "deciders: [lead]", 16, "must be one of works, leads"),
        ("deciders: [leads]", "deciders: [works]", 16, "'works' stands on two sides of line 'deciders_doers'."),
        ("deciders: [leads], ", "", 16, "Line 'deciders_doers' needs at least 2 sides; 1 came. Add one."),
        ("{attribute: role, ", "{", 16, "Line 'deciders_doers' needs 'attribute', which is missing."),
        ("{attribute: role, ", "{attribute: rolle, ", 16, "must be one of sex, role"),
        ("{attribute: sex, title: Inside, in: [Male], out: [Female]}", "sex", 17, "Line 'in_out' must"),
    ],
)
def test_planted_faults(tmp_path: Path, old: str, new: str, line: int, message: str) -> None:
    assert old in AS_MAPPING
    found = faults(tmp_path, AS_MAPPING.replace(old, new, 1))
    assert [at for at, told in found if message in told] == [line]


def test_an_attribute_twice_in_a_list(tmp_path: Path) -> None:
    assert faults(tmp_path, AS_LIST.replace("id: role", "id: sex")) == [
        (9, "The attribute 'sex' stands twice. Keep one.")
    ]


def test_lines_must_be_a_mapping(tmp_path: Path) -> None:
    assert faults(tmp_path, "lines: [deciders_doers]") == [
        (7, "'lines' must be a mapping from names to sides. Write 'deciders_doers: {...}'.")
    ]


def test_attributes_must_be_a_mapping_or_a_list(tmp_path: Path) -> None:
    ((line, message),) = faults(tmp_path, "attributes: sex")
    assert line == 7
    assert "'attributes'" in message


def categories(count: int) -> str:
    return f"attributes: {{place: {{column: PLACE, values: [{', '.join(f'p{n}' for n in range(count))}]}}}}"


def test_a_category_too_many_to_be_kept(tmp_path: Path) -> None:
    assert len(read(tmp_path, categories(127)).attributes[0].categories) == 127
    assert faults(tmp_path, categories(128)) == [
        (7, "Attribute 'place' has 128 categories; at most 127 can be kept. Merge some.")
    ]


def test_many_attributes_and_many_categories_are_a_notice(tmp_path: Path) -> None:
    assert read(tmp_path, categories(8)).notices == ()
    assert read(tmp_path, categories(9)).notices == (
        "Attribute place has 9 categories, more than 8: small ones will be merged or hidden.",
    )
    five = "".join(f"  a{n}: {{column: A{n}, values: [x]}}\n" for n in range(5))
    assert read(tmp_path, "attributes:\n" + five).notices == ()
    assert read(tmp_path, "attributes:\n" + five + "  b: {column: B, values: [x]}\n").notices == (
        "6 attributes are more than 5: the more there are, the more groups must stay hidden.",
    )

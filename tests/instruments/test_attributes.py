"""The attributes of people, units and relations: what is read, and every fault at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from orgfit.errors import InstrumentError
from orgfit.instruments.attributes import AttributeSet, DeclaredAttribute, Limits, load, parse

HEAD = (
    "id: a\nversion: 1\ntitle: A\n"
    "limits: {slices_per_wave: 5, categories_per_attribute: 3, min_share_of_category: 0.02}\n"
)
ROLE = "  - {id: role, title: R, source: list, categories: [low, high]}\n"
PLACE = "  - {id: place, title: P, categories: from_organisation}\n"
DATA = Path(__file__).parent / "data"
# Each case is a piece of a file and, in the last line, what is said about it.
CASES = [case.rsplit("\n", 1) for case in (DATA / "attributes.txt").read_text("utf-8").strip().split("\n\n")]


def faults_of(text: str) -> list[str]:
    with pytest.raises(InstrumentError) as caught:
        parse(text, "a.yaml")
    return [f"{fault.line}: {fault.message}" for fault in caught.value.faults]


def test_every_key_arrives() -> None:
    text = HEAD + (
        "person:\n"
        "  - {id: age, title: Age, source: ask, slice: true, on: false, order: true,\n"
        "     text: How old?, categories: [30, 60]}\n"
        "  - {id: half, title: Half, derived_from: age, slice: true, map: {30: young, 60: old}}\n"
        "unit: [{id: layer, title: Layer, source: tree}]\n"
        "relation: [{id: since, title: Since, order: true, categories: from_organisation}]\n"
        "never: [health, religion]\n"
    )
    expected = AttributeSet(
        id="a",
        version=1,
        title="A",
        limits=Limits(5, 3, 0.02),
        person=(
            DeclaredAttribute("age", "Age", "ask", ("30", "60"), slice=True, on=False, order=True, text="How old?"),
            DeclaredAttribute(
                "half",
                "Half",
                categories=("young", "old"),
                slice=True,
                derived_from="age",
                mapping=(("30", "young"), ("60", "old")),
            ),
        ),
        unit=(DeclaredAttribute("layer", "Layer", "tree"),),
        relation=(DeclaredAttribute("since", "Since", categories="from_organisation", order=True),),
        never=("health", "religion"),
    )
    assert parse(text, "a.yaml") == expected
    assert parse(parse(text, "a.yaml").source, "b") == expected


@pytest.mark.parametrize(
    ("person", "expected"),
    CASES,
)
def test_each_fault_of_an_attribute_is_told(person: str, expected: str) -> None:
    assert faults_of(f"{HEAD}person:\n{ROLE}{PLACE}  - {person}\n") == [f"8: {expected}"]


def test_all_faults_come_at_once() -> None:
    text = (
        "id: a\nversion: 0\ntitle: A\nlimits: {slices_per_wave: 5, categories_per_attribute: 1}\n"
        "person:\n  - {id: health, title: H, source: list}\nnever: [health, health]\nsomething: 1\n"
    )
    found = faults_of(text)
    assert [fault.partition(":")[0] for fault in found] == ["2", "4", "4", "5", "7", "8"]
    assert found[3] == "5: The attribute 'health' stands under 'never' too. Delete it here."


def test_limits_are_not_guessed() -> None:
    assert faults_of(HEAD.partition("limits")[0] + "never: [health]\n") == [
        "1: The attribute file 'a' needs 'limits', which is missing. Add it."
    ]


def test_facts_about_units_and_relations_are_not_asked() -> None:
    text = HEAD + "unit:\n  - {id: x, title: X, source: ask, text: T}\n"
    assert faults_of(text)[0].startswith("6: Attribute 'x' has an unknown key 'text'.")


def test_a_file_is_read_like_a_text(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(f"{HEAD}person:\n{ROLE}", "utf-8")
    assert [attribute.id for attribute in load(path).person] == ["role"]
    with pytest.raises(InstrumentError, match="cannot be read"):
        load(tmp_path / "none.yaml")
    with pytest.raises(InstrumentError, match="The file is empty"):
        parse("", "a.yaml")

from __future__ import annotations

import pytest

from orgfit.errors import TreeError
from orgfit.responses.unit_rows import UnitRow
from orgfit.responses.units import UnitTree


def faults(*units: tuple[str, str]) -> list[str]:
    """All faults of a list of units (code, parent), which begins in line 2."""
    rows = [UnitRow(code, "", parent, line) for line, (code, parent) in enumerate(units, 2)]
    with pytest.raises(TreeError) as error:
        UnitTree.build(rows, "units.csv")
    return [str(fault) for fault in error.value.faults]


def test_a_code_that_stands_twice() -> None:
    assert faults(("ORG", ""), ("A", "ORG"), ("A", "ORG")) == [
        "units.csv:4: Unit 'A' stands twice, first in line 3. Keep one, or give each a code of its own."
    ]


def test_a_code_that_stands_under_two_units() -> None:
    assert faults(("ORG", ""), ("A", "ORG"), ("B", "ORG"), ("HR", "A"), ("HR", "B")) == [
        "units.csv:6: Unit 'HR' stands twice, under 'A' in line 5 and under 'B' here. "
        "Keep one, or give each a code of its own."
    ]


@pytest.mark.parametrize("code", ["", "  "])
def test_an_empty_code(code: str) -> None:
    assert faults(("ORG", ""), (code, "ORG")) == [
        "units.csv:3: A unit has no code. Give it one that no other unit has."
    ]


def test_a_parent_that_is_no_unit() -> None:
    assert faults(("ORG", ""), ("A", "Z"), ("A1", "A")) == [
        "units.csv:3: Unit 'A' stands under 'Z', which is no unit here. Add that unit, or correct the parent."
    ]


def test_a_circle_is_named_once_from_its_first_unit_downwards() -> None:
    assert faults(("ORG", ""), ("B", "A"), ("A", "B"), ("below", "A")) == [
        "units.csv:3: Units stand in a circle: B > A > B. "
        "Give one of them a parent outside the circle; the whole organisation has none."
    ]


def test_a_circle_of_three_reads_from_above_to_below() -> None:
    found = faults(("ORG", ""), ("A", "C"), ("B", "A"), ("C", "B"))
    assert [fault.split(". ")[0] for fault in found] == ["units.csv:3: Units stand in a circle: A > B > C > A"]


def test_every_circle_is_told_once() -> None:
    found = faults(("ORG", ""), ("A", "B"), ("B", "A"), ("own", "own"), ("x", "own"), ("y", "A"))
    assert [fault.split(". Give")[0] for fault in found] == [
        "units.csv:3: Units stand in a circle: A > B > A",
        "units.csv:5: Units stand in a circle: own > own",
    ]


def test_a_circle_of_ten_thousand_is_named_in_short() -> None:
    found = faults(("ORG", ""), *((f"u{unit}", f"u{(unit - 1) % 10_000}") for unit in range(10_000)))
    assert [fault.split(". Give")[0] for fault in found] == [
        "units.csv:3: Units stand in a circle: u0 > u1 > u2 > u3 > u4 > u5 > u6 > ... 9,992 more ... > u9999 > u0"
    ]


def test_no_unit_at_all() -> None:
    assert faults() == ["units.csv: There are no units. List at least the whole organisation, with an empty parent."]


def test_no_top() -> None:
    assert faults(("A", "Z")) == [
        "units.csv: Every unit has a parent, so none is the whole. Leave the parent of the topmost unit empty.",
        "units.csv:2: Unit 'A' stands under 'Z', which is no unit here. Add that unit, or correct the parent.",
    ]


def test_several_tops() -> None:
    advice = "Only the whole organisation has none; give each other unit its parent."
    assert faults(("ORG", ""), ("A", ""), ("B", " ")) == [
        f"units.csv:3: Unit 'A' has no parent, and neither has 'ORG' in line 2. {advice}",
        f"units.csv:4: Unit 'B' has no parent, and neither has 'ORG' in line 2. {advice}",
    ]


def test_each_branch_that_is_too_deep_is_told_by_its_first_unit() -> None:
    chain = [(f"u{unit}", f"u{unit - 1}" if unit else "") for unit in range(65)]
    found = faults(*chain, ("x", "u64"), ("x1", "x"), ("y", "u64"))
    assert [fault.split(" stands")[0] for fault in found] == ["units.csv:67: Unit 'x'", "units.csv:69: Unit 'y'"]


@pytest.mark.parametrize("letter", ["\u202e", "\x00", "\x1b", "\n"])
def test_letters_that_nobody_can_see(letter: str) -> None:
    rows = [UnitRow("ORG", "Harbour", "", 2), UnitRow(f"A{letter}", f"Quay{letter}", "ORG", 3)]
    with pytest.raises(TreeError) as error:
        UnitTree.build(rows, "units.csv")
    assert [str(fault) for fault in error.value.faults] == [
        f"units.csv:3: The {part} of unit 'A\N{REPLACEMENT CHARACTER}' has the invisible character "
        f"U+{ord(letter):04X}. Delete it."
        for part in ("code", "name")
    ]


def test_letters_of_every_script_are_fine() -> None:
    names = ["Büro", "مكتب", "事務所", "Bureau\N{NO-BREAK SPACE}4", "क्\N{ZERO WIDTH JOINER}ष"]
    rows = [UnitRow("ORG", "", ""), *(UnitRow(name, name, "ORG") for name in names)]
    assert UnitTree.build(rows, "units.csv").names == ("ORG", *names)


def test_all_faults_are_told_at_once_in_order_of_line() -> None:
    found = faults(("ORG", ""), ("A", "B"), ("B", "A"), ("", "ORG"), ("B", "Z"), ("C", ""), ("D", "nobody"))
    assert [fault.split(":")[1] for fault in found] == ["3", "5", "6", "6", "7", "8"]

"""Reading one item: every key, and what each of them may hold."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from orgfit.instruments.scales import SCALES
from orgfit.instruments.schema import Item

Items = Callable[..., tuple[Item, ...]]
Faults = Callable[..., list[str]]
DATA = Path(__file__).parent / "data"
# Each case is a piece of a file and, in the last line, what is said about it.
CASES = [case.rsplit("\n", 1) for case in (DATA / "items.txt").read_text("utf-8").strip().split("\n\n")]


def test_every_key_of_an_item_arrives(facet_items: Items) -> None:
    (item,) = facet_items(
        'id: a, text: "T {subject}", scale: likely11, core: true, self: S, own_side: "O {partner}", pair: p, '
        "flow: work, mirrors: cf01, about_item: op01, actual_of: doers, asked_of: deciders, "
        "about_leader: true, role: control, from_wave: 2, nps: true, kind: guess, optional: true"
    )
    assert item == Item(
        id="a",
        text="T {subject}",
        scale=SCALES["likely11"],
        core=True,
        self_text="S",
        own_side="O {partner}",
        pair="p",
        flow="work",
        mirrors="cf01",
        about_item="op01",
        actual_of="doers",
        asked_of="deciders",
        about_leader=True,
        role="control",
        from_wave=2,
        nps=True,
        kind="guess",
        optional=True,
    )


def test_a_plain_item_has_nothing_beyond_its_words(facet_items: Items) -> None:
    assert facet_items("id: a, text: T") == (Item("a", "T", SCALES["agree5"]),)


def test_two_poles_stand_in_place_of_a_text(block_items: Items, block_faults: Faults) -> None:
    (item,) = block_items("id: a, scale: between5, left: L, right: R")
    assert (item.text, item.left, item.right) == ("", "L", "R")
    assert block_faults("id: a, scale: between5, text: T, left: L") == [
        "9: Item 'a' on the scale 'between5' has 'left' and 'right', never 'text'. Delete it.",
        "9: Item 'a' on the scale 'between5' needs 'right', which is missing. Add it.",
    ]
    assert block_faults("id: a, left: L") == [
        "9: Item 'a' on the scale 'agree5' has 'text', never 'left'. Delete it.",
        "9: Item 'a' on the scale 'agree5' needs 'text', which is missing. Add it.",
    ]


@pytest.mark.parametrize("scale", ["choice", "choices"])
@pytest.mark.parametrize(
    ("written", "options"),
    [
        ("[a, b]", ("a", "b")),
        ("from_wave", "from_wave"),
        ("units", "units"),
        ("units_and_partners", "units_and_partners"),
    ],
)
def test_options_are_listed_or_named(scale: str, written: str, options: object, block_items: Items) -> None:
    (item,) = block_items(f"id: a, text: T, scale: {scale}, options: {written}")
    assert item.options == options


@pytest.mark.parametrize(
    ("item", "expected"),
    CASES,
)
def test_each_fault_of_an_item_is_told_in_its_line(item: str, expected: str, block_faults: Faults) -> None:
    assert block_faults("id: z, text: T", item) == [f"10: {expected}"]


def test_an_unknown_audience_is_a_fault(block_faults: Faults) -> None:
    (asked, actual) = block_faults("id: a, text: T, asked_of: decider, actual_of: everyone")
    assert asked.startswith("9: 'actual_of' of item 'a' must be one of employees, customers, ")
    assert asked.endswith("; 'everyone' came. Choose one of these.")
    assert actual.endswith("; 'decider' came. Did you mean 'deciders'?")


def test_too_many_options_are_a_fault(block_faults: Faults) -> None:
    options = ", ".join(f"o{n}" for n in range(101))
    assert block_faults(f"id: a, text: T, scale: choice, options: [{options}]") == [
        "9: 'options' of item 'a' must have from 2 to 100 entries; 101 came. Change the list."
    ]


def test_the_line_of_a_key_is_told_where_an_item_has_several(faults: Callable[[str], list[str]]) -> None:
    text = (
        "id: x\nversion: 1\ntitle: X\nabout: self\nscale: agree5\nblocks:\n  - id: b\n    items:\n"
        "      - id: a\n        text: T\n        core: maybe\n        scale: choice\n        options:\n"
        "          - a\n          - 2\n"
    )
    assert [fault.partition(":")[0] for fault in faults(text)] == ["11", "15"]

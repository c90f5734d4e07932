"""Scales an instrument brings itself, and which scale an item ends up with."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from orgfit.instruments.load import parse
from orgfit.instruments.scales import LAST_HALF_YEAR, LAST_MONTHS, SCALES, Kind, Scale

STEPS = "[Very dissatisfied, Dissatisfied, Neither, Satisfied, Very satisfied]"
DATA = Path(__file__).parent / "data"
# Each case is a piece of a file and, in the last line, what is said about it.
CASES = [case.rsplit("\n", 1) for case in (DATA / "own_scales.txt").read_text("utf-8").strip().split("\n\n")]


def own(scale: str) -> str:
    return f"scales:\n  s: {{{scale}}}\n"


@pytest.mark.parametrize(
    ("scale", "expected"),
    [
        (
            f'low: 1, labels: {STEPS}, favourable: 4, frame: ""',
            Scale("s", Kind.ORDERED, 1, 5, tuple(STEPS[1:-1].split(", ")), 4),
        ),
        ("low: 0, labels: [Cold, Warm]", Scale("s", Kind.ORDERED, 0, 1, ("Cold", "Warm"))),
        ("low: 0, high: 7, labels: [Cold, Warm]", Scale("s", Kind.ORDERED, 0, 7, ("Cold", "Warm"))),
        (
            "low: 1, high: 3, labels: [A, B, C], frame: This week",
            Scale("s", Kind.ORDERED, 1, 3, ("A", "B", "C"), frame="This week"),
        ),
        ("low: 0, high: 100, labels: [A, B], favourable: 1", Scale("s", Kind.ORDERED, 0, 100, ("A", "B"), 1)),
    ],
)
def test_an_own_scale_names_every_step_or_both_ends(
    scale: str, expected: Scale, facet_items: Callable[..., tuple[object, ...]]
) -> None:
    (item,) = facet_items("id: a, text: T, scale: s", top=own(scale))
    assert item.scale == expected  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("scale", "expected"),
    CASES,
)
def test_each_fault_of_an_own_scale_is_told_once(
    scale: str, expected: str, facet_faults: Callable[..., list[str]]
) -> None:
    """The items on the scale say nothing more about it."""
    items = ("id: a, text: T, scale: s", "id: b, text: T, scale: s", "id: c, text: T", "id: e, text: T")
    found = facet_faults(*items, top=own(scale))
    assert [fault.partition(": ")[2] for fault in found] == [expected]
    assert found[0].startswith("7: ")


def test_all_faults_of_an_own_scale_come_at_once(facet_faults: Callable[..., list[str]]) -> None:
    found = facet_faults("id: a, text: T, scale: s", top=own("low: x, labels: [A, A], favourable: y"))
    assert len(found) == 3


def test_an_own_scale_may_not_take_the_name_of_a_built_in_one(facet_faults: Callable[..., list[str]]) -> None:
    top = "scales:\n  agree5: {low: 1, labels: [A, B]}\n"
    assert facet_faults("id: a, text: T", top=top) == [
        "7: The own scale 'agree5' has the name of a built-in one. Choose another name."
    ]


def test_an_own_scale_is_named_like_an_id(facet_faults: Callable[..., list[str]]) -> None:
    top = "scales:\n  5 steps: {low: 1, labels: [A, B]}\n"
    assert facet_faults("id: a, text: T, scale: 5 steps", top=top) == [
        "7: The name of the own scale '5 steps' must be a letter, then letters, digits and _, 64 at most. Change it."
    ]


def test_own_scales_are_a_mapping(facet_faults: Callable[..., list[str]]) -> None:
    assert facet_faults("id: a, text: T", top="scales: [agree5]\n") == [
        "6: 'scales' must be a mapping from names to scales. Write 'scales: {name: {low: 1, ...}}'."
    ]


@pytest.mark.parametrize(("about", "frame"), [("organisation", LAST_MONTHS), ("person", LAST_HALF_YEAR)])
def test_often_looks_back_six_months_where_a_person_is_rated(about: str, frame: str) -> None:
    text = (
        f"id: x\nversion: 1\ntitle: X\nabout: {about}\nscale: often5\n"
        "blocks: [{id: b, items: [{id: a, text: T}, {id: c, text: T, scale: agree5}]}]\n"
    )
    often, agree = (item.scale for item in parse(text, "x").items)
    assert (often.id, often.frame) == ("often5", frame)
    assert agree == SCALES["agree5"]
    assert SCALES["often5"].frame == LAST_MONTHS


def test_the_nearest_scale_counts() -> None:
    text = """
id: x
version: 1
title: X
about: organisation
scale: agree5
dimensions:
  - id: d
    title: D
    scale: often5
    facets:
      - {id: f, title: F, scale: rate11, items: [{id: a, text: T}, {id: b, text: T, scale: tens}]}
      - {id: g, title: G, items: [{id: c, text: T}]}
  - {id: e, title: E, facets: [{id: h, title: H, items: [{id: i, text: T}]}]}
blocks:
  - {id: k, items: [{id: j, text: T}]}
  - {id: l, scale: text, items: [{id: m, text: T}, {id: n, scale: much11, text: T}]}
"""
    scales = {item.id: item.scale.id for item in parse(text, "x").items}
    assert list(scales.values()) == ["rate11", "tens", "often5", "agree5", "agree5", "text", "much11"]


def test_an_unknown_scale_is_told_once_where_it_is_named(faults: Callable[[str], list[str]]) -> None:
    text = (
        "id: x\nversion: 1\ntitle: X\nabout: organisation\nscale: agre5\n"
        "blocks: [{id: b, items: [{id: a, text: T}, {id: c, text: T}]}]\n"
    )
    assert faults(text) == ["5: The instrument 'x' names the unknown scale 'agre5'. Did you mean 'agree5'?"]


def test_an_item_without_any_scale_is_a_fault(faults: Callable[[str], list[str]]) -> None:
    text = "id: x\nversion: 1\ntitle: X\nabout: organisation\nblocks:\n  - {id: b, items: [{id: a, text: T}]}\n"
    assert faults(text) == ["6: Item 'a' has no 'scale', and nothing around it gives one. Add it."]

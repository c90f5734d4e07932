"""Indices: how parts are combined, the keys each way needs, and the parts that are there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from orgfit.instruments.schema import Index, Instrument

Read = Callable[[str], Instrument]
Faults = Callable[[str], list[str]]
Text = Callable[..., str]
DATA = Path(__file__).parent / "data"
# Each case is a piece of a file and, in the last line, what is said about it.
CASES = [case.rsplit("\n", 1) for case in (DATA / "indices.txt").read_text("utf-8").strip().split("\n\n")]
NAME = "The index of the instrument 'x'"


@pytest.mark.parametrize(
    ("written", "index"),
    [
        ("combine: none", Index()),
        ("combine: mean", Index(combine="mean")),
        ("title: I, combine: mean, use: [d, h], also: lowest", Index("I", "mean", ("d", "h"), also="lowest")),
        (
            "title: I, combine: joint, at_least: 2, also: lowest",
            Index("I", "joint", at_least=2, also="lowest"),
        ),
        ("title: I, combine: joint, at_least: 5, use: [f, g]", Index("I", "joint", ("f", "g"), at_least=5)),
        (
            "title: I, combine: lowest, over: applicable, at_least_parts: 3, missing: say",
            Index("I", "lowest", over="applicable", at_least_parts=3, missing="say"),
        ),
    ],
)
def test_each_way_to_combine_is_read(written: str, index: Index, read: Read, of_dimensions: Text) -> None:
    """``lowest`` looks for one facet: with three facets in two dimensions it may ask for three parts."""
    assert read(of_dimensions(written, d=("f", "g"), e=("h",))).index == index


@pytest.mark.parametrize(
    ("written", "expected"),
    CASES,
)
def test_each_fault_of_an_index_is_told(written: str, expected: str, faults: Faults, of_dimensions: Text) -> None:
    assert faults(of_dimensions(written, d=("f", "g"), e=("h",))) == [f"6: {expected}"]


def test_the_index_of_a_dimension_takes_its_own_facets_only(faults: Faults, of_dimensions: Text) -> None:
    text = of_dimensions("", e=("h", "i"), d=("f", "g"))
    mean = "    index: {combine: mean, use: [f, h]}\n"
    assert faults(text + mean) == ["19: The index of dimension 'd' uses 'h', which is no part of it. There are f, g."]


def test_a_joint_index_of_a_dimension_is_read(read: Read, of_dimensions: Text) -> None:
    text = of_dimensions("", scale="rate11", d=("f", "g"))
    text += "    index: {title: All in tune, combine: joint, at_least: 8, also: lowest}\n"
    (dimension,) = read(text).dimensions
    assert dimension.index == Index("All in tune", "joint", at_least=8, also="lowest")


def test_a_joint_index_holds_all_parts_to_one_scale(faults: Faults) -> None:
    text = """id: x
version: 1
title: X
about: offering
index: {title: I, combine: joint, at_least: 4}
dimensions:
  - {id: d, title: D, facets: [{id: f, title: F, scale: agree5, items: [{id: a, text: T}]}]}
  - {id: e, title: E, facets: [{id: g, title: G, scale: rate11, items: [{id: b, text: T}]}]}
"""
    assert faults(text) == [
        f"5: {NAME} holds all parts to one value, so they must share one range; 0 to 10 and 1 to 5 came."
    ]


def test_without_dimensions_there_is_nothing_to_combine(faults: Faults, read: Read) -> None:
    text = (
        "id: x\nversion: 1\ntitle: X\nabout: self\nscale: agree5\nindex: {combine: %s}\n"
        "blocks: [{id: b, items: [{id: a, text: T}]}]\n"
    )
    assert read(text % "none").index == Index()
    assert faults(text % "mean") == [f"6: {NAME} has no dimensions to combine. Write 'combine: none'."]

"""A whole instrument from its text: every key arrives, every fault is told at once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from orgfit.errors import Fault, InstrumentError
from orgfit.instruments.burden import minutes
from orgfit.instruments.load import load, parse
from orgfit.instruments.scales import SCALES
from orgfit.instruments.schema import Block, Dimension, Facet, Figure, Index, Instrument, Item

DATA = Path(__file__).parent / "data"
# Each case is a piece of a file and, in the last line, what is said about it.
CASES = [case.rsplit("\n", 1) for case in (DATA / "frame.txt").read_text("utf-8").strip().split("\n\n")]
PLANTED = DATA / "planted.yaml"
EXPECTED = DATA / "planted.txt"
TEXT = """id: trust
version: 3
title: Trust
question: Do we trust?
intro: "Think of {subject}."
language: de-CH
about: person
asked_of: [self, managers]
scale: agree5
index: {title: Trust, combine: mean, use: [near]}
dimensions:
  - id: near
    title: Near
    facets:
      - {id: near, title: Nearness, about_leader: true, notice: "Please.", items: [{id: a, text: A}]}
blocks:
  - {id: own_words, asked: each_wave, show: [organisation, units_from_50], items: [{id: b, text: B}]}
  - {id: pulse, title: The pulse, asked: between_waves, items: from_open_measures}
figures:
  - {id: c, title: C, unit: ratio, text: "One over the other.", role: control}
"""


def test_every_key_arrives() -> None:
    agree = SCALES["agree5"]
    facet = Facet("near", "Nearness", (Item("a", "A", agree, about_leader=True),), True, "Please.")
    assert parse(TEXT, "trust.yaml") == Instrument(
        id="trust",
        version=3,
        title="Trust",
        about="person",
        question="Do we trust?",
        intro="Think of {subject}.",
        language="de-CH",
        asked_of=("self", "managers"),
        index=Index("Trust", "mean", ("near",)),
        dimensions=(Dimension("near", "Near", (facet,)),),
        blocks=(
            Block(
                "own_words",
                "Own words",
                (Item("b", "B", agree),),
                "each_wave",
                ("organisation", "units_from_50"),
            ),
            Block("pulse", "The pulse", (), "between_waves", (), "from_open_measures"),
        ),
        figures=(Figure("c", "C", "ratio", "One over the other.", "control"),),
    )


def test_the_text_itself_is_kept_and_gives_the_same_again(tmp_path: Path) -> None:
    path = tmp_path / "trust.yaml"
    path.write_bytes(("\ufeff" + TEXT.replace("\n", "\r\n")).encode())
    instrument = load(path)
    assert instrument.source == TEXT.replace("\n", "\r\n")
    assert parse(instrument.source, "other") == instrument == parse(TEXT, "other")


def test_all_faults_of_a_file_come_at_once() -> None:
    with pytest.raises(InstrumentError) as caught:
        load(PLANTED)
    assert {fault.file for fault in caught.value.faults} == {str(PLANTED)}
    said = [f"{fault.line}: {fault.message}" for fault in caught.value.faults]
    assert said == EXPECTED.read_text("utf-8").splitlines()


HEAD = "id: x\nversion: 1\ntitle: X\nabout: self\nscale: agree5\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    CASES,
)
def test_each_fault_of_the_frame_is_told(text: str, expected: str, faults: Callable[[str], list[str]]) -> None:
    assert faults(f"{HEAD}{text}\n") == [expected]


def test_what_is_no_instrument_at_all_is_told(faults: Callable[[str], list[str]]) -> None:
    assert faults(HEAD) == ["1: The instrument asks nothing. Add dimensions, blocks or figures."]
    assert faults("") == ["0: The file is empty. Write the form, or give the right file."]
    assert faults("- a\n") == ["1: The instrument must be a mapping of keys; a list came. Write 'key: value'."]


def test_one_item_about_the_leader_makes_its_facet_so(facet_items: Callable[..., object]) -> None:
    text = HEAD + (
        "dimensions:\n  - id: d\n    title: D\n    facets:\n"
        "      - {id: f, title: F, items: [{id: a, text: A}, {id: b, text: B, about_leader: true}]}\n"
        "      - {id: g, title: G, items: [{id: c, text: C}]}\n"
        "      - {id: h, title: H, about_leader: true, items: [{id: e, text: E}]}\n"
    )
    instrument = parse(text, "x")
    assert [facet.about_leader for facet in instrument.facets] == [True, False, True]
    assert [item.id for item in instrument.items if item.about_leader] == ["b", "e"]


def test_an_alias_says_nothing_beyond_its_own_fault(faults: Callable[[str], list[str]]) -> None:
    alias = "An alias (*name) is not read here. Write its content out."
    assert faults(f"{HEAD}blocks: *b\nindex: *i\nscales: *s\n") == [f"{line}: {alias}" for line in (6, 7, 8)]


def test_a_file_that_cannot_be_read_is_a_fault(tmp_path: Path) -> None:
    path = tmp_path / "none.yaml"
    with pytest.raises(InstrumentError) as caught:
        load(path)
    message = "The file cannot be read (No such file or directory). Give the path of a YAML file."
    assert caught.value.faults == (Fault(str(path), 0, message),)


def test_ten_megabytes_are_no_instrument(tmp_path: Path) -> None:
    path = tmp_path / "large.yaml"
    path.write_bytes(b"a: 1\n" * 2_000_000)
    with pytest.raises(InstrumentError, match="At most 256 KB can be read as YAML; this is larger"):
        load(path)


def test_the_example_of_the_documentation_is_an_instrument() -> None:
    page = Path(__file__).resolve().parents[2] / "docs" / "methods" / "instruments.md"
    example = parse(page.read_text("utf-8").partition("```yaml\n")[2].partition("```")[0], "instruments.md")
    assert [item.id for item in example.items] == ["tr01", "tr02", "tr03"]
    assert round(minutes(example), 1) == 1.5

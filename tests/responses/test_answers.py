from __future__ import annotations

from dataclasses import replace

import pytest

from orgfit.instruments.scales import SCALES
from orgfit.instruments.schema import Instrument, Item
from orgfit.responses.answers import answer
from orgfit.responses.columns import CANT_SAY, SKIPPED
from orgfit.responses.mapping import ItemColumn, Mapping, Organisation, UnitColumns

AGREE = ItemColumn(Item("q1", "We agree.", SCALES["agree5"]), "q1", {"often": 4, "7": 2})
RATE = ItemColumn(Item("o1", "How good?", SCALES["rate11"]), "o1", {})
CHOICE = ItemColumn(Item("o2", "What?", SCALES["choice"], options=("a", "b", "c")), "o2", {})
MAPPING = Mapping(
    instrument=Instrument("small", 1, "Small", "organisation"),
    wave="May",
    organisation=Organisation("Works"),
    unit=UnitColumns(("unit",)),
    items=(AGREE, RATE, CHOICE),
    skipped=frozenset({"NA", "99"}),
    cant_say=frozenset({"X", "6"}),
)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1", 1),
        ("5", 5),
        ("+5", 5),
        ("05", 5),
        ("5.0", 5),
        ("5.", 5),
        ("5,0", 5),
        ("5.000000", 5),
        ("", SKIPPED),
        ("NA", SKIPPED),
        ("99", SKIPPED),
        ("99.0", SKIPPED),
        ("X", CANT_SAY),
        ("6", CANT_SAY),
        ("6.0", CANT_SAY),
        ("often", 4),
        ("7", 2),
        ("7.0", 2),
    ],
)
def test_what_a_cell_means(text: str, value: int) -> None:
    assert answer(text, AGREE, MAPPING) == value


@pytest.mark.parametrize(
    "text", ["0", "8", "-1", "-2", "-128", "4.5", "4,5", "5e0", "0x5", "five", "often ", "Often", "na", "٥", "9" * 5000]
)
def test_what_is_no_answer(text: str) -> None:
    assert answer(text, AGREE, MAPPING) is None


def test_what_means_skipped_elsewhere_may_be_an_answer_here() -> None:
    own = replace(AGREE, recode={"NA": 3})
    assert answer("NA", own, MAPPING) == 3


@pytest.mark.parametrize(("item", "pairs"), [(AGREE, {"1": 5, "2": 4, "5": 1}), (RATE, {"0": 10, "3": 7, "10": 0})])
def test_a_turned_item_is_low_plus_high_minus_value(item: ItemColumn, pairs: dict[str, int]) -> None:
    turned = replace(item, reverse=True)
    assert {text: answer(text, turned, MAPPING) for text in pairs} == pairs
    assert answer("", turned, MAPPING) == SKIPPED
    assert answer("X", turned, MAPPING) == CANT_SAY
    assert answer("12", turned, MAPPING) is None


def test_a_recoded_cell_is_turned_as_well() -> None:
    assert answer("often", replace(AGREE, reverse=True), MAPPING) == 2


def test_a_choice_is_coded_from_one() -> None:
    assert [answer(text, CHOICE, MAPPING) for text in ("0", "1", "3", "4")] == [None, 1, 3, None]


def test_a_recode_beyond_the_scale_is_no_answer() -> None:
    assert answer("often", replace(AGREE, recode={"often": 9}), MAPPING) is None

from __future__ import annotations

import pytest

from orgfit.errors import InstrumentError
from orgfit.instruments.library import built_in, get
from orgfit.instruments.load import parse
from orgfit.instruments.wave_options import waiting, with_options

WORDS = ("A fair price", "yes", "10", 'so: "called"')


def test_an_item_with_its_list_is_coded() -> None:
    before, after = get("customer-fitness"), with_options(get("customer-fitness"), {"cfs1": WORDS})
    assert [item.id for item in before.coded_items] == [item.id for item in after.coded_items if item.id != "cfs1"]
    (item,) = [item for item in after.items if item.id == "cfs1"]
    assert item.options == WORDS
    assert list(item.steps) == [1, 2, 3, 4]


def test_everything_else_stays_as_it_was() -> None:
    before, after = get("customer-view"), with_options(get("customer-view"), {"cvs1": WORDS})
    assert [item for item in after.items if item.id != "cvs1"] == [item for item in before.items if item.id != "cvs1"]
    assert (after.dimensions, after.id, after.version) == (before.dimensions, before.id, before.version)


def test_the_source_says_it_too() -> None:
    after = with_options(get("customer-fitness"), {"cfs1": WORDS})
    assert parse(after.source, "again") == after
    assert after != get("customer-fitness")


def test_without_lists_nothing_happens() -> None:
    assert with_options(get("openness"), {}) == get("openness")
    assert with_options(get("openness"), {}).source == get("openness").source


def test_which_items_wait_for_a_list() -> None:
    assert {name: waiting(get(name)) for name in built_in() if waiting(get(name))} == {
        "customer-fitness": ("cfs1",),
        "customer-view": ("cvs1",),
    }
    assert waiting(with_options(get("customer-view"), {"cvs1": WORDS})) == ()


@pytest.mark.parametrize(("name", "known"), [("cf01", "cfs1 does"), ("cfs2", "cfs1 does")])
def test_an_item_that_takes_no_list(name: str, known: str) -> None:
    with pytest.raises(InstrumentError, match=f"Item '{name}' takes no list of the organisation; {known}"):
        with_options(get("customer-fitness"), {name: WORDS})


def test_an_instrument_that_takes_no_list() -> None:
    with pytest.raises(InstrumentError, match="no item of this instrument does"):
        with_options(get("openness"), {"op01": WORDS})


def test_a_list_that_does_not_follow_the_form() -> None:
    with pytest.raises(InstrumentError, match="must have from 2 to 100 entries; 1 came"):
        with_options(get("customer-fitness"), {"cfs1": ("only one",)})

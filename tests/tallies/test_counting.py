from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from counted_by_hand import instrument, organisation, tallied
from orgfit.errors import InstrumentError, TableError
from orgfit.responses.columns import Responses
from orgfit.tallies.counting import flat, plan_of
from orgfit.tallies.engines.local import tally
from orgfit.tallies.layout import FacetLayout, Layout

SURVEY = instrument([[("agree5", 3), ("likely11", 2)], [("agree5", 1)]], choices=[30])


@pytest.fixture
def responses() -> Responses:
    return organisation(SURVEY, [-1, 0, 0], [5, 0, 80], seed=1)


@pytest.mark.parametrize("wrong", [0, 6, -3, -128, 127])
def test_an_answer_that_is_none_is_named_with_its_item(responses: Responses, wrong: int) -> None:
    responses.answers[3, 1] = wrong
    with pytest.raises(TableError, match=f"Answers to 'q1' run from 1 to 5, .* 1 are others, {wrong} among them"):
        tally(responses)


def test_all_items_with_wrong_answers_are_named_at_once(responses: Responses) -> None:
    responses.answers[:4, 0] = 9
    responses.answers[2, 6] = 31
    with pytest.raises(TableError) as error:
        tally(responses)
    assert [fault.message.split(" run ")[0] for fault in error.value.faults] == ["Answers to 'c0'", "Answers to 'q0'"]


def test_a_wrong_answer_beside_an_item_s_own_range_is_found(responses: Responses) -> None:
    """0 is an answer of the neighbouring scale, and both are counted in one pass each."""
    responses.answers[0, 5] = 0
    with pytest.raises(TableError, match="'q5' run from 1 to 5"):
        tally(responses)


@pytest.mark.parametrize(
    "change",
    [
        {"offsets": np.array([0, 5, 5, 86])},
        {"offsets": np.array([0, 6, 5, 85])},
        {"offsets": np.array([0, 85])},
        {"offsets": np.array([1, 5, 5, 85])},
    ],
)
def test_offsets_that_do_not_divide_the_people_are_refused(responses: Responses, change: dict) -> None:
    with pytest.raises(TableError, match="85 people must stand in 3 units; the offsets put "):
        tally(replace(responses, **change))


def test_answers_to_other_items_are_refused(responses: Responses) -> None:
    with pytest.raises(TableError, match="Answers to 7 items were wanted; 6 columns came"):
        tally(replace(responses, answers=responses.answers[:, :6]))


def test_few_answers_are_laid_out_in_room_for_one_reading() -> None:
    few = organisation(instrument([[("agree5", 2)]]), [-1], [3], seed=1)
    laid = flat(few, 2)
    assert len(laid) == 64
    assert laid[:6].tolist() == few.answers.T.ravel().tolist()


def test_many_answers_are_not_copied(responses: Responses) -> None:
    assert np.shares_memory(flat(responses, 7), responses.answers)


@pytest.mark.parametrize("lay", [np.ascontiguousarray, lambda answers: np.asfortranarray(answers).astype(np.int64)])
def test_answers_may_lie_in_memory_as_they_like(responses: Responses, lay) -> None:
    assert tally(replace(responses, answers=lay(responses.answers))) == tallied(responses)


def test_answers_that_may_only_be_read_are_counted(responses: Responses) -> None:
    responses.answers.setflags(write=False)
    assert tally(responses) == tallied(responses)


def test_a_facet_of_items_of_several_ranges_is_refused() -> None:
    layout = Layout(("a", "b"), (1, 0), (5, 10), (FacetLayout("mixed", (0, 1), 1, 5, 2),))
    with pytest.raises(InstrumentError, match="'mixed' needs items with the raw values 1 to 5; 'b' has 0 to 10"):
        plan_of(layout)


def test_a_facet_with_too_many_sums_is_refused() -> None:
    def long(items: int) -> Layout:
        columns = tuple(range(items))
        facet = FacetLayout("long", columns, 0, 10, items // 2 + 1)
        return Layout(tuple(map(str, columns)), (0,) * items, (10,) * items, (facet,))

    assert plan_of(long(80)).facets.starts.tolist() == [0, 81 * 801]
    with pytest.raises(InstrumentError, match="'long' has 81 items of 11 values, too many to count by their sum"):
        plan_of(long(81))


def test_a_facet_that_nobody_can_have_a_score_on_is_counted_all_the_same() -> None:
    survey = instrument([[("agree5", 2), ("agree5", 2)]])
    responses = organisation(survey, [-1], [90], seed=2)
    own = Layout.of(survey)
    # 7282 places of 9 answers are two more than 16 bits hold.
    never = replace(own, facets=(replace(own.facets[0], needed=7282), own.facets[1]))
    counted = tally(responses, layout=never)
    assert (counted.cells == tallied(responses).cells).all()
    assert (counted.composites[:, :, 1] == 0).all()

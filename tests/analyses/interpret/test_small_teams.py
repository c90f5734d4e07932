"""Units too small to be shown: their people together, and what to expect of one."""

from __future__ import annotations

import numpy as np

import orgfit
from orgfit.disclosure.released import Released
from orgfit.responses.columns import Responses
from planted import answers_of, organisation, tree

UNITS = tree(
    ("ORG", ""),
    ("A", "ORG"),
    ("A1", "A"),
    ("A2", "A"),
    ("A3", "A"),
    ("B", "ORG"),
    ("B1", "B"),
    ("B2", "B"),
    ("C", "ORG"),
)
PEOPLE = {"A1": 30, "A2": 4, "A3": 3, "B1": 20, "B2": 25, "C": 40}


def released(responses: Responses) -> Released:
    outcome = orgfit.release(responses)
    assert isinstance(outcome, orgfit.Release)
    return outcome.released


def company(people: dict[str, int] = PEOPLE) -> Responses:
    everybody = answers_of(sum(people.values()), 4)
    ends = np.cumsum([0, *people.values()])
    rows = {code: everybody[ends[n] : ends[n + 1]] for n, code in enumerate(people)}
    return organisation(UNITS, rows)


def test_two_hidden_teams_are_told_together() -> None:
    responses = company()
    figures = released(responses).figures("A")
    both = responses.answers[responses.offsets[UNITS.index["A2"]] : responses.offsets[UNITS.index["A3"] + 1]]
    purpose = 25.0 * (both[:, :4].mean(axis=1) - 1.0)
    assert len(both) == 7
    rest = figures["purpose", "rest"]
    assert (rest.value, rest.n) == (np.round(purpose.mean()), 7)
    assert rest.low is not None
    assert rest.high is not None
    assert rest.low < purpose.mean() < rest.high


def test_the_hidden_teams_themselves_keep_nothing_but_their_reason() -> None:
    cube = released(company())
    for team in ("A2", "A3"):
        assert {cell.reason for cell in cube.figures(team).values()} == {"protected"}
        assert all(cell.value is None and cell.n is None for cell in cube.figures(team).values())


def test_what_to_expect_of_one_is_less_sure_than_what_is_known_of_all() -> None:
    figures = released(company()).figures("A")
    rest, expected = figures["purpose", "rest"], figures["purpose", "expected"]
    assert expected.value == rest.value
    assert expected.n is None
    assert expected.low is not None
    assert expected.high is not None
    assert rest.low is not None
    assert rest.high is not None
    assert (expected.low <= rest.low, expected.high >= rest.high) == (True, True)


def test_where_every_unit_below_is_shown_there_is_nobody_else_to_speak_of() -> None:
    figures = released(company()).figures("B")
    assert [statistic for _, statistic in figures if statistic in ("rest", "expected")] == []


def test_the_whole_is_made_of_what_is_shown_of_the_facets() -> None:
    figures = released(company()).figures("A")
    parts = [figures[facet, "rest"].value or 0.0 for facet in ("purpose", "follow")]
    assert figures["index", "rest"].value == np.round(np.mean(parts))


def test_a_rest_of_one_mind_reads_as_if_one_had_stopped_a_step_short() -> None:
    responses = company()
    first, last = responses.offsets[UNITS.index["A2"]], responses.offsets[UNITS.index["A3"] + 1]
    responses.answers[first:last, :4] = 5
    step = 100.0 / 16.0
    assert released(responses).figures("A")["purpose", "rest"].value == np.round(100.0 - step / 7)

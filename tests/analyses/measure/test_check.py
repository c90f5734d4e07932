"""Can the measurement be trusted? On people who agree, on people who do not, and through the gate."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from orgfit.analyses.measure import check
from orgfit.disclosure.released import Cell
from orgfit.errors import GateError
from orgfit.instruments import library
from orgfit.responses.columns import Responses
from orgfit.stats.psychometrics.covariance import pairwise_covariance
from orgfit.stats.psychometrics.omega import omega
from orgfit.tallies.crossproducts import cross_products
from planted import answers_of, organisation, tree

UNITS = tree(("all", ""), ("a", "all"), ("b", "all"), ("c", "all"))
SCORES = {"mean", "favourable", "difference", "signal", "shrunken", "weighted"}


def responses(headcount: dict[str, int] | None = None, people: int = 200) -> Responses:
    instrument = library.get("openness")
    rows = {code: answers_of(people, seed, instrument) for seed, code in enumerate(("a", "b", "c"))}
    return organisation(UNITS, rows, instrument=instrument.source, headcount=headcount)


def figures(of: Responses) -> dict[tuple[str, str], Cell]:
    found = check(of)
    return dict(found.figures("all"))


def test_it_says_who_answered_and_no_score() -> None:
    heads = {"all": 900, "a": 250, "b": 300, "c": 350}
    found = figures(responses(heads))
    assert found["people", "answers"].value == 600.0
    assert found["people", "rate"].value == 67.0
    assert not {statistic for _, statistic in found} & SCORES
    assert not [name for _, name in found if name.startswith(("share", "band", "gap"))]


def test_omega_is_that_of_the_items() -> None:
    of = responses()
    covariance = pairwise_covariance(cross_products(of, (0, 1, 2, 3)))
    wanted = omega(covariance.matrix, int(covariance.n))
    cell = figures(of)["voice_in_strategy", "omega"]
    assert (cell.value, cell.low, cell.high) == pytest.approx((wanted.value, wanted.low, wanted.high), abs=5e-5)


def test_unrelated_answers_have_no_structure_and_no_reliability() -> None:
    of = responses()
    rng = np.random.default_rng(5)
    answers = np.asfortranarray(rng.integers(1, 6, of.answers.shape).astype(np.int8))
    found = figures(replace(of, answers=answers))
    assert found["structure", "components"].value == 0.0
    assert all(found[facet.id, "alpha"].low <= 0.1 for facet in of.instrument.facets)
    assert figures(of)["structure", "components"].value >= 1.0


def test_people_who_tick_one_answer_throughout_are_counted() -> None:
    instrument = library.get("customer-fitness")
    rows = {code: answers_of(100, seed, instrument) for seed, code in enumerate(("a", "b", "c"))}
    rows["a"][:30] = [[3] * len(rows["a"][0]) for _ in range(30)]
    found = figures(organisation(UNITS, rows, instrument=instrument.source))
    assert found["people", "careless:alike"].value == 10.0
    assert found["people", "careless"].value >= 10.0


def test_a_few_people_are_not_described() -> None:
    found = figures(responses(people=20))
    assert found["voice_in_strategy", "alpha"] == Cell(reason="too_few")
    with pytest.raises(GateError):
        check(responses(people=1))

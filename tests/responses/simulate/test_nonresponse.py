from __future__ import annotations

import numpy as np
import pytest

from orgfit.instruments.library import get
from orgfit.responses.columns import CANT_SAY, SKIPPED
from orgfit.responses.simulate import Simulated
from orgfit.responses.simulate.nonresponse import (
    HARD_TO_SAY,
    breaks,
    leave_out,
    probabilities,
    response_truth,
    willingness,
)
from orgfit.responses.simulate.people import FUNCTIONS

ITEMS = get("customer-fitness").coded_items
FAR, NEAR = FUNCTIONS.index("administration"), FUNCTIONS.index("service_and_support")


def left_out(function: int, missing: float = 0.03) -> np.ndarray:
    answers = np.full((8_000, len(ITEMS)), 3, np.int8)
    leave_out(answers, ITEMS, np.full(8_000, function), missing, rng=np.random.default_rng(2))
    return answers


def test_probabilities_have_the_mean_asked_for() -> None:
    willing = np.random.default_rng(1).normal(0.5, 1.0, 2_000)
    found = probabilities(willing, 0.6)
    assert found.mean() == pytest.approx(0.6)
    assert (np.argsort(found) == np.argsort(willing)).all()


def test_who_answers_depends_on_role_tenure_work_unit_and_fitness(company: Simulated) -> None:
    people, units = company.people, company.organisation.units
    fitness = np.where(np.arange(len(units)) % 2, 2.0, -2.0)
    willing = willingness(people, units, fitness, selective=True, rng=np.random.default_rng(3))
    for codes, low, high in ((people.role, 0, 2), (people.tenure, 0, 3), (people.function, 2, 5)):
        assert willing[codes == high].mean() > willing[codes == low].mean() + 0.2
    fit = fitness[people.unit] > 0
    assert willing[fit].mean() > willing[~fit].mean() + 0.3
    assert np.ptp(willingness(people, units, fitness, selective=False, rng=np.random.default_rng(3))) == 0


def test_the_truth_of_who_answers(company: Simulated) -> None:
    chance = np.linspace(0.2, 0.9, len(company.people))
    told = response_truth(chance, company.people, len(company.organisation.units), selective=True)
    own = company.organisation.own
    assert np.nansum(told.by_unit * own) == pytest.approx(chance.sum())
    assert np.isnan(told.by_unit[own == 0]).all()
    assert (told.role["top_team"], told.tenure["under_1_year"]) == (0.8, -0.3)
    alike = response_truth(chance, company.people, len(own), selective=False)
    assert set(alike.role.values()) == {0.0}


def test_some_stop_and_some_do_not() -> None:
    stop = breaks(20_000, 30, 0.02, np.random.default_rng(1))
    assert (stop < 30).mean() == pytest.approx(0.03, abs=0.005)
    assert stop.min() == 1
    assert (breaks(100, 30, 0.0, np.random.default_rng(1)) == 30).all()


def test_skipping_and_not_knowing_are_two_things() -> None:
    answers = left_out(NEAR)
    assert (answers == SKIPPED).mean() == pytest.approx(0.03, abs=0.004)
    assert (answers == CANT_SAY).mean() == pytest.approx(0.03, abs=0.004)
    assert (left_out(NEAR, 0.0) == 3).all()


def test_those_far_from_customers_cannot_say_more_often() -> None:
    hard = [item.id in HARD_TO_SAY for item in ITEMS]
    unknown = (left_out(FAR) == CANT_SAY).mean(axis=0)
    assert unknown[hard].min() > 0.1
    assert unknown[np.logical_not(hard)].max() < 0.05


def test_what_was_not_asked_is_not_left_out() -> None:
    answers = np.full((500, len(ITEMS)), SKIPPED, np.int8)
    leave_out(answers, ITEMS, np.full(500, FAR), 0.1, rng=np.random.default_rng(2))
    assert (answers == SKIPPED).all()

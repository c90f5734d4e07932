from __future__ import annotations

import numpy as np
import pytest

from orgfit.responses.simulate.chain import STATES, Chain
from orgfit.responses.unit_rows import UnitRow
from orgfit.responses.units import UnitTree

UNITS = 20_000
# Every unit a branch of its own: half of the variance is the branch's, half the unit's.
FLAT = UnitTree.build([UnitRow("t", "t", ""), *(UnitRow(f"u{n}", f"u{n}", "t") for n in range(UNITS))], "units")
CHAIN = Chain()


@pytest.fixture(scope="module")
def states() -> dict[str, np.ndarray]:
    return CHAIN.states(FLAT, 3, np.random.default_rng(5))


def correlation(one: np.ndarray, other: np.ndarray) -> float:
    return float(np.corrcoef(one, other)[0, 1])


def test_all_have_variance_one(states: dict[str, np.ndarray]) -> None:
    assert set(states) == set(STATES)
    for name in STATES:
        assert states[name].shape == (3, UNITS + 1)
        assert states[name].std(axis=1) == pytest.approx(np.ones(3), abs=0.02)


@pytest.mark.parametrize(("cause", "effect", "strength"), CHAIN.links)
def test_what_follows_follows_one_wave_later(
    states: dict[str, np.ndarray], cause: str, effect: str, strength: float
) -> None:
    assert correlation(states[cause][0], states[effect][1]) == pytest.approx(strength, abs=0.02)
    assert correlation(states[cause][1], states[effect][2]) == pytest.approx(strength, abs=0.02)
    assert correlation(states[cause][1], states[effect][1]) == pytest.approx(strength * CHAIN.same_wave, abs=0.02)


def test_states_last_as_said(states: dict[str, np.ndarray]) -> None:
    for name in STATES:
        assert correlation(states[name][0], states[name][1]) == pytest.approx(CHAIN.same_wave, abs=0.02)


def test_openness_goes_with_fitness(states: dict[str, np.ndarray]) -> None:
    assert correlation(states["openness"][1], states["fitness"][1]) == pytest.approx(0.5, abs=0.02)


def test_without_drift_nothing_moves() -> None:
    still = Chain(drift=0.0).states(FLAT, 2, np.random.default_rng(6))
    assert all((still[name][0] == still[name][1]).all() for name in STATES)


def test_more_waves_leave_the_first_as_it_is(states: dict[str, np.ndarray]) -> None:
    fewer = CHAIN.states(FLAT, 1, np.random.default_rng(5))
    assert all((fewer[name][0] == states[name][0]).all() for name in STATES)

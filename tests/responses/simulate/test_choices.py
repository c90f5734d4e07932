from __future__ import annotations

import numpy as np
import pytest

from orgfit.responses.simulate.choices import CUSTOMERS_SAY, EMPLOYEES_SAY, choose, shared_view
from orgfit.responses.simulate.settings import Settings
from orgfit.responses.simulate.tree import grow

TREE = grow(Settings(4_000, 200), np.random.default_rng(1))
VIEW = shared_view(TREE, np.random.default_rng(2))


def test_each_unit_has_its_own_view_of_what_matters() -> None:
    assert VIEW.chosen.sum(axis=1) == pytest.approx(np.ones(200))
    assert VIEW.chosen.std(axis=0).min() > 0.01
    assert VIEW.chosen.mean(axis=0) == pytest.approx(EMPLOYEES_SAY, abs=0.06)


def test_the_chance_to_name_the_same() -> None:
    leaf = int(np.flatnonzero(~TREE.inner)[0])
    assert VIEW.same[leaf] == pytest.approx((VIEW.chosen[leaf] ** 2).sum())
    assert VIEW.match[leaf] == pytest.approx(VIEW.chosen[leaf] @ CUSTOMERS_SAY)
    together = np.average(VIEW.chosen, axis=0, weights=TREE.own)
    assert VIEW.same[0] == pytest.approx((together**2).sum())


def test_options_are_chosen_as_often_as_they_are_likely() -> None:
    shares = np.array([[0.5, 0.3, 0.2], [0.1, 0.1, 0.8]])
    of_row = np.arange(40_000) % 2
    found = choose(shares, of_row, np.random.default_rng(3))
    for row in (0, 1):
        assert np.bincount(found[of_row == row], minlength=4)[1:] / 20_000 == pytest.approx(shares[row], abs=0.012)

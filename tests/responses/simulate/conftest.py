"""Two organisations that the tests of this folder look at: one in which nothing disturbs, one as it comes."""

from __future__ import annotations

import numpy as np
import pytest

from orgfit.responses.simulate import Simulated, simulate


@pytest.fixture(scope="session")
def clean() -> Simulated:
    """Whoever answers does so by lot, with care, and leaves nothing out; units change only where it was planted."""
    rng = np.random.default_rng(11)
    return simulate(9_000, 90, rng, waves=2, careless=0.0, missing=0.0, drift=0.0, selective=False)


@pytest.fixture(scope="session")
def company() -> Simulated:
    """All as it comes."""
    return simulate(5_000, 80, np.random.default_rng(12), waves=2, control=True)

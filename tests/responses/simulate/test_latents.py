from __future__ import annotations

import numpy as np
import pytest

from orgfit.responses.simulate import latents
from orgfit.responses.simulate.chain import Chain
from orgfit.responses.unit_rows import UnitRow
from orgfit.responses.units import UnitTree

UNITS = 20_000
FLAT = UnitTree.build([UnitRow("t", "t", ""), *(UnitRow(f"u{n}", f"u{n}", "t") for n in range(UNITS))], "units")
CHAIN = Chain()
FACETS = latents.of_employees(CHAIN, 0.12)


def test_there_is_a_value_for_each_facet() -> None:
    assert len(FACETS.facets) == 14
    assert FACETS.facets[FACETS.place["passion"]] == "passion"
    assert FACETS.between[FACETS.place["shared_purpose"]] == 0.12
    assert FACETS.between[FACETS.place["passion"]] == pytest.approx(0.18)


def test_units_hang_together_as_said() -> None:
    rng = np.random.default_rng(7)
    states = CHAIN.states(FLAT, 2, rng)
    parts = latents.of_units(FACETS, CHAIN, states, FLAT, rng)
    assert parts.shape == (2, 14, UNITS + 1)
    assert np.corrcoef(parts[1]) == pytest.approx(FACETS.unit_corr, abs=0.03)
    assert parts[0].std(axis=1) == pytest.approx(np.ones(14), abs=0.03)
    for facet, state in (("orchestration", "fitness"), ("co_creation", "openness"), ("talent", "flourishing")):
        part = parts[1, FACETS.place[facet]]
        assert np.corrcoef(part, states[state][1])[0, 1] == pytest.approx(np.sqrt(latents.UNIT_ALIKE), abs=0.02)


def test_people_hang_together_as_said() -> None:
    waves = latents.of_people(FACETS, 30_000, np.random.default_rng(8))
    first, second = next(waves), next(waves)
    assert np.corrcoef(first) == pytest.approx(FACETS.person_corr, abs=0.03)
    assert first.std(axis=1) == pytest.approx(np.ones(14), abs=0.02)
    lasting = latents.PERSON_ALIKE + (1 - latents.PERSON_ALIKE) * latents.PERSON_LASTS
    assert np.corrcoef(first[0], second[0])[0, 1] == pytest.approx(lasting, abs=0.02)


def test_the_whole_correlation_is_one_on_the_diagonal() -> None:
    assert np.diag(FACETS.correlation) == pytest.approx(np.ones(14))
    assert np.linalg.eigvalsh(FACETS.correlation).min() > 0

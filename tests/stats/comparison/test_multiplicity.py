from __future__ import annotations

import numpy as np
import pytest

from orgfit.errors import EstimateError
from orgfit.stats.comparison.multiplicity import false_discovery

# Benjamini & Hochberg (1995), section 4: fifteen p values, four of which stand at 5 %.
THROMBOLYSIS = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344,
    0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0000,
]  # fmt: skip


def test_the_example_of_the_source() -> None:
    found = false_discovery(THROMBOLYSIS, 0.05)
    assert int(found.flagged.sum()) == 4
    assert found.adjusted[3] == pytest.approx(0.0095 * 15 / 4, rel=1e-14)
    assert found.family == 15


def test_what_was_not_tested_is_neither_counted_nor_flagged() -> None:
    with_gaps = np.insert(np.array(THROMBOLYSIS), [0, 7, 15], np.nan).reshape(3, 6)
    found = false_discovery(with_gaps)
    assert found.family == 15
    assert int(found.flagged.sum()) == 4
    assert np.isnan(found.adjusted).tolist() == np.isnan(with_gaps).tolist()


def test_an_empty_family_flags_nothing() -> None:
    assert false_discovery([np.nan, np.nan]).flagged.tolist() == [False, False]


@pytest.mark.parametrize("rate", [0.0, 1.0, 5])
def test_a_rate_is_no_percentage(rate) -> None:
    with pytest.raises(EstimateError, match=r"Give 0\.05 for 5 %"):
        false_discovery([0.1], rate)


def test_a_p_lies_between_nought_and_one() -> None:
    with pytest.raises(EstimateError, match="not test statistics"):
        false_discovery([0.1, 2.3])

from __future__ import annotations

import numpy as np
import pytest

from orgfit.errors import EstimateError
from orgfit.stats.multilevel.nulls import RANGE, Null, null_variance, null_variances


@pytest.mark.parametrize(
    ("null", "shares"),
    [
        (Null.UNIFORM, [0.2, 0.2, 0.2, 0.2, 0.2]),
        (Null.SLIGHT_SKEW, [0.05, 0.15, 0.2, 0.35, 0.25]),
        (Null.MODERATE_SKEW, [0, 0.1, 0.15, 0.4, 0.35]),
        (Null.HEAVY_SKEW, [0, 0, 0.1, 0.4, 0.5]),
        (Null.TRIANGULAR, [0.11, 0.22, 0.34, 0.22, 0.11]),
    ],
)
def test_the_nulls_of_five_categories_are_the_variances_of_their_shares(null, shares) -> None:
    steps = np.arange(5)
    assert null_variance(5, null) == pytest.approx(shares @ steps**2 - (shares @ steps) ** 2, abs=1e-12)


@pytest.mark.parametrize("categories", range(2, 16))
def test_uniform_is_the_variance_of_all_categories(categories) -> None:
    assert null_variance(categories) == pytest.approx(np.var(np.arange(categories)), rel=1e-14)


@pytest.mark.parametrize("categories", range(5, 12))
def test_the_more_skewed_the_less_spread(categories) -> None:
    order = (Null.UNIFORM, Null.SLIGHT_SKEW, Null.MODERATE_SKEW, Null.HEAVY_SKEW)
    variances = [null_variance(categories, null) for null in order]
    assert variances == sorted(variances, reverse=True)
    assert null_variances(categories) == dict(zip(RANGE, variances, strict=False))


@pytest.mark.parametrize("categories", [2, 4, 12])
def test_where_no_skew_is_published_there_is_the_uniform_alone(categories) -> None:
    assert list(null_variances(categories)) == [Null.UNIFORM]
    with pytest.raises(EstimateError, match=rf"this scale has {categories}\. Take the uniform null"):
        null_variance(categories, Null.SLIGHT_SKEW)


def test_one_category_is_no_scale() -> None:
    with pytest.raises(EstimateError, match="this one has 1"):
        null_variances(1)

from __future__ import annotations

import numpy as np
import pytest

from orgfit.errors import EstimateError
from orgfit.responses.simulate import simulate
from orgfit.stats.psychometrics.covariance import pairwise_covariance
from orgfit.stats.psychometrics.parallel import parallel_analysis
from orgfit.tallies.crossproducts import cross_products


def unrelated(people: int, items: int, rng: np.random.Generator) -> np.ndarray:
    return np.corrcoef(rng.standard_normal((people, items)), rowvar=False)


def blocks(*sizes: int, r: float) -> np.ndarray:
    inside = np.zeros((sum(sizes), sum(sizes)))
    for number, start in enumerate(np.cumsum((0, *sizes[:-1]))):
        inside[start : start + sizes[number], start : start + sizes[number]] = r
    np.fill_diagonal(inside, 1.0)
    return inside


def test_blocks_of_items_are_components() -> None:
    rng = np.random.default_rng(1)
    found = parallel_analysis(blocks(4, 4, 4, r=0.5), 300, rng)
    assert found.components == 3
    assert found.eigenvalues.tolist() == pytest.approx([2.5] * 3 + [0.5] * 9)
    assert (np.diff(found.thresholds) < 0).all()


def test_the_count_stops_at_the_first_that_is_not_above() -> None:
    """The last eigenvalues of correlations with a strong component lie below, those in between are not counted."""
    matrix = blocks(6, 2, 2, 2, r=0.11)
    found = parallel_analysis(matrix, 400, np.random.default_rng(2))
    above = found.eigenvalues > found.thresholds
    assert found.components == 1
    assert above[found.components :].any()


def test_unrelated_items_have_no_component_in_95_of_100_draws() -> None:
    """At a quantile of 0.95, 5 % of draws are to find one by chance; 600 draws have a standard error of 0.9 %."""
    rng = np.random.default_rng(3)
    found = [parallel_analysis(unrelated(150, 8, rng), 150, rng).components for _ in range(600)]
    assert 0.03 < np.mean(np.array(found) > 0) < 0.07


def test_thresholds_are_those_of_drawn_answers() -> None:
    """Bartlett's triangle against answers drawn person by person, beside more people than items and fewer."""
    rng = np.random.default_rng(4)
    for people, items in ((60, 6), (7, 6), (5, 6)):
        drawn = np.sort(np.linalg.eigvalsh([unrelated(people, items, rng) for _ in range(4000)]))[:, ::-1]
        found = parallel_analysis(np.eye(items), people, rng, draws=4000).thresholds
        assert found == pytest.approx(np.quantile(drawn, 0.95, axis=0), abs=0.04)


def test_many_draws_of_many_items_are_made_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = parallel_analysis(np.eye(5), 50, np.random.default_rng(5), draws=3000).thresholds
    monkeypatch.setattr("orgfit.stats.psychometrics.parallel.AT_ONCE", 7 * 25)
    parts = parallel_analysis(np.eye(5), 50, np.random.default_rng(5), draws=3000).thresholds
    assert parts.tolist() != whole.tolist()
    assert parts == pytest.approx(whole, abs=0.03)


def test_equal_generators_give_equal_thresholds() -> None:
    one, other, another = (parallel_analysis(np.eye(4), 30, np.random.default_rng(seed)) for seed in (6, 6, 7))
    assert one.thresholds.tolist() == other.thresholds.tolist() != another.thresholds.tolist()


def test_a_higher_quantile_asks_for_more() -> None:
    low, high = (
        parallel_analysis(np.eye(4), 30, np.random.default_rng(8), quantile=quantile) for quantile in (0.5, 0.99)
    )
    assert (low.thresholds < high.thresholds).all()


def test_a_simulated_organisation_has_its_six_facets_and_its_control_has_none() -> None:
    rng = np.random.default_rng(9)
    made = simulate(1500, 40, rng, instruments=("customer-fitness",), customers=0, careless=0.0, control=True)
    assert len(made.table("customer-fitness").responses.instrument.facets) == 6
    counts = []
    for name in ("customer-fitness", "control"):
        responses = made.table(name).responses
        place = {item.id: column for column, item in enumerate(responses.instrument.coded_items)}
        columns = [place[item.id] for facet in responses.instrument.facets for item in facet.items]
        covariance = pairwise_covariance(cross_products(responses, columns))
        sd = np.sqrt(np.diagonal(covariance.matrix))
        counts.append(parallel_analysis(covariance.matrix / np.outer(sd, sd), int(covariance.n), rng).components)
    assert counts == [6, 0]


@pytest.mark.parametrize(
    ("correlation", "n"),
    [
        ([[1.0]], 100),
        (np.eye(3), 2),
        (np.eye(3)[:2], 100),
        ([[1.0, np.nan], [np.nan, 1.0]], 100),
        ([[4.0, 1.0], [1.0, 4.0]], 100),
        ([[1.0, 0.5], [0.4, 1.0]], 100),
        (1.0, 100),
    ],
)
def test_what_are_no_correlations_of_enough(correlation, n) -> None:
    with pytest.raises(EstimateError):
        parallel_analysis(correlation, n, np.random.default_rng(1))


@pytest.mark.parametrize("wrong", [{"draws": 0}, {"quantile": 0.0}, {"quantile": 1.0}])
def test_what_cannot_be_asked_for(wrong) -> None:
    with pytest.raises(EstimateError, match=r"Give 200 and 0\.95"):
        parallel_analysis(np.eye(3), 100, np.random.default_rng(1), **wrong)

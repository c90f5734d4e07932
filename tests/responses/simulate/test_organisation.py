"""What is said to be true is what the answers show, within what chance allows."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import pytest

from orgfit.responses.columns import CANT_SAY, SKIPPED
from orgfit.responses.simulate import Simulated, Table, simulate
from orgfit.responses.simulate.people import STAFF


def answers(table: Table, *names: str) -> np.ndarray:
    place = {item.id: column for column, item in enumerate(table.responses.instrument.coded_items)}
    return table.responses.answers[:, [place[name] for name in names]].astype(float)


def sheet_of(made: Simulated, facet: str, wave: int = 1) -> Table:
    return made.table(made.truth.facets[facet].instrument, wave)


def points(made: Simulated, facet: str, wave: int = 1) -> np.ndarray:
    """The score of each person who answered all items of a facet on a scale of five; nan for others."""
    raw = answers(sheet_of(made, facet, wave), *made.truth.facets[facet].items)
    return np.where((raw > 0).all(axis=1), (raw.mean(axis=1) - 1) * 25, np.nan)


def unit_means(made: Simulated, facet: str, wave: int = 1) -> tuple[np.ndarray, np.ndarray]:
    """Mean and number of answers of each unit with all below it."""
    responses = sheet_of(made, facet, wave).responses
    score = points(made, facet, wave)
    count = np.array([np.isfinite(score[responses.rows(unit)]).sum() for unit in range(len(responses.units))])
    mean = np.array([np.nanmean(score[responses.rows(unit)]) if n else np.nan for unit, n in enumerate(count)])
    return mean, count


def alpha(raw: np.ndarray) -> float:
    covariances = np.cov(raw.T)
    count = len(covariances)
    return count / (count - 1) * (1 - np.trace(covariances) / covariances.sum())


def whole(raw: np.ndarray) -> np.ndarray:
    return raw[(raw > 0).all(axis=1)]


def test_means_of_units_lie_where_they_are_expected(clean: Simulated) -> None:
    leaves = ~clean.organisation.inner
    distances = []
    for facet, truth in clean.truth.facets.items():
        mean, count = unit_means(clean, facet)
        distances.append((mean - clean.truth.facet_mean(facet))[leaves] / np.sqrt(truth.within / count[leaves]))
    found = np.concatenate(distances)
    assert found.mean() == pytest.approx(0.0, abs=0.15)
    assert found.std() == pytest.approx(1.0, abs=0.08)
    assert 0.93 < (np.abs(found) < 1.96).mean() < 0.97


def test_what_everybody_would_have_said_lies_nearer(clean: Simulated) -> None:
    """Those who answered are three quarters of all, so their mean misses that of all by less than by chance alone."""
    leaves = ~clean.organisation.inner
    heads = clean.organisation.headcount[leaves]
    distances = []
    for facet, truth in clean.truth.facets.items():
        mean, count = unit_means(clean, facet)
        error = np.sqrt(truth.within / count[leaves] * (1 - count[leaves] / heads))
        distances.append((mean - clean.truth.means.everybody[facet][0])[leaves] / error)
    found = np.concatenate(distances)
    assert found.mean() == pytest.approx(0.0, abs=0.15)
    assert found.std() == pytest.approx(1.0, abs=0.08)


def test_variances_are_those_within_and_between_units(clean: Simulated) -> None:
    for facet, truth in clean.truth.facets.items():
        score, size = points(clean, facet), np.diff(sheet_of(clean, facet).responses.offsets)
        unit = np.repeat(np.cumsum(size > 0)[size > 0] - 1, size[size > 0])
        mean, count = np.bincount(unit, score) / np.bincount(unit), np.bincount(unit)
        within = np.sum((score - mean[unit]) ** 2) / (len(score) - len(mean))
        assert within == pytest.approx(truth.within, rel=0.06)
        between = mean.var(ddof=1) - np.mean(within / count)
        assert between == pytest.approx(truth.between, rel=0.3)
        assert truth.icc1 == truth.between / (truth.between + truth.within)


@pytest.mark.parametrize("name", ["clean", "company"])
def test_alpha_is_as_said(request: pytest.FixtureRequest, name: str) -> None:
    made: Simulated = request.getfixturevalue(name)
    for facet, truth in made.truth.facets.items():
        found = alpha(whole(answers(sheet_of(made, facet), *truth.items)))
        assert found == pytest.approx(truth.alpha_with_careless, abs=0.02)


def test_with_care_there_is_one_alpha(clean: Simulated) -> None:
    assert all(truth.alpha_with_careless == pytest.approx(truth.alpha) for truth in clean.truth.facets.values())


def test_careless_rows_raise_alpha(company: Simulated) -> None:
    for truth in company.truth.facets.values():
        assert 0.004 < truth.alpha_with_careless - truth.alpha < 0.04


def test_a_score_is_as_reliable_as_said(clean: Simulated) -> None:
    """With unequal loadings reliability lies a little above alpha; for two items Spearman-Brown is close to both."""
    for truth in clean.truth.facets.values():
        assert 0 <= truth.reliability - truth.alpha < 0.03
        assert (truth.spearman_brown is None) == (len(truth.items) > 2)
        assert truth.spearman_brown is None or truth.alpha <= truth.spearman_brown < truth.alpha + 0.01


def test_nothing_is_reliable_in_the_control(company: Simulated) -> None:
    control = company.table("control")
    for truth in company.truth.facets.values():
        if truth.instrument == "customer-fitness":
            assert alpha(answers(control, *truth.items)) == pytest.approx(0.0, abs=0.12)


def test_as_many_answer_as_asked_for(company: Simulated) -> None:
    for table in company.tables:
        if table.name in {"customer-fitness", "openness"}:
            assert table.responses.people / 5_000 == pytest.approx(0.75, abs=0.02)
            assert table.careless.mean() == pytest.approx(0.03, abs=0.01)


def test_careless_rows_are_those_that_are_named(company: Simulated) -> None:
    table = company.table("openness")
    raw = answers(table, *[item for item in table.asked if item.startswith("op")])
    straight = (raw == raw[:, :1]).all(axis=1) & (raw[:, 0] > 0)
    assert straight[table.careless].all()
    assert straight[~table.careless].mean() < 0.01


def test_leaders_answer_more(company: Simulated) -> None:
    role = company.table("customer-fitness").responses.attributes[0].codes
    everybody = company.people.role
    assert (role > STAFF).mean() > (everybody > STAFF).mean() + 0.005


def test_drivers_are_found_by_plain_regression(clean: Simulated) -> None:
    fitness, outcomes = clean.table("customer-fitness"), clean.table("promise-and-guesses")
    _, rows, others = np.intersect1d(fitness.person, outcomes.person, return_indices=True)
    for name, truth in clean.truth.outcomes.items():
        scores = np.stack([points(clean, facet) for facet in truth.facets], axis=1)[rows]
        given = np.column_stack([scores, answers(outcomes, name)[others]])
        standard = (given - given.mean(axis=0)) / given.std(axis=0)
        slopes, *_ = np.linalg.lstsq(standard[:, :-1], standard[:, -1], rcond=None)
        assert slopes == pytest.approx(truth.observed, abs=0.045)
        assert np.var(standard[:, :-1] @ slopes) == pytest.approx(truth.observed_explained, abs=0.03)


def test_weights_stand_where_they_were_put(clean: Simulated) -> None:
    truth = clean.truth.outcomes["ou01"]
    planted = {name: weight for name, weight in zip(truth.facets, truth.weights, strict=True) if weight}
    assert planted == {"orchestration": 0.35, "customer_insight": 0.15, "follow_through": 0.3}
    assert truth.observed_explained < truth.explained


def test_planted_changes_are_there_and_no_others(clean: Simulated) -> None:
    changes = clean.truth.changes
    assert {change.wave for change in changes} == {2}
    changed = {(change.unit, change.facet): change.points for change in changes}
    assert {np.sign(size) for size in changed.values()} == {-1.0, 1.0}
    for facet, truth in clean.truth.facets.items():
        before, after = unit_means(clean, facet, 1), unit_means(clean, facet, 2)
        error = np.sqrt(truth.within * (1 / before[1] + 1 / after[1]))
        moved = clean.truth.facet_mean(facet, 2) - clean.truth.facet_mean(facet, 1)
        for unit in np.flatnonzero(~clean.organisation.inner).tolist():
            assert moved[unit] == pytest.approx(changed.get((unit, facet), 0.0), abs=1e-9)
            assert after[0][unit] - before[0][unit] == pytest.approx(moved[unit], abs=5 * error[unit])


def test_a_planted_change_is_seen_and_promises_with_it(clean: Simulated) -> None:
    table = clean.table("promise-and-guesses", 2)
    changed = np.zeros(len(clean.organisation.units), np.bool_)
    changed[[change.unit for change in clean.truth.changes]] = True
    there = np.repeat(changed, np.diff(table.responses.offsets))
    kept = answers(table, "pm02")[:, 0]
    assert kept[there].mean() > kept[~there].mean() + 0.4
    conditions = answers(table, "co01")[:, 0]
    assert (conditions[there] > 0).all()
    assert (conditions[~there] == SKIPPED).all()


def test_guesses_lie_beside_what_they_are_about(clean: Simulated) -> None:
    for guess in clean.truth.guesses:
        given = answers(clean.table("guesses", guess.wave), guess.id)[:, 0]
        given = given[given >= 0]
        assert given.mean() == pytest.approx(guess.expected, abs=4 * given.std() / np.sqrt(len(given)))
    about = {guess.id: guess for guess in clean.truth.guesses if guess.wave == 1}
    assert about["gu01"].expected > 10 * about["gu01"].actual + 1
    assert about["gu02"].expected < 10 * about["gu02"].actual - 0.5


@pytest.mark.parametrize(("name", "side", "within"), [("gu01", 1, 0.02), ("gu02", 0, 0.08)])
def test_the_share_a_guess_is_about_is_that_of_the_other_side(
    clean: Simulated, name: str, side: int, within: float
) -> None:
    guess = next(guess for guess in clean.truth.guesses if guess.id == name)
    table = clean.table("openness")
    asked = table.responses.attributes[-1].codes == side
    agreed = answers(table, "op01")[asked, 0] >= 4
    assert agreed.mean() == pytest.approx(guess.actual, abs=within)


def test_guesses_are_asked_of_their_own_side(clean: Simulated) -> None:
    table = clean.table("guesses")
    side = table.responses.attributes[-1].codes
    for name, asked in (("gu01", 0), ("gu02", 1), ("gu03", 0)):
        assert ((answers(table, name)[:, 0] != SKIPPED) == (side == asked)).all()


def test_deciders_see_more_say_than_doers(clean: Simulated) -> None:
    side = clean.table("openness").responses.attributes[-1].codes
    voice = points(clean, "voice_in_strategy")
    assert voice[side == 0].mean() > voice[side == 1].mean() + 8
    wish = answers(clean.table("openness"), "opw1")[:, 0]
    assert wish[side == 0].mean() < wish[side == 1].mean() - 0.4


def test_units_name_what_they_are_said_to_name(clean: Simulated) -> None:
    table, view = clean.table("customer-fitness"), clean.truth.shared_view
    named = answers(table, "cfs1")[:, 0].astype(int) - 1
    unit = np.repeat(np.arange(len(table.responses.units)), np.diff(table.responses.offsets))
    for option in range(len(view.options)):
        assert (named == option).mean() == pytest.approx(view.chosen[unit, option].mean(), abs=0.02)
    logs = np.log(view.chosen[unit, named]).mean()
    assert logs > np.log(view.chosen.mean(axis=0)[named]).mean() + 0.05


def test_customers_follow_the_fitness_of_units_and_figures_follow_customers(clean: Simulated) -> None:
    states, own = clean.truth.states, clean.organisation.own > 0
    fitness, customers, money = (states[name][0][own] for name in ("fitness", "customers", "bottom_line"))
    assert np.corrcoef(fitness, customers)[0, 1] == pytest.approx(0.6, abs=0.25)
    margin = clean.bottom_line[0].figures["bl02"][own]
    there = np.isfinite(margin)
    assert np.corrcoef(money[there], margin[there])[0, 1] == pytest.approx(0.8, abs=0.12)
    control = clean.bottom_line[0].figures["bl07"][own]
    there = np.isfinite(control)
    assert np.corrcoef(money[there], control[there])[0, 1] == pytest.approx(0.0, abs=0.3)
    assert (~there).mean() < 0.15


def test_some_answers_are_missing_for_two_reasons(company: Simulated) -> None:
    raw = answers(company.table("customer-fitness"), "cf01", "cf02", "cf03", "cf24")
    assert 0.005 < (raw == CANT_SAY).mean() < 0.05
    assert (raw[:, 3] == SKIPPED).mean() > (raw[:, 0] == SKIPPED).mean() + 0.005


@lru_cache
def small(seed: int, waves: int = 1) -> Simulated:
    return simulate(300, 20, np.random.default_rng(seed), waves=waves)


def alike(one: Simulated, other: Simulated, wave: int = 1) -> list[bool]:
    return [one.table(name, wave).responses == other.table(name, wave).responses for name in one.names]


def test_the_same_seed_gives_the_same_organisation() -> None:
    again = simulate(300, 20, np.random.default_rng(1))
    assert all(alike(small(1), again))
    assert [table.comments for table in again.tables] == [table.comments for table in small(1).tables]
    assert again.truth.changes == small(1).truth.changes
    assert not any(alike(small(1), small(2)))


def test_more_waves_leave_the_first_as_it_is() -> None:
    assert all(alike(small(1), small(1, 2)))
    assert all(alike(small(1, 2), small(1, 3), 2))
    first, second = (small(1, 2).table("openness", wave).responses.answers for wave in (1, 2))
    assert first.shape != second.shape or (first != second).any()


def test_a_table_that_is_not_there() -> None:
    with pytest.raises(KeyError, match="no table 'opennes' in wave 1"):
        small(1).table("opennes")

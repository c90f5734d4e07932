from __future__ import annotations

from itertools import groupby

import numpy as np
import pytest

from orgfit.errors import EstimateError
from orgfit.stats.psychometrics.quality import Questions, careless, even_odd, long_strings


def questions(*sizes: int, high: int = 5) -> Questions:
    """Facets of these sizes one after another, all on a scale from 1."""
    facet = np.repeat(np.arange(len(sizes)), sizes)
    return Questions(facet, np.ones(len(facet), int), np.full(len(facet), high))


def test_longest_runs_are_those_counted_one_by_one() -> None:
    rng = np.random.default_rng(1)
    answers = rng.choice(np.array([-2, -1, 1, 2], np.int8), size=(200, 30), p=[0.1, 0.1, 0.4, 0.4])
    found = long_strings(answers, questions(*[5] * 6))
    for person, row in enumerate(answers):
        given = [(answer, at // 5) for at, answer in enumerate(row) if answer >= 0]
        runs = [list(run) for _, run in groupby(given, key=lambda one: one[0])]
        assert found.longest[person] == max(len(run) for run in runs)
        over = [len(run) for run in runs if len({facet for _, facet in run}) > 1]
        assert found.over_facets[person] == max(over, default=0)


def test_a_run_within_one_facet_is_no_sign() -> None:
    answers = np.array([[4] * 21 + [1, 2]], np.int8)
    assert long_strings(answers, questions(21, 2)).over_facets.tolist() == [0]
    assert not careless(answers, questions(21, 2)).flagged.any()
    assert careless(answers, questions(20, 3)).long_string.tolist() == [True]
    assert careless(answers[:, :19], questions(10, 9)).long_string.tolist() == [False]


def test_skipped_and_cant_say_neither_end_a_run_nor_make_one() -> None:
    pair = questions(15, 15)
    gaps = np.full((1, 30), 3, np.int8)
    gaps[0, [4, 11, 20]] = -1, -2, -1
    assert long_strings(gaps, pair).longest.tolist() == [27]
    nothing = np.full((2, 30), [[-1], [-2]], np.int8)
    found = long_strings(nothing, pair)
    assert (found.longest.tolist(), found.over_facets.tolist()) == ([0, 0], [0, 0])
    assert not careless(nothing, pair).flagged.any()


def test_alike_is_what_stands_at_the_same_place() -> None:
    mixed = Questions(np.array([0, 0, 1, 1]), np.array([1, 1, 0, 0]), np.array([5, 5, 10, 10]))
    answers = np.array([[5, 5, 10, 10], [5, 5, 5, 5], [3, 3, 5, 5], [2, 2, 2, 2]], np.int8)
    assert long_strings(answers, mixed).longest.tolist() == [4, 2, 4, 2]


def test_items_that_were_turned_round_are_seen_as_they_were_asked() -> None:
    plain = questions(2, 2)
    turned = Questions(plain.facet, plain.low, plain.high, np.array([False, True, False, True]))
    answers = np.array([[5, 1, 5, 1], [5, 5, 5, 5]], np.int8)
    assert long_strings(answers, plain).longest.tolist() == [1, 4]
    assert long_strings(answers, turned).longest.tolist() == [4, 1]


def test_even_odd_from_its_definition() -> None:
    rng = np.random.default_rng(3)
    asked = questions(4, 3, 2, 5, 1)
    answers = rng.integers(1, 6, (50, 15)).astype(np.int8)
    answers[rng.random(answers.shape) < 0.1] = -1
    found = even_odd(answers, asked)
    for person, row in enumerate(answers):
        halves = []
        for facet in range(5):
            own = np.where(row[asked.facet == facet] >= 0, row[asked.facet == facet], np.nan)
            odd, even = own[0::2], own[1::2]
            if np.isfinite(odd).any() and np.isfinite(even).any():
                halves.append((np.nanmean(odd), np.nanmean(even)))
        assert found.pairs[person] == len(halves)
        if len(halves) < 3:
            assert np.isnan(found.value[person])
            continue
        r = np.corrcoef(np.array(halves).T)[0, 1]
        assert found.value[person] == pytest.approx(2 * r / (1 + r) if r > -1 / 3 else -1.0, abs=1e-9)


def test_many_people_are_taken_in_parts(monkeypatch) -> None:
    rng = np.random.default_rng(5)
    asked, answers = questions(*[3] * 5), rng.integers(1, 6, (40, 15)).astype(np.int8)
    whole = even_odd(answers, asked)
    monkeypatch.setattr("orgfit.stats.psychometrics.quality.AT_ONCE", 7)
    parts = even_odd(answers, asked)
    assert np.array_equal(whole.value, parts.value, equal_nan=True)
    assert np.array_equal(whole.pairs, parts.pairs)


def test_halves_that_are_all_alike_say_nothing() -> None:
    found = even_odd(np.full((1, 12), 3, np.int8), questions(4, 4, 4))
    assert np.isnan(found.value).all()
    assert np.isnan(found.high).all()
    assert found.pairs.tolist() == [3]


def test_careful_people_are_left_alone_and_random_answers_stand_out() -> None:
    rng = np.random.default_rng(2)
    asked = questions(*[4] * 18)
    level = rng.normal(3.4, 0.6, (4000, 1)) + rng.normal(0, 0.6, (4000, 18))[:, asked.facet]
    careful = np.clip(np.round(level + rng.normal(0, 0.7, (4000, 72))), 1, 5).astype(np.int8)
    noise = rng.integers(1, 6, (4000, 72)).astype(np.int8)
    honest, random = careless(careful, asked), careless(noise, asked)
    assert honest.flagged.mean() < 0.01
    assert random.inconsistent.mean() > 0.1
    assert even_odd(careful, asked).value.mean() > 0.6 > abs(even_odd(noise, asked).value.mean()) + 0.3


def test_who_was_fast_is_a_sign_where_it_is_known() -> None:
    asked, answers = questions(3, 3), np.array([[1, 2, 3, 4, 5, 1], [1, 2, 3, 4, 5, 1]], np.int8)
    assert careless(answers, asked, fast=[True, False]).flagged.tolist() == [True, False]
    assert not careless(answers, asked).fast.any()
    with pytest.raises(EstimateError, match="one value a person, 2 here; 3 came"):
        careless(answers, asked, fast=[True, False, True])


def test_nobody_has_no_flags() -> None:
    assert careless(np.zeros((0, 6), np.int8), questions(3, 3)).flagged.shape == (0,)


@pytest.mark.parametrize("shape", [(2, 5), (6,)])
def test_every_column_has_its_question(shape) -> None:
    with pytest.raises(EstimateError, match=r"and 6 questions came\. Give facet, low and high of each column"):
        long_strings(np.ones(shape, np.int8), questions(3, 3))

"""The whole attack: everything is tried, on all files together, and nothing of the answers is used."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from orgfit.analyses.interpret import release
from orgfit.analyses.interpret.before import Wave
from orgfit.disclosure.attack_report import AttackReport
from orgfit.disclosure.audit.attack import attack
from orgfit.disclosure.released import Released
from orgfit.errors import InputError
from orgfit.responses.columns import Responses
from weak_gates import LITTLE, company, people, released_of, skipping, with_heads

Pair = tuple[Released, Responses]


def asked(seed: int, wave: str = "Spring") -> Responses:
    rows = {"a": people(12, seed), "b": skipping(people(55, seed + 1), 6, "p1"), "b1": people(30, seed + 2)}
    return replace(with_heads(company("a b b/b1", rows), a=3), wave=wave)


@pytest.fixture(scope="module")
def pair() -> Pair:
    responses = asked(1)
    return released_of(responses), responses


def tried(*pairs: Pair, seed: int = 0) -> AttackReport:
    return attack(pairs, rng=np.random.default_rng(seed), effort=LITTLE)


def test_what_is_told_of_a_release_that_keeps_the_rules(pair: Pair) -> None:
    released, responses = pair
    report = tried(pair)
    assert report.hits == ()
    assert report.waves == ("A planted survey, Spring",)
    assert (report.people, report.threshold) == (responses.people, 5)
    assert report.figures == released.table["value"].is_valid().to_numpy().sum()
    assert len({one.attack for one in report.tried}) == len(report.tried) == 15
    assert [one.attack for one in report.tried if one.sampled] == ["Subtraction, by linear programs", "bounds"]


def test_two_files_are_attacked_as_one_and_counted_together(pair: Pair) -> None:
    responses = asked(7, "Later")
    other = released_of(responses), responses
    alone, both = tried(pair), tried(pair, other)
    assert both.waves == ("A planted survey, Spring", "A planted survey, Later")
    assert both.figures == alone.figures + tried(other).figures
    by_name = {one.attack: one for one in both.tried}
    assert len(by_name) == len(both.tried) == len(alone.tried) + 2
    for one in alone.tried:
        assert by_name[one.attack].number >= one.number


def test_an_earlier_wave_explains_differences_from_it(pair: Pair) -> None:
    responses = asked(7, "Later")
    later = released_of(responses, last=Wave(pair[1], pair[0])), responses
    name = "What follows from shown figures"
    (alone,), (both,) = ([one for one in tried(*of).tried if one.attack == name] for of in ((later,), (pair, later)))
    assert "it was not given" in alone.note
    assert "it was not given" not in both.note
    assert not both.hits


def test_the_same_seed_finds_the_same(pair: Pair) -> None:
    assert tried(pair) == tried(pair)


def test_no_answer_is_used(pair: Pair) -> None:
    """With other answers of the same people to the same questions the report says the same."""
    released, responses = pair
    low = np.array([item.steps.start for item in responses.instrument.coded_items], np.int8)
    answers = np.where(responses.answers >= low, low, responses.answers)
    others = replace(responses, answers=np.asfortranarray(answers))
    assert not np.array_equal(others.answers, responses.answers)
    assert tried((released, others)) == tried(pair)


def test_answers_that_a_release_was_not_made_from(pair: Pair) -> None:
    released, responses = pair
    for other in (replace(responses, wave="Other"), asked_of_fewer()):
        with pytest.raises(InputError, match="Answers from which 'A planted survey, Spring' was released were wanted"):
            tried((released, other))


def asked_of_fewer() -> Responses:
    return company("a b b/b1", {"a": people(12, 1), "b": people(55, 2), "b1": people(29, 3)})


def test_it_says_how_far_it_is(pair: Pair) -> None:
    seen: list[tuple[str, float]] = []

    def told(stage: str, share: float) -> None:
        seen.append((stage, share))

    attack([pair], rng=np.random.default_rng(0), effort=LITTLE, progress=told)
    assert list(dict(seen)) == ["Attacking single figures", "Adding and subtracting", "Bounding small groups"]
    assert all(0.0 <= share < 1.0 for _, share in seen)


def test_a_hidden_unit_that_is_shown_is_found_and_named(pair: Pair) -> None:
    """Raised to seven after the release, the threshold asks for more than it kept."""
    responses = company("a b", {"a": people(6, 1), "b": people(40, 2)})
    outcome = release(responses)
    stricter = replace(outcome.released, policy=replace(outcome.released.policy, threshold=7))
    report = tried((stricter, responses))
    assert report.threshold == 7
    assert {(hit.unit, hit.people) for hit in report.hits} == {("a", 6)}

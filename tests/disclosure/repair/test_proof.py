"""When clean bases are a proof."""

from __future__ import annotations

import numpy as np

from orgfit.disclosure.repair.proof import Proof


def proof(*people: int, threshold: int = 5) -> Proof:
    return Proof(np.array(people, np.int64), threshold)


def test_without_a_basis_nobody_is_covered() -> None:
    assert proof(1, 9).uncovered().tolist() == [True, True]
    assert proof(1, 9).share_uncovered() == 1.0


def test_at_five_everybody_has_to_be_in_fewer_than_three_quarters_of_the_bases() -> None:
    trial = proof(1, 2, 7)
    for kinds in ([0, 1, 2], [0, 1, 2], [0, 1, 2], [1, 2]):
        trial.add(np.array(kinds))
    assert trial.uncovered().tolist() == [True, False, False]
    trial.add(np.array([], np.int64))
    assert trial.uncovered().tolist() == [False, False, False]
    assert trial.share_uncovered() == 0.0


def test_at_seven_everybody_has_to_be_in_fewer_than_half() -> None:
    trial = proof(1, threshold=7)
    trial.add(np.array([0]))
    trial.add(np.array([], np.int64))
    assert trial.uncovered().tolist() == [True]
    trial.add(np.array([], np.int64))
    assert trial.uncovered().tolist() == [False]


def test_the_share_is_one_of_people() -> None:
    trial = proof(1, 9)
    trial.add(np.array([0, 1]))
    assert trial.share_uncovered() == 0.1


def test_bases_before_a_drop_count_less_and_are_kept() -> None:
    trial = proof(1)
    trial.add(np.array([0]))
    trial.go_on()
    trial.add(np.array([], np.int64))
    assert (trial.usage.tolist(), trial.bases, trial.fresh) == ([1], 5, 1)
    assert not trial.uncovered().any()


def test_weights_stay_within_whole_numbers() -> None:
    trial = Proof(np.array([10**7]), 100)
    for _ in range(100):
        trial.add(np.array([0]))
        trial.go_on()
    assert 0 < trial.bases < 2**30
    assert not trial.uncovered().any()


def test_who_was_in_many_bases_comes_late() -> None:
    trial = proof(1, 1, 1)
    trial.add(np.array([1]))
    assert trial.keys(np.random.default_rng(1)).argmin() == 1


def test_a_proof_that_gets_no_better_stalls() -> None:
    trial = proof(1)
    seen = []
    for _ in range(10):
        trial.add(np.array([0]))
        seen.append(trial.stalls())
    assert seen == [False] * 8 + [True] * 2


def test_with_a_high_threshold_it_waits_longer() -> None:
    trial = proof(1, threshold=20)
    for _ in range(20):
        trial.add(np.array([0]))
    assert not trial.stalls()
    trial.add(np.array([0]))
    assert trial.stalls()

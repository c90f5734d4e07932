"""Rounds of attack and repair."""

from __future__ import annotations

import numpy as np
import pytest

from orgfit.disclosure.repair.attack import Attack
from orgfit.disclosure.repair.blocks import Blocks, blocks_of
from orgfit.disclosure.repair.search import PRIMES, repair
from planted import tree

ONE = tree(("all", ""))


def groups(*profiles: tuple[str, int]) -> Blocks:
    """One unit; a profile names the attributes that its people have, as 'ac', and how many they are."""
    rows = [profile for profile, people in profiles for _ in range(people)]
    names = sorted({name for row in rows for name in row})
    codes = [np.array([0 if name in row else -1 for row in rows], np.int8) for name in names]
    return blocks_of(ONE, np.array([True]), np.zeros(len(rows), np.int64), codes, [1] * len(names))


def everything(blocks: Blocks) -> np.ndarray:
    return np.ones((blocks.nodes, blocks.columns), bool)


def rng() -> np.random.Generator:
    return np.random.default_rng(1)


def test_what_is_safe_is_proven_and_stays() -> None:
    result = repair(groups(("a", 6), ("b", 7)), np.ones((1, 2), bool), threshold=5, rng=rng())
    assert (result.shown.tolist(), result.proven, result.uncovered, result.dropped) == ([[True, True]], True, 0.0, 0)
    assert result.bases > 0


def test_two_people_between_two_attributes_are_found() -> None:
    """Those with a and those with b are all there are but two; a and b overlap nowhere."""
    blocks = groups(("a", 6), ("b", 7), ("", 2))
    result = repair(blocks, everything(blocks), threshold=5, rng=rng())
    assert result.proven
    assert result.dropped == 1
    assert result.shown.sum() == 1


def test_where_rounds_run_out_nothing_is_proven() -> None:
    blocks = groups(("a", 6), ("b", 7), ("", 2))
    result = repair(blocks, everything(blocks), threshold=5, rng=rng(), most_rounds=1)
    assert not result.proven
    assert result.uncovered == 1.0


def test_totals_alone_need_no_attack() -> None:
    blocks = groups(("a", 6))
    result = repair(blocks, np.zeros((1, 1), bool), threshold=5, rng=rng())
    assert (result.proven, result.bases, result.dropped) == (True, 0, 0)


def test_progress_never_goes_back_and_ends_at_one() -> None:
    blocks = groups(("a", 6), ("b", 7), ("", 2))
    seen: list[float] = []
    repair(blocks, everything(blocks), threshold=5, rng=rng(), progress=seen.append)
    assert seen == sorted(seen)
    assert seen[-1] == 1.0


# Four kinds of people, all independent; but modulo 2 the first is the sum of the others.
PARITY = groups(("b", 6), ("bcd", 6), ("abd", 6), ("abc", 6))


def ranks(blocks: Blocks, *primes: int) -> list[int]:
    attack = Attack.on(blocks, everything(blocks), 5)
    return [attack.rank(np.arange(len(blocks.people), dtype=float), prime) for prime in primes]


def test_a_prime_may_find_too_small_a_rank() -> None:
    assert ranks(PARITY, 2, *PRIMES) == [3, 4, 4, 4]


@pytest.mark.parametrize("primes", [(2, *PRIMES), (PRIMES[0], 2, PRIMES[1])])
def test_a_prime_with_too_small_a_rank_is_struck_off(primes: tuple[int, ...]) -> None:
    result = repair(PARITY, everything(PARITY), threshold=5, rng=rng(), primes=primes)
    assert result.proven
    assert result.dropped == 0


def test_where_no_two_primes_agree_only_totals_are_left() -> None:
    result = repair(PARITY, everything(PARITY), threshold=5, rng=rng(), primes=(2, PRIMES[0]))
    assert result.proven
    assert not result.shown.any()

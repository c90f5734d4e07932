"""Random bases: what they find, and what they leave open."""

from __future__ import annotations

import numpy as np
import pytest

from linear_systems import given_away, of_people, system_of, tree_cells
from orgfit.disclosure.audit import elimination
from orgfit.disclosure.audit.bases import Searched, search_bases
from orgfit.disclosure.audit.system import System


def random_system(seed: int, items: int) -> System:
    """Two trees over the same twelve people with two attributes."""
    rng = np.random.default_rng(seed)
    attributes = [rng.integers(0, 2, 12), rng.integers(0, 3, 12)]
    unit, cells = tree_cells(3, attributes, 12, rng)
    cells += tree_cells(2, attributes, 12, rng)[1]
    shown = [cell for cell in cells if cell.sum() >= 3 and rng.random() < 0.6]
    return of_people(shown, unit, items, 3, rng)


@pytest.mark.parametrize("items", [1, 2])
def test_many_bases_find_what_brute_force_finds(items: int) -> None:
    groups = 0
    for seed in range(8):
        system = random_system(seed, items)
        result = search_bases(system, limit=4, number=60, rng=np.random.default_rng(seed))
        least = given_away(system, 4)
        assert {frozenset(one.kinds) for one in result.found} >= set(least)
        groups += sum(len(group) > 1 for group in least)
    assert groups > 5


def test_the_same_seed_takes_the_same_bases() -> None:
    one, same, other = (
        search_bases(random_system(1, 1), limit=3, number=3, rng=np.random.default_rng(seed)) for seed in (1, 1, 2)
    )
    assert one.usage.tolist() == same.usage.tolist() != other.usage.tolist()
    assert one.found == same.found


def test_bases_can_be_a_proof() -> None:
    """One sum over ten kinds of one person: each is in a tenth of the bases."""
    system = system_of([[1] * 10], [1] * 10)
    result = search_bases(system, limit=5, number=60, rng=np.random.default_rng(0))
    assert result.usage.sum() == 60
    assert result.rank == 1
    assert result.found == ()
    assert result.doubtful(system.people, 5).tolist() == []


def test_whoever_is_in_every_basis_is_doubtful() -> None:
    """By a share of the bases that grows with the people who may be touched."""
    result = Searched((), 10, 2, np.array([2, 5, 4, 10, 10]))
    people = np.array([1, 1, 1, 1, 9])
    assert result.doubtful(people, 2).tolist() == []  # nobody else can be touched: one basis would have found it
    assert result.doubtful(people, 3).tolist() == [3]  # 10 a person >= 2 * 10 / 2
    assert result.doubtful(people, 5).tolist() == [1, 3]  # 5 a person >= 2 * 10 / 4
    assert result.doubtful(np.array([1, 2, 1, 2, 9]), 3).tolist() == []


def test_the_chance_of_a_miss() -> None:
    result = Searched((), 10, 2, np.array([5, 7, 10, 2]))
    assert result.chance_missed(np.array([0, 1])) == pytest.approx(0.2**10)
    assert result.chance_missed(np.array([0, 3])) == 0.0
    assert result.chance_missed(np.array([0, 1, 2])) == 1.0


def test_usage_counts_bases_and_not_unknowns() -> None:
    system = system_of([[1, 0, 1], [0, 1, 1]], [1, 9], [0, 0, 1])
    assert search_bases(system, limit=5, number=20, rng=np.random.default_rng(0)).usage[0] == 20


def test_no_bases_say_nothing() -> None:
    result = search_bases(system_of([[1, 1]], [1, 1]), limit=5, number=0, rng=np.random.default_rng(0))
    assert (result.found, result.bases, result.rank) == ((), 0, 0)
    assert result.doubtful(np.array([1, 1]), 5).tolist() == [0, 1]
    assert result.chance_missed(np.array([0])) == 1.0


def test_a_fluke_of_one_prime_is_no_hit(monkeypatch: pytest.MonkeyPatch) -> None:
    """Modulo 3 the sum speaks of kinds 0 and 1 only."""
    system = system_of([[1, 1, 3]], [1, 1, 9])
    real = elimination.Elimination.of

    def small(system: System, order: np.ndarray, prime: int = 3) -> elimination.Elimination:
        return real(system, order, prime)

    monkeypatch.setattr(elimination.Elimination, "of", small)
    assert search_bases(system, limit=3, number=2, rng=np.random.default_rng(0)).found == ()
    other = real(system, np.arange(3), 3).light(3)
    assert other.tolist() == [0]

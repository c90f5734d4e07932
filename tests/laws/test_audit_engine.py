"""The exact attackers against all groups of kinds, by ranks in fractions: no false alarm, and nothing missed."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from linear_systems import given_away, systems
from orgfit.disclosure.audit.bases import search_bases
from orgfit.disclosure.audit.elimination import Elimination
from orgfit.disclosure.audit.programs import Verdict, solve_programs
from orgfit.disclosure.audit.projection import project
from orgfit.disclosure.audit.system import Combination, System

SEEDS = st.integers(0, 2**32)


def hold(found: tuple[Combination, ...], least: list[frozenset[int]], system: System, limit: int) -> None:
    """Each touches few people, and is not smaller than what brute force finds."""
    for one in found:
        assert one.people == system.people[list(one.kinds)].sum() < limit
        assert any(group <= set(one.kinds) for group in least)
        assert one.sums
    assert len({one.kinds for one in found}) == len(found)


def named(found: tuple[Combination, ...], group: frozenset[int]) -> bool:
    return any(set(one.kinds) == group for one in found)


@settings(max_examples=150, deadline=None)
@given(systems(), st.integers(0, 2))
def test_the_projection_finds_all_that_one_or_two_kinds_give_away(system: System, colleagues: int) -> None:
    limit = system.threshold + colleagues
    least, result = given_away(system, limit), project(system, limit=limit)
    hold(result.found, least, system, limit)
    for group in least:
        assert named(result.found, group) or len(group) > 2
    few = system.people[system.people < limit]
    assert result.kinds == len(few) == len(result.leverage)
    assert result.pairs == sum(few[i] + few[j] < limit for i in range(len(few)) for j in range(i))


@settings(max_examples=150, deadline=None)
@given(systems(), SEEDS, st.integers(0, 2))
def test_bases_find_whatever_met_one_of_them_once(system: System, seed: int, colleagues: int) -> None:
    """A combination is missed only if every basis holds two or more of its kinds. With several unknowns a kind, another
    one of the same kind may be found in its place."""
    limit, number = system.threshold + colleagues, 12
    least = given_away(system, limit)
    result = search_bases(system, limit=limit, number=number, rng=np.random.default_rng(seed))
    hold(result.found, least, system, limit)
    doubtful = set(result.doubtful(system.people, limit).tolist())
    for group in least:
        if result.usage[list(group)].sum() < 2 * number:
            assert any(set(one.kinds) & group for one in result.found)
            assert named(result.found, group) or len(system.owner) > system.kinds
        assert group & doubtful or any(set(one.kinds) & group for one in result.found)
    assert result.rank == np.linalg.matrix_rank(system.sums.toarray())


@settings(max_examples=40, deadline=None)
@given(systems(), SEEDS)
def test_programs_agree_with_brute_force(system: System, seed: int) -> None:
    limit = system.threshold
    least = given_away(system, limit)
    result = solve_programs(system, limit=limit, kinds=np.arange(system.kinds))
    hold(result.found, least, system, limit)
    assert result.proven == (not least)
    assert not any(one.verdict is Verdict.INCONCLUSIVE for one in result.tried)
    assert any(one.verdict is Verdict.LEAK for one in result.tried) == bool(least)


@settings(max_examples=100, deadline=None)
@given(systems(), SEEDS)
def test_within_decides_any_group_of_kinds(system: System, seed: int) -> None:
    """From one basis, whichever it is."""
    rng = np.random.default_rng(seed)
    limit = int(system.people.sum()) + 1
    exact = Elimination.of(system, rng.permutation(system.kinds))
    group = np.sort(rng.choice(system.kinds, min(3, system.kinds), replace=False))
    part = given_away(system, min(limit, int(system.people[group].sum()) + 1)) if system.people[group].sum() < 6 else []
    found = exact.within(group)
    if system.people[group].sum() < 6:
        assert (found is not None) == any(one <= set(group.tolist()) for one in part)
    assert found is None or set(found.kinds) <= set(group.tolist())


@settings(max_examples=60, deadline=None)
@given(systems())
def test_what_a_part_gives_away_the_whole_gives_away(system: System) -> None:
    kinds = np.flatnonzero(system.unit <= np.median(system.unit))
    part = system.restricted(kinds)
    whole = given_away(system, system.threshold)
    for group in given_away(part, system.threshold):
        there = frozenset(kinds[list(group)].tolist())
        assert any(one <= there for one in whole)

"""One system attacked three ways: what is found is counted, named by units, and told once each way."""

from __future__ import annotations

import numpy as np
import pytest

from linear_systems import system_of
from orgfit.disclosure.audit.subtraction import BASES, PROGRAMS, PROJECTION, Effort, Subtraction
from orgfit.disclosure.audit.system import System

UNITS = ("all", "a", "b")
# Kinds: 9 people of a, 2 of b, 8 of b. Sums: everybody; all but the two.
LIGHT = system_of([[1, 1, 1], [1, 0, 1]], [9, 2, 8], units=[1, 2, 2], threshold=5)
SAFE = system_of([[1, 1, 1], [0, 1, 1]], [9, 2, 8], units=[1, 2, 2], threshold=5)


def attacked(*systems: System, effort: Effort | None = None) -> Subtraction:
    subtraction = Subtraction(effort or Effort(), np.random.default_rng(0))
    for system in systems:
        subtraction.attack(system, UNITS)
    return subtraction


def test_two_people_are_found_in_all_three_ways() -> None:
    tried = attacked(LIGHT).tried()
    assert [one.attack for one in tried] == [PROJECTION, BASES, PROGRAMS]
    for one in tried:
        assert [(hit.unit, hit.people) for hit in one.hits] == [("b", 2)]
        assert set(one.hits[0].figures) == {"0 · 0", "0 · 1"}
        assert "2 people, of at least 5" in one.hits[0].told


def test_nothing_is_found_in_what_is_safe() -> None:
    tried = attacked(SAFE).tried()
    assert not any(one.hits for one in tried)
    assert {one.attack: one.number for one in tried} == {PROJECTION: 1, BASES: 4, PROGRAMS: 1}


def test_several_systems_add_up() -> None:
    one, both = (attacked(*systems).tried() for systems in ((LIGHT,), (LIGHT, SAFE, LIGHT)))
    for alone, together in zip(one, both, strict=True):
        assert together.number >= 2 * alone.number
        assert len(together.hits) == 2 * len(alone.hits)


def test_no_effort_no_bases() -> None:
    found = {one.attack: one for one in attacked(LIGHT, effort=Effort(bases=0, programs=0)).tried()}
    assert found[PROJECTION].hits
    assert (found[BASES].number, found[PROGRAMS].number) == (0, 0)


def blocks(number: int) -> System:
    """So many groups of two kinds, each with its sum; of the last one a kind of one person has its own."""
    rows = np.kron(np.eye(number, dtype=np.int64), np.ones((1, 2), np.int64))
    last = np.zeros((1, 2 * number), np.int64)
    last[0, -1] = 1
    people = [*[6] * (2 * number - 1), 1]
    return system_of(np.concatenate([rows, last]), people, units=[0] * (2 * number), threshold=5)


@pytest.mark.parametrize(("kinds", "sampled"), [(40, False), (39, True)])
def test_a_large_system_is_attacked_in_parts(kinds: int, sampled: bool) -> None:  # noqa: FBT001
    tried = attacked(blocks(20), effort=Effort(kinds=kinds, parts=3)).tried()
    assert [one.sampled for one in tried] == [sampled, sampled, True]
    if not sampled:
        assert tried[0].hits


def test_every_part_is_looked_at() -> None:
    """With as many parts as begin anywhere but at the end, the last person is in one of them."""
    found = attacked(blocks(4), effort=Effort(kinds=7, parts=1, bases=1, programs=0))
    assert found.sampled
    everything = attacked(blocks(4), effort=Effort(bases=1, programs=0))
    assert len(found.hits[PROJECTION]) <= len(everything.hits[PROJECTION])


def test_colleagues_who_put_their_answers_together() -> None:
    """Two people of a sum of their own: one of them tells, and knows the other's."""
    system = system_of([[1, 1, 1, 1], [0, 0, 1, 1]], [9, 5, 1, 1], threshold=2)
    exposed = {one.colleagues: one.people for one in attacked(system).colleagues()}
    assert exposed == {1: 2, 2: 2, 3: 2}
    assert all(one.people == 0 for one in attacked(SAFE).colleagues() if one.colleagues < 5)

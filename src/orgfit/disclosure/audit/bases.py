"""Attack by random bases: a combination of few people that meets a basis in one kind only cannot hide from it.

What can be worked out is fixed by its values on a basis of the unknowns. So for every kind k with unknowns in the basis
all combinations that are 0 on the rest of the basis are searched for one that touches few people (with one unknown
there is just one of them). A basis is taken greedily: kinds come in random order, all unknowns of a kind together.

What m bases miss: a combination touching the kinds S is never 0 on the whole basis, so it is missed by those that hold
unknowns of two or more kinds of S. With q(k) the chance that a random basis holds kind k, one basis misses it with a
chance of at most sum over S of q(k) - 1, and m of them with at most that to the power of m (nothing is promised where
the sum is 2 or more). And for sure, whatever the chances: if sum over S of u(k) < 2 m, with u(k) the number of bases
that held kind k, one of them met S in one kind, and it was found (or, where that kind has several unknowns, another
light combination of the same kind).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from orgfit.disclosure.audit.elimination import PRIMES, Elimination
from orgfit.disclosure.audit.system import Combination, Ints, System


@dataclass(frozen=True)
class Searched:
    """What random bases found. ``usage`` (kinds,): how many of the ``bases`` held the kind; ``rank``: their size."""

    found: tuple[Combination, ...]
    bases: int
    rank: int
    usage: Ints

    def chance_missed(self, kinds: Ints) -> float:
        """This function will bound the chance that so many new bases miss a combination touching these kinds.

        Chances are taken from how often kinds were held, so the bound is as good as the number of bases.
        """
        often = float(self.usage[kinds].sum()) / self.bases if self.bases else 2.0
        return float(np.clip(often - 1.0, 0.0, 1.0) ** self.bases)

    def doubtful(self, people: Ints, limit: int) -> Ints:
        """This function will find the kinds that may be in a combination of fewer than ``limit`` people not found.

        A combination that none of these kinds is in was found for sure. If there are none and nothing was found, the
        bases are a proof. ``people`` (kinds,) of the system.
        """
        return np.flatnonzero((people < limit) & (self.usage * (limit - 1) >= 2 * self.bases * people)).astype(np.int64)


def search_bases(system: System, *, limit: int, number: int, rng: np.random.Generator) -> Searched:
    """This function will search ``number`` random bases for combinations that touch fewer than ``limit`` people."""
    found: dict[tuple[int, ...], Combination] = {}
    usage, rank = np.zeros(system.kinds, np.int64), 0
    for _ in range(number):
        order = rng.permutation(system.kinds).astype(np.int64)
        basis = Elimination.of(system, order)
        usage += basis.members > 0
        rank = max(rank, basis.rank)
        for one in _light(basis, limit):
            found.setdefault(one.kinds, one)
    return Searched(_confirmed(system, tuple(found.values())), number, rank, usage)


def _light(basis: Elimination, limit: int) -> list[Combination]:
    return [one for kind in basis.light(limit) if (one := basis.around(int(kind), limit)) is not None]


def _confirmed(system: System, found: tuple[Combination, ...]) -> tuple[Combination, ...]:
    """Those that another prime finds too: with a prime that divides a determinant a combination could be a fluke."""
    if not found:
        return ()
    other = Elimination.of(system, np.arange(system.kinds), PRIMES[1])
    both = [other.within(np.array(one.kinds, np.int64)) for one in found]
    return tuple({one.kinds: one for one in both if one is not None}.values())

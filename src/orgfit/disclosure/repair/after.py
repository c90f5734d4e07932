"""Figures beside others that are out already: these can not be taken back, so only new ones are dropped.

What is out may hold combinations that touch few people, by the rule that is asked for now: it may have been released
under a lower threshold. They tell nothing new. People whom such a combination begins with are struck out: nothing is
asked for them any more. Let V be all combinations of old and new figures, V0 those of the old alone. The plan is safe
if (1) every combination of V that touches anybody else touches at least n others, and (2) those of V that touch only
people who are struck out are in V0. Then a combination that is not in V0 touches somebody else by (2), and so n
by (1). (1) is proven by clean bases; (2) holds if striking out takes as much off the rank of V as off that of V0.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

import numpy as np
from numpy.typing import NDArray

from orgfit.disclosure.repair.attack import Attack, Found
from orgfit.disclosure.repair.blocks import Blocks
from orgfit.disclosure.repair.drops import hitting_set, slices_of
from orgfit.disclosure.repair.proof import Proof
from orgfit.disclosure.rounding import Numbers
from orgfit.disclosure.totals import Shown

PRIMES: Final = (33554393, 33554383)
MOST_ROUNDS: Final = 500
PATIENCE: Final = 3


def thinned_after(
    blocks: Blocks,
    shown: Shown,
    fixed: Shown,
    value: NDArray[np.float64],
    *,
    threshold: int,
    rng: np.random.Generator,
) -> Shown:
    """This function will drop new figures until they and the old ones give nobody away whom the old ones do not.

    ``shown`` (nodes, columns): all figures as columns of ``blocks``, whose totals weigh nothing; ``fixed``: those that
    are out; ``value``: what each is worth keeping. Where the rounds run out before it is proven, no new one is left.
    """
    work = _Thinning(Attack.on(blocks, shown.copy(), threshold), fixed, value, rng)
    for _ in range(MOST_ROUNDS):
        if work.nothing_new() or work.round():
            break
    else:
        return np.asarray(shown & fixed)
    if work.struck.any() and not work.nothing_new() and not work.tells_nothing_of_the_struck():
        work.drop_of_the_struck()
        if not work.tells_nothing_of_the_struck():
            return np.asarray(shown & fixed)
    return work.attack.shown


@dataclass
class _Thinning:
    """A plan under attack; ``struck`` (kinds,): those for whom nothing is asked any more."""

    attack: Attack
    fixed: Shown
    value: NDArray[np.float64]
    rng: np.random.Generator
    proof: Proof = field(init=False)
    struck: Shown = field(init=False)
    weights: Numbers = field(init=False)
    waited: int = 0

    def __post_init__(self) -> None:
        self.proof = Proof(self.attack.blocks.people, self.attack.threshold)
        self.struck = np.zeros(len(self.attack.blocks.people), np.bool_)
        self.weights = self.attack.blocks.forest.weights.copy()

    def nothing_new(self) -> bool:
        """Is there no new figure left?"""
        return not (self.attack.shown & ~self.fixed).any()

    def round(self) -> bool:
        """Attack once; is it proven now?"""
        found = self.attack.run(self.proof.keys(self.rng), PRIMES[0])
        if len(found.light):
            self._mend(found)
            return False
        self.proof.add(found.basis)
        if not self.proof.uncovered().any():
            if self.attack.rank(self.proof.keys(self.rng), PRIMES[1]) == len(found.basis):
                return True
            self.attack.shown[:] = self.attack.shown & self.fixed
            return False
        if self.proof.stalls():
            self._drop_uncovered()
        return False

    def _mend(self, found: Found) -> None:
        """Every light combination loses a new figure; where it has none, its person is struck out."""
        links = found.slices[self._is_new(found.slices)]
        old = np.ones(len(found.light), np.bool_)
        old[links[:, 0]] = False
        if len(links):
            self._hide(links[:, 0], links[:, 1:])
            self.proof.go_on()
        if old.any():
            kinds = found.light[old]
            self.struck[kinds] = True
            self.attack.blocks.forest.weights[kinds] = 0
            self.proof.forget()

    def _is_new(self, links: Numbers) -> Shown:
        return np.asarray(~self.fixed[links[:, 1], links[:, 2]])

    def _drop_uncovered(self) -> None:
        kinds = np.flatnonzero(self.proof.uncovered())
        kind, slices = slices_of(self.attack.blocks.forest, self.attack.shown, kinds)
        new = ~self.fixed[slices[:, 0], slices[:, 1]]
        self.waited += 1
        if new.any():
            self._hide(kind[new], slices[new])
        elif self.waited % PATIENCE == 0:  # new figures of others may keep them uncovered: the least worth goes
            node, column = np.nonzero(self.attack.shown & ~self.fixed)
            least = int(self.value[node, column].argmin())
            self.attack.shown[node[least], column[least]] = False
        self.proof.go_on()

    def _hide(self, sets: Numbers, slices: Numbers) -> None:
        """Hide figures so that every set loses one."""
        wide = self.attack.shown.shape[1]
        flat, members = np.unique(slices[:, 0] * wide + slices[:, 1], return_inverse=True)
        _, numbered = np.unique(sets, return_inverse=True)
        node, column = flat // wide, flat % wide
        chosen = hitting_set(numbered, members, self.value[node, column])
        self.attack.shown[node[chosen], column[chosen]] = False

    def tells_nothing_of_the_struck(self) -> bool:
        """Does striking out take as much off the rank of all figures as off that of the old ones?"""
        return all(self._lost(self.attack.shown, prime) == self._lost(self.fixed, prime) for prime in PRIMES)

    def _lost(self, shown: Shown, prime: int) -> int:
        """By how much the rank of some figures is smaller without those who are struck out."""
        blocks = self.attack.blocks
        attack = Attack.on(blocks, shown & self.attack.shown, self.attack.threshold)
        keys = self.rng.random(len(blocks.people))
        without = blocks.forest.weights.copy()
        blocks.forest.weights[:] = self.weights
        whole = attack.rank(keys, prime)
        blocks.forest.weights[:] = without
        return whole - attack.rank(keys, prime)

    def drop_of_the_struck(self) -> None:
        """Drop the new figures that hold somebody who is struck out."""
        kinds = np.flatnonzero(self.struck)
        forest, shown = self.attack.blocks.forest, self.attack.shown
        while True:
            kind, slices = slices_of(forest, shown & ~self.fixed, kinds)
            if not len(kind):
                return
            shown[slices[:, 0], slices[:, 1]] = False

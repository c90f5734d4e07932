"""Repair: attack, drop slices, attack again, until clean bases prove that nobody is given away."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from orgfit.disclosure.repair.attack import Attack, Found
from orgfit.disclosure.repair.blocks import Blocks
from orgfit.disclosure.repair.drops import hitting_set, slices_of, worth
from orgfit.disclosure.repair.nearby import changed_parts, nodes_of
from orgfit.disclosure.repair.proof import Proof
from orgfit.disclosure.rounding import Numbers
from orgfit.disclosure.totals import Shown

PRIMES: Final = (33554393, 33554383, 33554371)
MOST_ROUNDS: Final = 2000
CLEAN_NEARBY: Final = 3

Progress = Callable[[float], None]


@dataclass(frozen=True)
class Repaired:
    """The slices that are left, ``shown`` (nodes, columns), and how sure that is; see ``JointSlices``."""

    shown: Shown
    proven: bool
    uncovered: float
    bases: int
    dropped: int


def repair(
    blocks: Blocks,
    shown: Shown,
    *,
    threshold: int,
    rng: np.random.Generator,
    primes: Sequence[int] = PRIMES,
    most_rounds: int = MOST_ROUNDS,
    progress: Progress | None = None,
    value: NDArray[np.float64] | None = None,
) -> Repaired:
    """This function will drop slices until no combination of what is shown touches fewer than ``threshold`` people.

    ``shown`` (nodes, columns): slices to begin with; the totals of ``blocks`` have to be safe. ``primes``: arithmetic
    is modulo the first; a second one has to find the same rank. Where the rounds run out the result is not proven.
    ``value`` (nodes, columns): what each slice is worth keeping (by the size of its unit if None).
    """
    by_size = np.broadcast_to(worth(blocks.size, threshold)[:, None], shown.shape)
    kept_first = by_size if value is None else value
    repairing = _Repairing(Attack.on(blocks, shown.copy(), threshold), kept_first, rng, list(primes))
    done, furthest = False, 0.0
    for _ in range(most_rounds):
        done = repairing.round()
        furthest = max(furthest, repairing.progress())
        if progress is not None:
            progress(1.0 if done else furthest)
        if done:
            break
    left, uncovered = repairing.attack.shown, 0.0 if done else repairing.proof.share_uncovered()
    return Repaired(left, done, uncovered, repairing.proof.fresh, int(shown.sum() - left.sum()))


class _Repairing:
    """A repair under way: the plan under attack, and the proof so far."""

    def __init__(self, attack: Attack, value: NDArray[np.float64], rng: np.random.Generator, primes: list[int]) -> None:
        self.attack, self.value, self.rng, self.primes = attack, value, rng, primes
        self.proof = Proof(attack.blocks.people, attack.threshold)

    def round(self) -> bool:
        """Attack everywhere once. Is it proven now? Totals alone are: their residuals are large enough."""
        if not self.attack.shown.any():
            return True
        found = self.attack.run(self.proof.keys(self.rng), self.primes[0])
        if len(found.light):
            self._repair_nearby(found)
            self.proof.go_on()
            return False
        self.proof.add(found.basis)
        if not self.proof.uncovered().any():
            return self._ranks_agree(len(found.basis))
        if self.proof.stalls():
            self._drop_uncovered()
        return False

    def progress(self) -> float:
        """How much of the proof is there."""
        return 1.0 - self.proof.share_uncovered()

    def _repair_nearby(self, found: Found) -> None:
        """Drop slices, and attack where something changed, until three rounds in a row find nothing there."""
        blocks, dropped = self.attack.blocks, self._drop(found)
        clean = dict.fromkeys(self._changed(found, dropped), 0)
        while clean:
            keys = self.rng.random(len(blocks.people))
            found = self.attack.run(keys, self.primes[0], nodes_of(self.attack.part, set(clean)))
            clean = {part: rounds + 1 for part, rounds in clean.items() if rounds + 1 < CLEAN_NEARBY}
            if len(found.light):
                clean |= dict.fromkeys(self._changed(found, self._drop(found)), 0)

    def _changed(self, found: Found, dropped: Numbers) -> set[int]:
        return changed_parts(self.attack.blocks, self.attack.part, self.attack.shown, found.light, dropped)

    def _drop(self, found: Found) -> Numbers:
        return self._hide(found.slices[:, 0], found.slices[:, 1:])

    def _drop_uncovered(self) -> None:
        """Drop slices of people whom the proof does not cover; where only totals are left, more bases will do."""
        kinds = np.flatnonzero(self.proof.uncovered())
        kind, slices = slices_of(self.attack.blocks.forest, self.attack.shown, kinds)
        if len(self._hide(kind, slices)):
            self.proof.go_on()

    def _hide(self, sets: Numbers, slices: Numbers) -> Numbers:
        """Hide slices so that every set loses one; gives node and column of each."""
        shown = self.attack.shown
        flat, members = np.unique(slices[:, 0] * shown.shape[1] + slices[:, 1], return_inverse=True)
        node, column = flat // shown.shape[1], flat % shown.shape[1]
        chosen = hitting_set(sets, members, self.value[node, column])
        shown[node[chosen], column[chosen]] = False
        return np.stack([node[chosen], column[chosen]], axis=1)

    def _ranks_agree(self, rank: int) -> bool:
        """Does a second prime find as large a basis? If not, the prime that found the smaller one is struck off."""
        other = self.attack.rank(self.proof.keys(self.rng), self.primes[1])
        if other == rank:
            return True
        if len(self.primes) > 2:
            self.primes.pop(0 if rank < other else 1)
        else:
            self.attack.shown[:] = False
        self.proof.forget()
        return False

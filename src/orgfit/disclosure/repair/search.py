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
from orgfit.disclosure.repair.nearby import changed_places, nodes_of
from orgfit.disclosure.repair.proof import Proof
from orgfit.disclosure.repair.regained import Record
from orgfit.disclosure.rounding import Numbers
from orgfit.disclosure.totals import Shown

PRIMES: Final = (33554393, 33554383, 33554371)
MOST_ROUNDS: Final = 2000
CLEAN_NEARBY: Final = 3
CLEAN_ABOVE: Final = 6
SEARCHED: Final = 0.8  # the share of all work that is done before the proof begins, more or less
REGAINS: Final = 3  # after that hardly any come back

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
    whole: Numbers | None = None,
) -> Repaired:
    """This function will drop slices until no combination of what is shown touches fewer than ``threshold`` people.

    ``shown`` (nodes, columns): slices to begin with; the totals of ``blocks`` have to be safe. ``primes``: arithmetic
    is modulo the first; a second one has to find the same rank. Where the rounds run out the result is not proven.
    ``value`` (nodes, columns): what each slice is worth keeping (by the size of its unit if None). ``whole`` (nodes,
    columns): slices of one node and number, not -1, hold all of its people but those of one slice more, which follows
    from them: with the first of them it is lost too.
    """
    by_size = np.broadcast_to(worth(blocks.size, threshold)[:, None], shown.shape)
    kept_first = by_size if value is None else value
    loose = np.full(shown.shape, -1) if whole is None else whole.copy()
    attack, steps = Attack.on(blocks, shown.copy(), threshold), _Steps(progress)
    repairing = _Repairing(attack, kept_first, loose, rng, primes=list(primes), steps=steps)
    done = any(repairing.round() for _ in range(most_rounds))
    if done:
        steps.tell(1.0)
    uncovered = 0.0 if done else repairing.proof.share_uncovered()
    return Repaired(attack.shown, done, uncovered, repairing.proof.fresh, int(shown.sum() - attack.shown.sum()))


@dataclass
class _Steps:
    """Tells how far it has come, and never goes back."""

    progress: Progress | None
    furthest: float = 0.0

    def tell(self, share: float) -> None:
        """This function will tell the share done."""
        self.furthest = max(self.furthest, share)
        if self.progress is not None:
            self.progress(self.furthest)


class _Repairing:
    """A repair under way: the plan under attack, and the proof so far."""

    def __init__(
        self,
        attack: Attack,
        value: NDArray[np.float64],
        whole: Numbers,
        rng: np.random.Generator,
        *,
        primes: list[int],
        steps: _Steps,
    ) -> None:
        self.attack, self.value, self.whole, self.rng, self.primes = attack, value, whole, rng, primes
        self.proof, self.steps = Proof(attack.blocks.people, attack.threshold), steps
        self.first, self.record, self.regained = attack.shown.copy(), Record(), False

    def round(self) -> bool:
        """Attack everywhere once. Is it proven now? Totals alone are: their residuals are large enough."""
        if not self.attack.shown.any():
            return True
        found = self.attack.run(self.proof.keys(self.rng), self.primes[0])
        if len(found.light):
            self._repair_nearby(self._changed(found.kinds(), self._drop(found)))
            self.proof.go_on()
            return False
        if not self.regained:
            self.regained = True
            if self._regain():
                return False
        self.proof.add(found.basis)
        self.steps.tell(SEARCHED + (1.0 - SEARCHED) * (1.0 - self.proof.share_uncovered()))
        if not self.proof.uncovered().any():
            return self._ranks_agree(len(found.basis))
        if self.proof.stalls():
            self._drop_uncovered()
        return False

    def _repair_nearby(self, changed: set[int]) -> None:
        """Attack where something changed and drop slices, until three rounds in a row find nothing there.

        Then above all parts, where whatever changes reaches: until some more rounds in a row find nothing.
        """
        blocks, above = self.attack.blocks, np.flatnonzero(self.attack.part < 0)
        clean, calm = dict.fromkeys(changed, 0), 0
        while clean or (calm < CLEAN_ABOVE and len(above)):
            nodes = nodes_of(blocks, self.attack.part, set(clean)) if clean else above
            found = self.attack.run(self.rng.random(len(blocks.people)), self.primes[0], nodes)
            calm = 0 if clean or len(found.light) else calm + 1
            self.steps.tell(SEARCHED * (0.5 * self.regained + 0.5 * (1.0 - len(clean) / blocks.nodes)))
            clean = {place: rounds + 1 for place, rounds in clean.items() if rounds + 1 < CLEAN_NEARBY}
            if len(found.light):
                clean |= dict.fromkeys(self._changed(found.kinds(), self._drop(found)), 0)

    def _regain(self) -> bool:
        """Show dropped slices again that seem not to be needed, and look what they do; was there one?"""
        shown = self.attack.shown
        for turn in range(REGAINS):
            dropped = np.flatnonzero(self.first & ~shown)
            back = self.record.not_needed(dropped, self.value.ravel()[dropped])
            if not len(back):
                return turn > 0
            slices = np.stack(np.divmod(back, shown.shape[1]), axis=1)
            shown[slices[:, 0], slices[:, 1]] = True
            self.proof.forget()
            self._repair_nearby(self._changed(back[:0], slices))
        return True

    def _changed(self, light: Numbers, slices: Numbers) -> set[int]:
        return changed_places(self.attack.blocks, self.attack.part, self.attack.shown, light, slices)

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
        value = self.value[node, column] * np.where(self.whole[node, column] >= 0, 2.0, 1.0)
        chosen = hitting_set(sets, members, value)
        if len(chosen):
            self.record.add(sets, flat[members], flat[chosen])
        node, column = node[chosen], column[chosen]
        shown[node, column] = False
        of_chosen = self.whole[node, column]
        for number in np.unique(of_chosen[of_chosen >= 0]):
            broken = node[of_chosen == number]
            self.whole[broken] = np.where(self.whole[broken] == number, -1, self.whole[broken])
        return np.stack([node, column], axis=1)

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

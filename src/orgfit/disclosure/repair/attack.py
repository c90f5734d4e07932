"""One attack on a plan: a basis of people, the combinations that meet it in one person, and those that touch few."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, TypeVar

import numpy as np
from numpy.typing import NDArray

from orgfit.disclosure.repair.blocks import Blocks
from orgfit.disclosure.repair.kernels.forms import Handed, Pivots, Slices, no_pivots, none_handed
from orgfit.disclosure.repair.nearby import parts
from orgfit.disclosure.rounding import Numbers
from orgfit.disclosure.totals import Shown

Work = TypeVar("Work")
THREADS: Final = 2
WORTH_THREADS: Final = 5_000  # kinds of people; with fewer a second thread costs more than it saves


@dataclass(frozen=True)
class Found:
    """What an attack found. ``basis``: kinds of people in the basis (of the nodes that were attacked).

    ``light``: those of them whose codeword touches fewer people than the threshold. ``slices`` (links, 3): the slices
    each of these uses, as index into ``light``, node and column.
    """

    basis: Numbers
    light: Numbers
    slices: Numbers


@dataclass(frozen=True)
class Attack:
    """An attack on published figures, with all that elimination keeps between rounds.

    ``shown`` (nodes, columns): the slices on the plan; it changes as slices are dropped. ``part`` (nodes,): see
    ``nearby.parts``.
    """

    blocks: Blocks
    part: Numbers
    shown: Shown
    threshold: int
    pivots: Pivots
    handed: Handed

    @classmethod
    def on(cls, blocks: Blocks, shown: Shown, threshold: int) -> Attack:
        """This function will prepare an attack; nothing is eliminated yet."""
        pivots, handed = no_pivots(blocks.nodes, blocks.columns), none_handed(blocks.nodes, blocks.columns)
        return cls(blocks, parts(blocks), shown, threshold, pivots, handed)

    def slices(self) -> Slices:
        """This function will say which slices are shown now, and where they are active."""
        from orgfit.disclosure.repair.kernels.elimination import activate

        return Slices(self.shown, activate(self.blocks.forest.parent, self.shown))

    def run(self, keys: NDArray[np.float64], prime: int, nodes: Numbers | None = None) -> Found:
        """This function will attack with one basis: people of high keys come first.

        ``nodes``: where to eliminate anew and look (everywhere if None); the rest is taken as the last attack left it.
        """
        nodes = np.arange(self.blocks.nodes) if nodes is None else np.sort(nodes)
        slices = self.slices()
        basis = self._basis(slices, keys, prime, nodes)
        light = self._light(slices, basis, prime)
        return Found(basis, light, self._named(slices, light, prime))

    def rank(self, keys: NDArray[np.float64], prime: int) -> int:
        """This function will give the size of a basis of all people, modulo a prime."""
        return len(self._basis(self.slices(), keys, prime, np.arange(self.blocks.nodes)))

    def _basis(self, slices: Slices, keys: NDArray[np.float64], prime: int, nodes: Numbers) -> Numbers:
        from orgfit.disclosure.repair.kernels.elimination import eliminate

        def run(piece: Numbers) -> None:
            forest, upwards = self.blocks.forest, piece[::-1].copy()
            eliminate(forest, slices, keys, prime, upwards, self.pivots, self.handed)

        self._spread(run, self._pieces(nodes[self.part[nodes] >= 0]))
        run(nodes[self.part[nodes] < 0])
        used = np.arange(self.pivots.kind.shape[1]) < self.pivots.number[nodes, None]
        return np.asarray(self.pivots.kind[nodes][used])

    def _light(self, slices: Slices, basis: Numbers, prime: int) -> Numbers:
        from orgfit.disclosure.repair.kernels.codewords import weigh

        few = basis[self.blocks.people[basis] < self.threshold]
        forest, depth = self.blocks.forest, self.blocks.depth

        def run(piece: Numbers) -> Numbers:
            held = (self.pivots, self.handed)
            return np.asarray(weigh(forest, slices, *held, prime, piece, self.threshold, depth))

        weights = np.concatenate(self._spread(run, np.array_split(few, THREADS)))
        return np.asarray(few[weights < self.threshold])

    def _named(self, slices: Slices, light: Numbers, prime: int) -> Numbers:
        from orgfit.disclosure.repair.kernels.codewords import name_slices

        if not len(light):
            return np.zeros((0, 3), np.int64)
        forest, depth = self.blocks.forest, self.blocks.depth
        return np.asarray(name_slices(forest, slices, self.pivots, self.handed, prime, light, depth))

    def _pieces(self, nodes: Numbers) -> list[Numbers]:
        """Cut the nodes of some parts into as many pieces as there are threads, each with whole parts."""
        first = np.flatnonzero(np.diff(self.part[nodes], prepend=-1))
        ends = np.append(first, len(nodes))[np.linspace(0, len(first), THREADS + 1).astype(np.int64)]
        return [nodes[begin:end] for begin, end in pairwise(ends)]

    def _spread(self, run: Callable[[Numbers], Work], pieces: Sequence[Numbers]) -> list[Work]:
        """Work on pieces in threads of their own, where there are enough people."""
        if len(self.blocks.people) < WORTH_THREADS:
            return [run(piece) for piece in pieces]
        with ThreadPoolExecutor(THREADS) as pool:
            return list(pool.map(run, pieces))

"""One attack on a plan: a basis of people, and the combinations that meet it in one person or two and touch few."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Final, NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from orgfit.disclosure.repair.blocks import Blocks
from orgfit.disclosure.repair.kernels.forms import Handed, Pivots, Slices, no_pivots, none_handed
from orgfit.disclosure.repair.nearby import parts
from orgfit.disclosure.rounding import Numbers
from orgfit.disclosure.totals import Shown

Work = TypeVar("Work")
THREADS: Final = 2
WORTH_THREADS: Final = 2_000  # kinds of people; with fewer a second thread costs more than it saves


class Dealt(NamedTuple):
    """How kinds of people are dealt into ``groups``, and the factor of each in the sums that are taken over a group."""

    groups: int
    group: Numbers
    factors: Numbers

    @classmethod
    def among(cls, kinds: int, groups: int, least_prime: int) -> Dealt:
        """This function will deal them at random; how, makes the attack faster or slower, but finds the same."""
        rng = np.random.default_rng(kinds)
        return cls(groups, rng.integers(0, groups, kinds), rng.integers(1, least_prime, kinds))


@dataclass(frozen=True)
class Found:
    """What an attack found. ``basis``: kinds of people in the basis (of the nodes that were attacked).

    ``light``: those of them whose codeword touches fewer people than the threshold, or where it is a combination of
    two codewords that does, the one; ``beside``: the other one, -1 if there is none. ``slices`` (links, 3): the slices
    each of these uses, as index into ``light``, node and column.
    """

    basis: Numbers
    light: Numbers
    beside: Numbers
    slices: Numbers

    def kinds(self) -> Numbers:
        """This function will list the kinds of people that make up what is light."""
        return np.concatenate([self.light, self.beside[self.beside >= 0]])


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
    dealt: Dealt
    pool: ThreadPoolExecutor

    @classmethod
    def on(cls, blocks: Blocks, shown: Shown, threshold: int) -> Attack:
        """This function will prepare an attack; nothing is eliminated yet."""
        pivots, handed = no_pivots(blocks.nodes, blocks.columns), none_handed(blocks.nodes, blocks.columns)
        dealt = Dealt.among(len(blocks.people), 2 * (threshold - 1), 2**24)
        return cls(blocks, parts(blocks), shown, threshold, pivots, handed, dealt, ThreadPoolExecutor(THREADS))

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
        words = self._light(slices, basis, prime, nodes)
        return Found(basis, words[:, 0], words[:, 2], self._named(slices, words, prime))

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

    def _light(self, slices: Slices, basis: Numbers, prime: int, nodes: Numbers) -> Numbers:
        """Light words of one kind of the basis; and of two, one of which is in a part without any of the first."""
        few = basis[self.blocks.people[basis] < self.threshold]
        words = np.stack([few, np.ones_like(few), np.full_like(few, -1), np.zeros_like(few)], axis=1)
        weights, met = self._weighed(slices, words, prime)
        light = weights < self.threshold
        part = self.part[self.blocks.forest.node[few]]
        calm = ~np.isin(part, part[light])
        if (self.part[nodes] < 0).all():
            nodes = np.arange(self.blocks.nodes)
        elif len(nodes) < self.blocks.nodes:
            calm &= part >= 0  # above all parts most of what a codeword touches is elsewhere
        pairs = self._pairs(slices, few[calm], met[calm], prime, nodes)
        if len(pairs):
            pairs = pairs[self._weighed(slices, pairs, prime)[0] < self.threshold]
        return np.concatenate([words[light], pairs])

    def _weighed(self, slices: Slices, words: Numbers, prime: int) -> tuple[Numbers, Numbers]:
        """How many people words touch, counted up to the threshold, and the kinds that were met."""
        from orgfit.disclosure.repair.kernels.codewords import weigh

        forest, depth, held = self.blocks.forest, self.blocks.depth, (self.pivots, self.handed)

        def run(piece: Numbers) -> tuple[Numbers, Numbers]:
            found: tuple[Numbers, Numbers] = weigh(forest, slices, *held, prime, piece, self.threshold, depth)
            return found

        weights, met = zip(*self._spread(run, np.array_split(words, THREADS)), strict=True)
        return np.concatenate(weights), np.concatenate(met)

    def _pairs(self, slices: Slices, few: Numbers, met: Numbers, prime: int, nodes: Numbers) -> Numbers:
        """Words of two kinds that may be light. All that are light are among them.

        ``met``: kinds that each codeword touches. A light word touches, beside kind b of the basis and the other one,
        fewer than n - 1 - people[b]; so one in as many of the kinds met by the codeword of b it does not touch.
        """
        from orgfit.disclosure.repair.kernels.pairs import few_between, levels, sums_by_group

        forest, people, width = self.blocks.forest, self.blocks.people, self.blocks.columns + 1
        place = np.full(len(people), -1, np.int64)
        row, pivot = np.nonzero(np.arange(width) < self.pivots.number[nodes, None])
        place[self.pivots.kind[nodes[row], pivot]] = nodes[row] * width + pivot
        askers, asked = _asked(few, met, people, self.threshold)
        if not len(askers):
            return np.zeros((0, 4), np.int64)
        factors = np.where(place < 0, self.dealt.factors, 0)
        held = (forest, slices, self.pivots, self.handed, prime)
        sums = sums_by_group(*held, nodes, self.blocks.depth, factors, self.dealt.group, self.dealt.groups)
        inside = levels(forest, nodes)[1]

        def run(piece: Numbers) -> Numbers:
            kinds, first = np.unique(asked[piece], return_index=True)
            starts = np.append(first, len(piece))
            found: Numbers = few_between(*held, sums, inside, askers[piece], starts, kinds, place, self.threshold)
            return found

        half = np.searchsorted(asked, asked[len(asked) // 2])
        found = np.concatenate(self._spread(run, np.split(np.arange(len(asked)), [half])))
        _, first = np.unique(np.sort(found[:, ::2], axis=1), axis=0, return_index=True)
        return found[first]

    def _named(self, slices: Slices, words: Numbers, prime: int) -> Numbers:
        from orgfit.disclosure.repair.kernels.codewords import name_slices

        if not len(words):
            return np.zeros((0, 3), np.int64)
        forest, depth = self.blocks.forest, self.blocks.depth

        def run(piece: Numbers) -> Numbers:
            return np.asarray(name_slices(forest, slices, self.pivots, self.handed, prime, words[piece], depth))

        pieces = np.array_split(np.arange(len(words)), THREADS)
        found = self._spread(run, pieces)
        for links, piece in zip(found, pieces, strict=True):
            links[:, 0] += piece[0] if len(piece) else 0
        return np.concatenate(found)

    def _pieces(self, nodes: Numbers) -> list[Numbers]:
        """Cut the nodes of some parts into as many pieces as there are threads, each with whole parts."""
        first = np.flatnonzero(np.diff(self.part[nodes], prepend=-1))
        kinds = np.cumsum(self.blocks.forest.first[nodes + 1] - self.blocks.forest.first[nodes])
        wanted = np.linspace(0, kinds[-1] if len(kinds) else 0, THREADS + 1)[1:-1]
        cuts = np.append(first, len(nodes))[np.searchsorted(kinds[first], wanted)]
        return np.split(nodes, cuts)

    def _spread(self, run: Callable[[Numbers], Work], pieces: Sequence[Numbers]) -> list[Work]:
        """Work on pieces in threads of their own, where there are enough people."""
        if len(self.blocks.people) < WORTH_THREADS:
            return [run(piece) for piece in pieces]
        return list(self.pool.map(run, pieces))


def _asked(few: Numbers, met: Numbers, people: Numbers, threshold: int) -> tuple[Numbers, Numbers]:
    """Kinds of the basis, and kinds outside of it that their codewords touch, sorted by the latter.

    Of each codeword as many as a light word can not touch all.
    """
    others = (met >= 0) & (met != few[:, None])
    number = np.where(others, people[met], 0)
    before = np.cumsum(number, axis=1) - number
    wanted = others & (before < threshold - 1 - people[few][:, None])
    row, column = np.nonzero(wanted)
    order = np.argsort(met[row, column], kind="stable")
    return few[row][order], met[row, column][order]

"""One attack, held against dense elimination in whole numbers and fractions."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations

import numpy as np
import pytest

from orgfit.disclosure.repair.attack import Attack, Found, _asked
from orgfit.disclosure.repair.blocks import Blocks, blocks_of
from orgfit.disclosure.repair.nearby import parts
from orgfit.disclosure.repair.search import PRIMES
from orgfit.responses.unit_rows import UnitRow
from orgfit.responses.units import UnitTree

SIZES = (3, 2, 2)
THRESHOLD = 5


def organisation(seed: int, *, units: int = 6, people: int = 60) -> tuple[Blocks, np.ndarray, np.random.Generator]:
    """Blocks of a random organisation, and random slices of it."""
    rng = np.random.default_rng(seed)
    above = ["", *(str(rng.integers(0, unit)) for unit in range(1, units))]
    tree = UnitTree.build([UnitRow(str(unit), str(unit), code) for unit, code in enumerate(above)], "units")
    codes = [rng.integers(-1, size, people).astype(np.int8) for size in SIZES[:2]]
    codes.append(np.where(codes[0] < 2, codes[0], -1).astype(np.int8))
    shown = rng.random(units) < 0.8
    shown[0] |= not shown.any()
    blocks = blocks_of(tree, shown, rng.integers(0, units, people), codes, SIZES)
    return blocks, rng.random((blocks.nodes, blocks.columns)) < 0.6, rng


def figures(blocks: Blocks, shown: np.ndarray) -> np.ndarray:
    """One row a kind of people, one column a published figure."""
    forest = blocks.forest
    inside = [(forest.node >= v) & (forest.node < forest.end[v]) for v in range(blocks.nodes)]
    rows = [*inside, *(inside[v] & (forest.columns == a).any(axis=1) for v, a in np.argwhere(shown))]
    return np.array(rows, int).T


def greedy(matrix: np.ndarray, order: np.ndarray) -> list[int]:
    """The rows that are independent of all rows before them."""
    found: list[int] = []
    for row in order.tolist():
        if np.linalg.matrix_rank(matrix[[*found, row]]) > len(found):
            found.append(row)
    return found


def inverted(matrix: np.ndarray) -> np.ndarray:
    """The inverse of a square matrix, in fractions."""
    size = len(matrix)
    rows = [
        [Fraction(int(x)) for x in row] + [Fraction(int(i == j)) for j in range(size)] for i, row in enumerate(matrix)
    ]
    for i in range(size):
        pivot = next(r for r in range(i, size) if rows[r][i])
        rows[i], rows[pivot] = rows[pivot], rows[i]
        rows[i] = [x / rows[i][i] for x in rows[i]]
        for r in range(size):
            if r != i and rows[r][i]:
                rows[r] = [x - rows[r][i] * y for x, y in zip(rows[r], rows[i], strict=True)]
    return np.array([row[size:] for row in rows], object)


def codewords(matrix: np.ndarray, basis: list[int]) -> np.ndarray:
    """By kind of people and place in the basis: the combination that is 1 there and 0 on the rest of the basis."""
    columns = greedy(matrix[basis].T, np.arange(matrix.shape[1]))
    return np.asarray(matrix[:, columns].astype(object) @ inverted(matrix[np.ix_(basis, columns)]))


def light_pairs(blocks: Blocks, words: np.ndarray, basis: list[int], threshold: int) -> set[frozenset[int]]:
    """Two kinds of the basis whose codewords have a combination that touches few; each ratio is tried that can be."""
    found = set()
    for one, other in combinations(range(len(basis)), 2):
        for kind in np.flatnonzero((words[:, one] != 0) & (words[:, other] != 0)).tolist():
            word = words[:, one] * words[kind, other] - words[:, other] * words[kind, one]
            if blocks.people[word != 0].sum() < threshold:
                found.add(frozenset((basis[one], basis[other])))
    return found


def alone(found: Found) -> set[int]:
    return set(found.light[found.beside < 0].tolist())


def together(found: Found) -> set[frozenset[int]]:
    pairs = np.stack([found.light, found.beside], axis=1)[found.beside >= 0]
    return {frozenset(pair) for pair in pairs.tolist()}


@pytest.mark.parametrize("seed", range(8))
def test_the_basis_is_the_greedy_one_and_few_are_found_exactly(seed: int) -> None:
    blocks, shown, rng = organisation(seed)
    attack = Attack.on(blocks, shown, THRESHOLD)
    matrix = figures(blocks, shown)
    for _ in range(2):
        keys = rng.random(len(blocks.people))
        found = attack.run(keys, PRIMES[0])
        basis = greedy(matrix, np.argsort(-keys))
        weights = {
            kind: blocks.people[word != 0].sum() for kind, word in zip(basis, codewords(matrix, basis).T, strict=True)
        }
        assert sorted(found.basis.tolist()) == sorted(basis)
        assert alone(found) == {kind for kind, weight in weights.items() if weight < THRESHOLD}


@pytest.mark.parametrize("threshold", [3, 4, 5, 7])
def test_where_nobody_is_light_alone_every_light_pair_is_found(threshold: int) -> None:
    """The more figures there are for the people, the more pairs; slices that make somebody light alone are dropped."""
    pairs = 0
    for seed in range(12):
        blocks, shown, rng = organisation(seed, people=40)
        keys = rng.random(len(blocks.people))
        attack = Attack.on(blocks, shown, threshold)
        found = attack.run(keys, PRIMES[0])
        while len(alone(found)) and len(found.slices):
            _, node, column = found.slices[0]
            shown[node, column] = False
            found = attack.run(keys, PRIMES[0])
        if len(alone(found)):
            continue  # by totals alone
        matrix, basis = figures(blocks, shown), found.basis.tolist()
        assert together(found) == light_pairs(blocks, codewords(matrix, basis), basis, threshold)
        pairs += len(found.light)
    assert pairs > 0


def test_there_is_something_to_be_found() -> None:
    seeds = [organisation(seed) for seed in range(8)]
    light = [
        len(Attack.on(blocks, shown, THRESHOLD).run(rng.random(len(blocks.people)), PRIMES[0]).light)
        for blocks, shown, rng in seeds
    ]
    assert sum(number > 0 for number in light) >= 4


@pytest.mark.parametrize("seed", range(8))
def test_named_slices_are_shown_and_the_codeword_needs_one_of_them(seed: int) -> None:
    """Without the slices that were named the person is in no combination of few any more, or in another one."""
    blocks, shown, rng = organisation(seed)
    found = Attack.on(blocks, shown, THRESHOLD).run(rng.random(len(blocks.people)), PRIMES[0])
    assert set(found.slices[:, 0].tolist()) == set(range(len(found.light)))
    assert shown[found.slices[:, 1], found.slices[:, 2]].all()
    for place in np.flatnonzero(found.beside < 0).tolist():
        kind = int(found.light[place])
        _, node, column = found.slices[found.slices[:, 0] == place].T
        used = figures(
            blocks, shown & np.isin(np.arange(shown.size), node * blocks.columns + column).reshape(shown.shape)
        )
        alone = np.zeros(len(blocks.people))
        alone[kind] = 1.0
        zero = np.setdiff1d(found.basis, [kind])
        system = used[np.append(zero, kind)].astype(float)
        wanted = np.append(np.zeros(len(zero)), 1.0)
        word = used @ np.linalg.lstsq(system, wanted, rcond=None)[0]
        assert np.allclose((used @ np.linalg.lstsq(system, wanted, rcond=None)[0])[np.append(zero, kind)], wanted)
        assert blocks.people[np.abs(word) > 1e-9].sum() < THRESHOLD


def test_what_changed_nearby_is_found_as_if_all_was_done_again() -> None:
    """Rows of the other parts are taken as they were left."""
    blocks, shown, rng = organisation(3, units=12, people=200)
    keys = rng.random(len(blocks.people))
    attack = Attack.on(blocks, shown.copy(), THRESHOLD)
    attack.run(keys, PRIMES[0])
    node, column = next((v, a) for v, a in np.argwhere(shown).tolist() if blocks.forest.parent[v] >= 0)
    above = blocks.forest.parent[node]
    attack.shown[above, column] = attack.shown[node, column] = True
    attack.run(keys, PRIMES[0])
    attack.shown[node, column] = False
    path = [node]
    while blocks.forest.parent[path[-1]] >= 0:
        path.append(int(blocks.forest.parent[path[-1]]))
    nearby = attack.run(keys, PRIMES[0], np.array(path))
    everywhere = Attack.on(blocks, attack.shown, THRESHOLD).run(keys, PRIMES[0])
    assert set(nearby.basis.tolist()) <= set(everywhere.basis.tolist())
    assert alone(nearby) == alone(everywhere) & set(nearby.basis.tolist())


def test_threads_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    blocks, shown, rng = organisation(5, units=30, people=2000)
    keys = rng.random(len(blocks.people))
    monkeypatch.setattr("orgfit.disclosure.repair.attack.parts", lambda blocks: parts(blocks, 50))
    one = Attack.on(blocks, shown, THRESHOLD).run(keys, PRIMES[0])
    monkeypatch.setattr("orgfit.disclosure.repair.attack.WORTH_THREADS", 0)
    attack = Attack.on(blocks, shown, THRESHOLD)
    two = attack.run(keys, PRIMES[0])
    assert len(set(attack.part.tolist())) > 2
    assert one.basis.tolist() == two.basis.tolist()
    assert one.light.tolist() == two.light.tolist()
    assert one.slices.tolist() == two.slices.tolist()


@pytest.mark.parametrize(
    ("threshold", "people", "asked"),
    [
        (5, [1, 1, 1, 1, 1, 1], [1, 2, 3]),  # beside the first and one more, a light pair touches two at most
        (5, [1, 2, 1, 1, 1, 1], [1, 2]),
        (5, [2, 1, 1, 1, 1, 1], [1, 2]),
        (5, [4, 1, 1, 1, 1, 1], []),  # four of a kind are in no light pair
        (3, [1, 1, 1, 1, 1, 1], [1]),
    ],
)
def test_so_many_are_asked_for_that_a_light_pair_can_not_touch_all(
    threshold: int, people: list[int], asked: list[int]
) -> None:
    """The codeword of kind 0 met kinds 0 to 4; the proof rests on this number."""
    askers, found = _asked(np.array([0]), np.array([[0, 1, 2, 3, 4, -1]]), np.array(people), threshold)
    assert found.tolist() == asked
    assert askers.tolist() == [0] * len(asked)

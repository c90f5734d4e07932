"""Attack by projection: which kinds of people, alone or in pairs, hold a combination of published sums for themselves?

Take P, the projection onto all that can be worked out. A group of kinds is given away if and only if a combination is 0
everywhere else, that is if P leaves some direction of the group as it is. The largest eigenvalue of P's block of a kind
is its *leverage*: 1 means given away. Two kinds i, j that are not given away alone are given away together if and only
if the largest singular value of (1 - P_ii)^(-1/2) P_ij (1 - P_jj)^(-1/2) is 1; with one unknown each that is
P_ij^2 = (1 - P_ii)(1 - P_jj). The leverages of such a pair add up to at least 1, so one of them is 0.5 or more: only
pairs with such a kind are looked at. The floats only choose candidates; each is then decided exactly.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from orgfit.disclosure.audit.elimination import Elimination
from orgfit.disclosure.audit.system import Combination, Ints, System

if TYPE_CHECKING:
    from scipy.sparse import csc_matrix, csr_matrix

Floats = NDArray[np.float64]

RIDGE: Final = 1e-11  # relative to rows of unit length; keeps sums that follow from others from being divided by 0
NEAR: Final = 1e-3  # candidates; what is given away differs from 1 by less than 1e-6
FLOOR: Final = 1e-7  # of 1 - leverage: a direction that is given away alone is at right angles to all else
ENTRIES: Final = 4_000_000  # numbers in memory at once


@dataclass(frozen=True)
class Projected:
    """What the projection found. ``kinds``: how many were tried alone, each; ``pairs``: how many, all of them.

    ``leverage`` (kinds tried,): 1 is given away. ``candidates``: how many were decided exactly.
    """

    found: tuple[Combination, ...]
    kinds: int
    pairs: int
    leverage: Floats
    candidates: int


def project(system: System, *, limit: int) -> Projected:
    """This function will find all kinds, and all pairs of kinds, of fewer than ``limit`` people that are given away."""
    few = np.flatnonzero((system.people < limit) & (np.diff(system.first) > 0)).astype(np.int64)
    pairs = _count_pairs(system.people[few], limit)
    if not len(few) or not system.sums.nnz:
        return Projected((), len(few), pairs, np.zeros(len(few)), 0)
    first = np.concatenate([[0], np.cumsum(np.diff(system.first)[few])]).astype(np.int64)
    directions = _directions(system, system.unknowns(few))
    left, turned = _left(directions, first)
    alone = [few[[kind]] for kind in np.flatnonzero(left < NEAR)]
    together = [few[pair] for pair in _pairs(directions @ turned, first, left, people=system.people[few], limit=limit)]
    found = _decided(system, alone + together)
    return Projected(found, len(few), pairs, 1.0 - left, len(alone) + len(together))


def _directions(system: System, unknowns: Ints) -> csc_matrix:
    """Vectors, one a column for each of some unknowns, whose products with each other are the entries of P.

    An unknown is scaled to count at most once, times the root of its people. With B the scaled sums and B B' + ridge =
    L D L', P = B' L'^-1 D^-1 L^-1 B. In a tree the columns of L^-1 B meet nothing but sums on the path to the top.
    """
    from scipy.sparse import csc_matrix, diags_array, eye_array
    from scipy.sparse.linalg import splu

    from orgfit.disclosure.audit.kernels.substitution import substitute

    largest = np.maximum(abs(system.sums).max(axis=0).toarray().ravel(), 1)
    scaled = system.sums @ diags_array(np.sqrt(system.people[system.owner]) / largest)
    length = np.sqrt(np.asarray(scaled.multiply(scaled).sum(axis=1)).ravel())
    scaled = csc_matrix(diags_array(1.0 / np.where(length > 0, length, 1.0)) @ scaled)
    square = csc_matrix(scaled @ scaled.T + RIDGE * eye_array(scaled.shape[0]))
    factor = splu(square, permc_spec="MMD_AT_PLUS_A", diag_pivot_thresh=0.0, options={"SymmetricMode": True})
    right = csc_matrix(scaled[np.argsort(factor.perm_r)][:, unknowns])
    begins, row, value = substitute(*_parts(csc_matrix(factor.L)), *_parts(right))
    solved = csc_matrix((value, row, begins), shape=right.shape)
    return csc_matrix(diags_array(1.0 / np.sqrt(factor.U.diagonal())) @ solved)


def _parts(matrix: csc_matrix) -> tuple[Ints, Ints, Floats]:
    return matrix.indptr.astype(np.int64), matrix.indices.astype(np.int64), matrix.data.astype(np.float64)


def _left(directions: csc_matrix, first: Ints) -> tuple[Floats, csr_matrix]:
    """By kind: 1 - leverage; and (1 - P_kk)^(-1/2) of all kinds, as blocks on the diagonal."""
    from scipy.sparse import csr_matrix

    sizes = np.diff(first)
    left, blocks = np.empty(len(sizes)), []
    for size in np.unique(sizes):
        kinds = np.flatnonzero(sizes == size)
        columns = first[kinds, None] + np.arange(size)
        values, axes = np.linalg.eigh(np.eye(size) - _products(directions, columns))
        left[kinds] = values[:, 0]
        root = (axes / np.sqrt(np.maximum(values, FLOOR))[:, None, :]) @ axes.transpose(0, 2, 1)
        down, across = np.broadcast_arrays(columns[:, :, None], columns[:, None, :])
        blocks.append((root.ravel(), down.ravel(), across.ravel()))
    entries, down, across = (np.concatenate(part) for part in zip(*blocks, strict=True))
    return left, csr_matrix((entries, (down, across)), shape=(first[-1], first[-1]))


def _products(directions: csc_matrix, columns: Ints) -> Floats:
    """Products of some columns with each other, group by group: columns (groups, size) -> (groups, size, size)."""
    size = columns.shape[1]
    found = np.empty((len(columns), size, size))
    for a in range(size):
        for b in range(a + 1):
            both = directions[:, columns[:, a]].multiply(directions[:, columns[:, b]])
            found[:, a, b] = found[:, b, a] = np.asarray(both.sum(axis=0)).ravel()
    return found


def _pairs(whitened: csc_matrix, first: Ints, left: Floats, *, people: Ints, limit: int) -> Iterator[Ints]:
    """Pairs of kinds, of fewer than ``limit`` people, that may be given away together."""
    whitened, rows = whitened.tocsc(), whitened.T.tocsr()
    high = np.flatnonzero(left <= 0.5 + NEAR)
    rank = np.full(len(left), -1)
    rank[high] = np.arange(len(high))
    step = max(1, ENTRIES // int(first[-1] * np.diff(first).max()))
    for start in range(0, len(high), step):
        chunk = high[start : start + step]
        columns = np.concatenate([np.arange(first[kind], first[kind + 1]) for kind in chunk])
        squares = np.square(rows @ whitened[:, columns].toarray())
        by_kind = np.add.reduceat(squares, first[:-1], axis=0)
        sizes = np.diff(first)[chunk]
        by_pair = np.add.reduceat(by_kind, np.cumsum(sizes) - sizes, axis=1)  # at least the largest singular value^2
        by_pair[people[:, None] + people[chunk] >= limit] = 0.0
        by_pair[(rank[:, None] >= 0) & (rank[:, None] <= rank[chunk])] = 0.0  # each pair once
        for one, other in np.argwhere(by_pair >= 1.0 - NEAR):
            pair = np.sort([one, chunk[other]])
            if _bound(whitened, first, pair) >= 1.0 - NEAR:
                yield pair


def _bound(whitened: csc_matrix, first: Ints, pair: Ints) -> float:
    """The largest singular value of what two kinds have in common, squared."""
    one, other = (whitened[:, first[kind] : first[kind + 1]] for kind in pair)
    return float(np.linalg.norm((one.T @ other).toarray(), 2)) ** 2


def _decided(system: System, candidates: list[Ints]) -> tuple[Combination, ...]:
    """What is given away indeed, each combination once."""
    if not candidates:
        return ()
    exact = Elimination.of(system, np.arange(system.kinds))
    found = [exact.within(kinds) for kinds in candidates]
    return tuple({one.kinds: one for one in found if one is not None}.values())


def _count_pairs(people: Ints, limit: int) -> int:
    """How many pairs of kinds have fewer than ``limit`` people together."""
    count = np.bincount(people, minlength=limit)[:limit]
    ordered = sum(int(count[size]) * int(count[: max(limit - size, 0)].sum()) for size in range(limit))
    with_self = int(count[: (limit + 1) // 2].sum())
    return (ordered - with_self) // 2

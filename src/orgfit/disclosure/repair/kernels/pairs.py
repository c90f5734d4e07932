"""Pairs: combinations of two codewords that touch few people besides the two.

Take such a combination f = x f1 + y f2, and a person e outside of the basis whom f1 touches and f does not. Then f2
touches e, and x / y is known from e alone: f1 and f2 stand together in the *expression* of e, which says how e is made
of the basis. So all pairs are found in the expressions of a few people by codeword: of so many that they can not all
be touched by f. Whether a pair is worth weighing is seen from sums: people outside of the basis are dealt into groups,
and in each a sum with drawn factors is taken over each codeword. f touches few people, so for most groups its sum is 0.
"""

# mypy: allow-untyped-defs, allow-untyped-calls, allow-untyped-decorators

from __future__ import annotations

import heapq

import numpy as np

from orgfit.disclosure.repair.kernels.elimination import read_row, take_off
from orgfit.tallies.compiling import kernel


@kernel
def sums_by_group(forest, slices, pivots, handed, prime, nodes, depth, factors, group, groups):
    """By node, pivot and group: the sum over people of their factor times the codeword of the pivot's kind.

    ``factors`` (kinds,): 0 for people who are left out, as those of the basis are; ``nodes`` in order, with all nodes
    above them: people and pivots of others are left out.
    """
    columns = slices.shown.shape[1]
    level, inside = levels(forest, nodes)
    sums = np.zeros((forest.parent.size, columns + 1, groups), np.int64)
    waiting = np.zeros((depth + 1, columns + 1, groups), np.int64)
    for place in range(nodes.size - 1, -1, -1):
        v = nodes[place]
        row = waiting[level[v]]
        add_people(forest, slices.active[v], v, factors, group, row)
        for i in range(pivots.number[v]):
            sums[v, i] = row[pivots.column[v, i]] % prime
            take_off_all(row, sums[v, i], pivots.rows[v, i], row.shape[0], prime)
        waiting[level[v] - 1] += row % prime
        row[:] = 0
    for v in nodes:
        for i in range(pivots.number[v] - 1, -1, -1):
            sums[v, i] = sums[v, i] % prime * pivots.inverse[v, i] % prime
            take_off_all(sums[v], sums[v, i].copy(), pivots.multiples[v, i], i, prime)
            source = pivots.source[v, i]
            while source >= forest.node.size:
                child, j = (source - forest.node.size) // columns, (source - forest.node.size) % columns
                if not inside[child]:
                    break
                take_off_all(sums[child], sums[v, i], handed.multiples[child, j], pivots.number[child], prime)
                source = handed.source[child, j]
    return sums


@kernel
def levels(forest, nodes):
    """By node: its distance from the top, counted from 1; and whether it is one of ``nodes``."""
    level, inside = np.ones(forest.parent.size, np.int64), np.zeros(forest.parent.size, np.bool_)
    for v in range(forest.parent.size):
        if forest.parent[v] >= 0:
            level[v] = level[forest.parent[v]] + 1
    for v in nodes:
        inside[v] = True
    return level, inside


@kernel
def add_people(forest, active, v, factors, group, row):
    """Add the rows of a node's own people, times their factor, to the row of their group."""
    for kind in range(forest.first[v], forest.first[v + 1]):
        if factors[kind]:
            row[0, group[kind]] += factors[kind] * forest.weights[kind, 0]
            for attribute in range(forest.columns.shape[1]):
                column = forest.columns[kind, attribute]
                if column >= 0 and active[column]:
                    row[1 + column, group[kind]] += factors[kind] * forest.weights[kind, 1 + attribute]


@kernel
def take_off_all(rows, amounts, multiples, number, prime):
    """Subtract, from each of the first rows, its multiple of the amounts."""
    for k in range(number):
        if multiples[k]:
            back = prime - multiples[k]
            for g in range(amounts.size):
                rows[k, g] += back * amounts[g]


@kernel
def express(forest, slices, pivots, handed, prime, kind, row, shares, marked):
    """How a kind is made of the basis: ``shares`` by node and pivot; gives the nodes, the others stay 0."""
    columns = shares.shape[1] - 1
    waiting = [0]
    waiting.clear()
    v = forest.node[kind]
    read_row(forest, slices.active[v], handed, kind, row)
    while v >= 0:
        for i in range(pivots.number[v]):
            shares[v, i] = row[pivots.column[v, i]] % prime
            if shares[v, i]:
                take_off(row, shares[v, i], pivots.rows[v, i], prime)
        for k in range(row.size):
            row[k] %= prime
        heapq.heappush(waiting, v)
        marked[v] = True
        v = forest.parent[v] if row.any() else -1
    visited = [0]
    visited.clear()
    while len(waiting):
        v = heapq.heappop(waiting)
        visited.append(v)
        for i in range(pivots.number[v] - 1, -1, -1):
            shares[v, i] %= prime
            if shares[v, i]:
                amount = shares[v, i] * pivots.inverse[v, i] % prime
                shares[v, i] = amount
                for k in range(i):
                    shares[v, k] += (prime - pivots.multiples[v, i, k]) * amount
                source = pivots.source[v, i]
                while source >= forest.node.size:
                    child, j = (source - forest.node.size) // columns, (source - forest.node.size) % columns
                    for k in range(pivots.number[child]):
                        shares[child, k] += (prime - handed.multiples[child, j, k]) * amount
                    if not marked[child]:
                        marked[child] = True
                        heapq.heappush(waiting, child)
                    source = handed.source[child, j]
    return visited


@kernel
def few_between(forest, slices, pivots, handed, prime, sums, inside, askers, starts, asked, place, threshold):
    """Words of two codewords that may touch fewer than ``threshold`` people.

    ``asked`` (people,): kinds outside of the basis; kinds of the basis that ask for ``asked[q]`` are
    ``askers[starts[q] : starts[q + 1]]``; ``place`` (kinds,): node x (columns + 1) + pivot of the kinds of the basis.
    """
    columns = slices.shown.shape[1]
    row, shares = np.zeros(columns + 1, np.int64), np.zeros((forest.parent.size, columns + 1), np.int64)
    marked = np.zeros(forest.parent.size, np.bool_)
    found = [(0, 0, 0, 0)]
    for q in range(asked.size):
        visited = express(forest, slices, pivots, handed, prime, asked[q], row, shares, marked)
        for asker in askers[starts[q] : starts[q + 1]]:
            own = place[asker] // (columns + 1), place[asker] % (columns + 1)
            room = threshold - 1 - forest.people[asker]
            few_with(forest, pivots, prime, sums, inside, shares, visited, asker, own, room, found)
        for v in visited:
            shares[v] = 0
            marked[v] = False
    return np.array(found)[1:]


@kernel
def few_with(forest, pivots, prime, sums, inside, shares, visited, asker, own, room, found):
    """Add the words of one kind with all others that stand beside it in the expression of a person."""
    share, back = shares[own], prime - shares[own]
    if share == 0:
        return
    for v in visited:
        if inside[v]:
            for i in range(pivots.number[v]):
                other = pivots.kind[v, i]
                left = room - forest.people[other]
                if shares[v, i] == 0 or left < 0 or other == asker:
                    continue
                if close(sums[own], shares[v, i], sums[v, i], back, left, prime):
                    found.append((asker, shares[v, i], other, back))


@kernel
def close(first, one, second, other, limit, prime):
    """Is the combination of two rows of sums other than 0 in no more than ``limit`` groups?"""
    apart = 0
    for g in range(first.size):
        if (first[g] * one + second[g] * other) % prime:
            apart += 1
            if apart > limit:
                return False
    return True

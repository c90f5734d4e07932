"""Codewords: the one combination of published figures that is 1 on a person of the basis and 0 on all others of it.

A *word* is made of the codewords of one kind of the basis, or of two: ``words`` (number, 4) holds, by row, a kind, its
value, and another kind (-1 if there is none) with its value.
"""

# mypy: allow-untyped-defs, allow-untyped-calls, allow-untyped-decorators

from __future__ import annotations

import numpy as np

from orgfit.tallies.compiling import kernel

VISITS = 400  # units looked at to name the slices of one word


@kernel
def weigh(forest, slices, pivots, handed, prime, words, limit, depth):
    """By word: how many people it touches, counted up to ``limit``; and the kinds it met while counting, or -1."""
    path, values, coming, going = new_path(forest, slices, depth)
    stack, inherited = new_stack(forest, slices)
    weights, met = np.zeros(len(words), np.int64), np.full((len(words), limit), -1)
    for w in range(len(words)):
        top = climb_word(forest, pivots, handed, prime, words[w], path, values, coming, going)
        weights[w] = touched(forest, slices, pivots, handed, prime, limit, top, path, values, stack, inherited, met[w])
        leave_word(forest, words[w], path)
    return weights, met


@kernel
def name_slices(forest, slices, pivots, handed, prime, words, depth):
    """The slices that some words use: index into ``words``, node and column, one row each."""
    path, values, coming, going = new_path(forest, slices, depth)
    stack, inherited = new_stack(forest, slices)
    found = [(0, 0, 0)]
    for w in range(len(words)):
        top = climb_word(forest, pivots, handed, prime, words[w], path, values, coming, going)
        used(forest, slices, pivots, prime, w, top, path, values, stack, inherited, found)
        leave_word(forest, words[w], path)
    return np.array(found)[1:]


@kernel
def new_path(forest, slices, depth):
    """``path`` (nodes,): the row of ``values`` that holds a node's pivots, or -1; and room for what is handed up."""
    columns = slices.shown.shape[1]
    values = np.zeros((2 * depth, columns + 1), np.int64)
    return np.full(forest.parent.size, -1), values, np.zeros(columns, np.int64), np.zeros(columns, np.int64)


@kernel
def new_stack(forest, slices):
    return np.zeros(forest.parent.size + 1, np.int64), np.zeros(
        (forest.parent.size + 1, slices.shown.shape[1]), np.int64
    )


@kernel
def climb_word(forest, pivots, handed, prime, word, path, values, coming, going):
    """From the people's blocks to the top: the value of each pivot; gives the highest node with a value.

    The two kinds of a word have somebody in common whom their codewords touch, so one of their highest nodes is above
    the other.
    """
    top, row = climb(forest, pivots, handed, prime, word[0], word[1], 0, path, values, coming, going)
    if word[2] >= 0:
        other, row = climb(forest, pivots, handed, prime, word[2], word[3], row, path, values, coming, going)
        top = min(top, other)
    return top


@kernel
def climb(forest, pivots, handed, prime, kind, amount, row, path, values, coming, going):
    """Add the values of the pivots where a kind has ``amount`` and all others 0; above the last node they are 0."""
    v, child, top, goes_on = forest.node[kind], -1, -1, True
    own = np.zeros(values.shape[1], np.int64)
    while v >= 0 and goes_on:
        if path[v] < 0:
            path[v] = row
            values[row] = 0
            row += 1
        goes_on = False
        for i in range(pivots.number[v]):
            value = given(forest, kind, amount, child, coming, pivots.source[v, i])
            own[i] = less(value, pivots.multiples[v, i], own, i, prime) * pivots.inverse[v, i] % prime
            values[path[v], i] = (values[path[v], i] + own[i]) % prime
            if own[i]:
                top = v
        for j in range(handed.number[v]):
            value = given(forest, kind, amount, child, coming, handed.source[v, j])
            going[j] = less(value, handed.multiples[v, j], own, pivots.number[v], prime)
            goes_on |= going[j] != 0
        coming, going = going, coming
        child, v = v, forest.parent[v]
    return top, row


@kernel
def given(forest, kind, amount, child, coming, source):
    """The value of a source: the person's own, what was handed up on the path, 0 else."""
    if source == kind:
        return amount
    kinds, columns = forest.node.size, coming.size
    if child >= 0 and source >= kinds and (source - kinds) // columns == child:
        return coming[(source - kinds) % columns]
    return 0


@kernel
def less(value, multiples, values, number, prime):
    """A value without the multiples of the pivots' values that were taken off its row."""
    for i in range(number):
        value += (prime - multiples[i]) * values[i]
    return value % prime


@kernel
def leave_word(forest, word, path):
    for kind in (word[0], word[2]):
        if kind >= 0:
            v = forest.node[kind]
            while v >= 0:
                path[v] = -1
                v = forest.parent[v]


@kernel
def solve(slices, pivots, prime, v, above, path, values, unknowns):
    """The unknowns of a node (total, then columns) from those above it and the values of its pivots."""
    unknowns[0] = 0
    for column in range(above.size):
        stays = slices.active[v, column] and not slices.shown[v, column]
        unknowns[1 + column] = above[column] if stays else 0
    for i in range(pivots.number[v] - 1, -1, -1):
        value = values[path[v], i] if path[v] >= 0 else 0
        column = pivots.column[v, i]
        unknowns[column] = 0
        unknowns[column] = less(value, pivots.rows[v, i], unknowns, unknowns.size, prime)


@kernel
def people_touched(forest, slices, v, unknowns, prime, limit, met, number):
    """How many people of the node's own block have a value other than 0; it stops counting at ``limit``."""
    people = 0
    for kind in range(forest.first[v], forest.first[v + 1]):
        value = forest.weights[kind, 0] * unknowns[0]
        for attribute in range(forest.columns.shape[1]):
            column = forest.columns[kind, attribute]
            if column >= 0 and slices.active[v, column]:
                value += forest.weights[kind, 1 + attribute] * unknowns[1 + column]
        if value % prime:
            people += forest.people[kind]
            met[number] = kind
            number += 1
            if people >= limit:
                break
    return people, number


@kernel
def reaches(handed, child, unknowns, prime):
    """Does the combination touch anybody below a child, where no pivot has a value? Then a row handed up shows it."""
    for j in range(handed.number[child]):
        value = 0
        for column in range(unknowns.size - 1):
            value += handed.rows[child, j, column] * unknowns[1 + column]
        if value % prime:
            return True
    return False


@kernel
def touched(forest, slices, pivots, handed, prime, limit, top, path, values, stack, inherited, met):
    """How many people a word touches, from its highest node down; it stops at ``limit``."""
    unknowns = np.zeros(slices.shown.shape[1] + 1, np.int64)
    stack[0], waiting, people, number = top, 1, 0, 0
    inherited[0] = 0
    while waiting and people < limit:
        waiting -= 1
        v = stack[waiting]
        solve(slices, pivots, prime, v, inherited[waiting], path, values, unknowns)
        more, number = people_touched(forest, slices, v, unknowns, prime, limit - people, met, number)
        people += more
        child = v + 1
        while child < forest.end[v] and people < limit:
            if path[child] >= 0 or reaches(handed, child, unknowns, prime):
                stack[waiting] = child
                inherited[waiting] = unknowns[1:]
                waiting += 1
            child = forest.end[child]
    return people


@kernel
def used(forest, slices, pivots, prime, number, top, path, values, stack, inherited, found):
    """Add the slices whose unknown differs from that of the next shown one above: these are the ones made use of."""
    unknowns = np.zeros(slices.shown.shape[1] + 1, np.int64)
    stack[0], waiting, visits = top, 1, 0
    inherited[0] = 0
    while waiting and visits < VISITS:
        waiting -= 1
        visits += 1
        v = stack[waiting]
        solve(slices, pivots, prime, v, inherited[waiting], path, values, unknowns)
        for column in range(unknowns.size - 1):
            if slices.shown[v, column] and unknowns[1 + column] != inherited[waiting, column]:
                found.append((number, v, column))
        child = v + 1
        while child < forest.end[v]:
            if path[child] >= 0 or unknowns[1:].any():
                stack[waiting] = child
                inherited[waiting] = unknowns[1:]
                waiting += 1
            child = forest.end[child]

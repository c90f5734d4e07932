"""Combinations that are 0 on the whole basis but one group of kinds: do any of them touch few people?

With d members of the basis in the group they are a space of d dimensions. Kind after kind outside the group is looked
at: it is either touched, which costs its people, or it is not, which costs a dimension. Both are followed up, so that
nothing is missed; without people to spare there is only one way to go on.
"""

# mypy: allow-untyped-defs, allow-untyped-calls, allow-untyped-decorators

from __future__ import annotations

import numpy as np

from orgfit.disclosure.audit.kernels.elimination import power
from orgfit.tallies.compiling import kernel


@kernel
def light_kinds(columns, kinds, basis, limit, room, found):
    """Find the kinds which, alone of the basis, are in a combination touching fewer than ``limit`` people."""
    inside = np.zeros(kinds.people.size, np.bool_)
    group = np.zeros(1, np.int64)
    for kind in range(kinds.people.size):
        if kinds.people[kind] >= limit:
            continue
        group[0], inside[kind] = kind, True
        found[kind] = search(columns, kinds, basis, group, inside, limit - 1 - kinds.people[kind], room).size > 0
        inside[kind] = False


@kernel
def search(columns, kinds, basis, group, inside, spare, room):
    """Weights of the group's members of the basis such that ``spare`` people or fewer outside are touched, or none."""
    members = members_of(kinds, basis, group)
    d, n = members.size, kinds.people.size
    if d == 0:
        return np.zeros(0, np.int64)
    prepare(basis, members, room)
    open_lines = np.zeros(((spare + 1) * d + 1, d, d), np.int64)
    state = np.zeros(((spare + 1) * d + 1, 3), np.int64)
    open_lines[0], state[0] = np.eye(d).astype(np.int64), np.array([d, spare, 0])
    waiting = 1
    while waiting:
        waiting -= 1
        lines, dimensions = open_lines[waiting].copy(), state[waiting, 0]
        left, place = state[waiting, 1], state[waiting, 2]
        while place < n - 1 and dimensions:
            kind = neighbour(kinds, group[0], place)
            place += 1
            if inside[kind]:
                continue
            values = on_kind(columns, kinds, basis, kind, lines[:dimensions], room)
            if not values.any():
                continue
            if kinds.people[kind] <= left:
                open_lines[waiting] = lines
                state[waiting, 0] = vanishing(open_lines[waiting], values, dimensions, basis.prime)
                state[waiting, 1], state[waiting, 2] = left, place
                waiting += state[waiting, 0] > 0
                left -= kinds.people[kind]
            else:
                dimensions = vanishing(lines, values, dimensions, basis.prime)
        if dimensions:
            return lines[0]
    return np.zeros(0, np.int64)


@kernel
def members_of(kinds, basis, group):
    number = 0
    found = np.zeros((kinds.first[group + 1] - kinds.first[group]).sum(), np.int64)
    for kind in group:
        for x in range(kinds.first[kind], kinds.first[kind + 1]):
            if basis.member[x] >= 0:
                found[number] = basis.member[x]
                number += 1
    return found[:number]


@kernel
def prepare(basis, members, room):
    """The values on the reduced columns of the combinations that are 1 on one of the members each."""
    prime = basis.prime
    room.known[:] = False
    room.given[: members.size] = 0
    for i in range(members.size):
        given = room.given[i]
        given[basis.top[members[i]]] = basis.inverse[members[i]]
        for row in range(basis.top[members[i]], -1, -1):
            if given[row]:
                member = basis.at[row]
                for entry in range(basis.later_start[member], basis.later_start[member + 1]):
                    other = basis.later[entry]
                    by = basis.by[entry] * basis.inverse[other] % prime
                    given[basis.top[other]] = (given[basis.top[other]] + (prime - by) * given[row]) % prime


@kernel
def work_out(basis, wanted, d, room):
    """How often a sum is taken in each of the d combinations; whatever it needs is worked out before."""
    stack, depth = room.stack, 1
    stack[0] = wanted
    while depth:
        row = stack[depth - 1]
        member = basis.at[row]
        if room.known[row] or member < 0:
            if member < 0:
                room.weight[:d, row] = 0
                room.known[row] = True
            depth -= 1
            continue
        before = depth
        for entry in range(basis.start[member], basis.start[member + 1] - 1):
            if not room.known[basis.row[entry]] and depth == before:
                stack[depth] = basis.row[entry]
                depth += 1
        if depth == before:
            for i in range(d):
                total = room.given[i, row]
                for entry in range(basis.start[member], basis.start[member + 1] - 1):
                    taken = room.weight[i, basis.row[entry]]
                    if taken:
                        total = (total + (basis.prime - basis.value[entry]) * taken) % basis.prime
                room.weight[i, row] = total
            room.known[row] = True
            depth -= 1


@kernel
def on_unknown(columns, basis, x, d, room):
    """The d combinations on an unknown, into ``room.value``."""
    room.value[:d] = 0
    for entry in range(columns.start[x], columns.start[x + 1]):
        row = columns.row[entry]
        if not room.known[row]:
            work_out(basis, row, d, room)
        for i in range(d):
            if room.weight[i, row]:
                room.value[i] = (room.value[i] + columns.value[entry] * room.weight[i, row]) % basis.prime


@kernel
def on_kind(columns, kinds, basis, kind, lines, room):
    """Mixtures of the combinations (one a line) on the unknowns of a kind, (lines, unknowns)."""
    d, first = lines.shape[1], kinds.first[kind]
    values = np.zeros((lines.shape[0], kinds.first[kind + 1] - first), np.int64)
    for column in range(values.shape[1]):
        on_unknown(columns, basis, first + column, d, room)
        for line in range(lines.shape[0]):
            for i in range(d):
                values[line, column] = (values[line, column] + lines[line, i] * room.value[i]) % basis.prime
    return values


@kernel
def vanishing(lines, values, dimensions, prime):
    """Mix the first lines so that they are 0 where ``values`` were not; gives how many are left."""
    values = values.copy()
    for column in range(values.shape[1]):
        chosen = -1
        for line in range(dimensions):
            if values[line, column]:
                chosen = line
        if chosen < 0:
            continue
        inverse = power(values[chosen, column], prime - 2, prime)
        for line in range(dimensions):
            if line != chosen and values[line, column]:
                by = prime - values[line, column] * inverse % prime
                lines[line] = (lines[line] + by * lines[chosen]) % prime
                values[line] = (values[line] + by * values[chosen]) % prime
        dimensions -= 1
        lines[chosen], values[chosen] = lines[dimensions], values[dimensions]
    return dimensions


@kernel
def neighbour(kinds, centre, step):
    """The kinds around one, nearest first: right, left, right, ... and then what is left on the longer side."""
    here, n = kinds.place[centre], kinds.people.size
    both = min(here, n - 1 - here)
    if step < 2 * both:
        return kinds.sequence[here + (step // 2 + 1) * (1 if step % 2 == 0 else -1)]
    return kinds.sequence[here + (step - both + 1) * (1 if here == both else -1)]


@kernel
def spell_out(columns, kinds, basis, group, weights, room):
    """Of one combination: how often each sum is taken, and which kinds are touched."""
    members = members_of(kinds, basis, group)
    prepare(basis, members, room)
    taken = np.zeros(basis.at.size, np.int64)
    touched = np.zeros(kinds.people.size, np.bool_)
    lines = weights.reshape(1, -1)
    for kind in range(kinds.people.size):
        touched[kind] = on_kind(columns, kinds, basis, kind, lines, room).any()
    for row in range(basis.at.size):
        work_out(basis, row, members.size, room)
        for i in range(members.size):
            taken[row] = (taken[row] + weights[i] * room.weight[i, row]) % basis.prime
    return taken, touched

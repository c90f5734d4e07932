"""Counting the categories of items, 64 answers at a time.

Numba has no vectors, and what it makes of a plain loop is an order of magnitude slower. So the few lines that compare
64 bytes at once are written for its compiler directly; it turns them into whatever the machine has.
"""

# mypy: allow-untyped-defs, allow-untyped-calls, allow-untyped-decorators
# ruff: noqa: ARG001

from __future__ import annotations

import numpy as np
from llvmlite import ir  # type: ignore[import-untyped]
from numba import types
from numba.core import cgutils
from numba.extending import intrinsic

from orgfit.tallies.compiling import kernel

LANES = 64
AHEAD = 8 * LANES
FULL = np.uint64(0xFFFFFFFFFFFFFFFF)

_byte, _word = ir.IntType(8), ir.IntType(64)
_vector = ir.VectorType(_byte, LANES)
_firsts = ir.Constant(ir.VectorType(ir.IntType(32), LANES), [0] * LANES)


@intrinsic
def address(_typing, array):
    """Where an array's first element lies."""

    def build(context, builder, signature, arguments):
        made = context.make_array(signature.args[0])(context, builder, arguments[0])
        return builder.ptrtoint(made.data, _word)

    return types.int64(array), build


@intrinsic
def prefetch(_typing, at):
    """Ask for the bytes at an address before they are needed."""

    def build(_context, builder, _signature, arguments):
        flag = ir.IntType(32)
        kind = ir.FunctionType(ir.VoidType(), [_byte.as_pointer(), flag, flag, flag])
        ask = cgutils.get_or_insert_function(builder.module, kind, "llvm.prefetch.p0")
        place = builder.inttoptr(arguments[0], _byte.as_pointer())
        builder.call(ask, [place, flag(0), flag(3), flag(1)])
        return ir.Constant(ir.IntType(8).as_pointer(), None)

    return types.void(types.int64), build


@intrinsic
def none_of(_typing, values):
    """One count of nought for each value."""

    def build(context, builder, signature, _arguments):
        return context.make_tuple(builder, signature.return_type, [_word(0)] * len(values))

    return types.UniTuple(types.int64, len(values))(values), build


@intrinsic
def add_matches(_typing, counts, values, at, keep):
    """Count each value among the 64 bytes at an address, of which ``keep`` has a bit for each that counts."""

    def build(context, builder, signature, arguments):
        own = cgutils.unpack_tuple(builder, arguments[0])
        wanted = cgutils.unpack_tuple(builder, arguments[1])
        loaded = builder.load(builder.inttoptr(arguments[2], _vector.as_pointer()))
        loaded.align = 1
        for place, value in enumerate(wanted):
            single = builder.insert_element(ir.Constant(_vector, ir.Undefined), builder.trunc(value, _byte), _word(0))
            spread = builder.shuffle_vector(single, single, _firsts)
            equal = builder.bitcast(builder.icmp_signed("==", loaded, spread), _word)
            own[place] = builder.add(own[place], builder.ctpop(builder.and_(equal, arguments[3])))
        return context.make_tuple(builder, signature.return_type, own)

    return counts(counts, values, types.int64, types.uint64), build


@intrinsic
def add_to(_typing, at, counts):
    """Add counts to the int64 at an address and after it; gives their sum."""

    def build(_context, builder, _signature, arguments):
        place = builder.inttoptr(arguments[0], _word.as_pointer())
        total = _word(0)
        for number, count in enumerate(cgutils.unpack_tuple(builder, arguments[1])):
            here = builder.gep(place, [_word(number)])
            builder.store(builder.add(builder.load(here), count), here)
            total = builder.add(total, count)
        return total

    return types.int64(types.int64, counts), build


@kernel
def count_items(rows, columns, values, counts, slot):
    """Count ``values`` in columns ``columns[0] .. columns[1] - 1``; gives how many answers were one of them.

    ``counts`` int64 (units, items, slots): the first value is counted in ``slot``, the others after it.
    """
    answers, places = address(rows.answers), address(counts)
    last = answers + rows.answers.size - LANES
    items, slots = counts.shape[1], counts.shape[2]
    found = 0
    for i in range(rows.targets.size):
        people = rows.offsets[i + 1] - rows.offsets[i]
        if people == 0:
            continue
        blocks, rest = (people - 1) // LANES, (people - 1) % LANES
        keep = FULL >> np.uint64(LANES - 1 - rest)
        at = answers + rows.offsets[i] + columns[0] * rows.people
        place = places + 8 * ((rows.targets[i] * items + columns[0]) * slots + slot)
        for _ in range(columns[0], columns[1]):
            own, here = none_of(values), at
            for _ in range(blocks):
                prefetch(here + AHEAD)
                own = add_matches(own, values, here, FULL)
                here += LANES
            prefetch(here + AHEAD)
            # The last bytes of all are read from further left, so that nothing beyond them is.
            safe = min(here, last)
            own = add_matches(own, values, safe, keep << np.uint64(here - safe))
            found += add_to(place, own)
            at += rows.people
            place += 8 * slots
    return found

"""What can be wrong with a list of units, all of it at once, and never by recursion."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from orgfit.errors import Fault
from orgfit.responses.letters import invisible, invisible_fault, quoted, shown
from orgfit.responses.unit_rows import UnitRow

TOP: Final = -1
NOWHERE: Final = -2
CIRCLE_SHOWN: Final = 8


def links(rows: Sequence[UnitRow]) -> list[int]:
    """This function will give for each row the row of its parent: -1 at the top, -2 where there is none."""
    first = _first_rows(rows)
    return [first.get(row.parent, NOWHERE) if row.parent.strip() else TOP for row in rows]


def tree_faults(rows: Sequence[UnitRow], source: str, depth_limit: int) -> list[Fault]:
    """This function will give all that keeps rows from being one tree, in order of place."""
    above = links(rows)
    found = [
        *_code_faults(rows),
        *_orphans(rows, above),
        *_top_faults(rows, above),
        *_circles(rows, above),
        *_too_deep(rows, above, depth_limit),
    ]
    return sorted(Fault(source, line, message) for line, message in found)


def _first_rows(rows: Sequence[UnitRow]) -> dict[str, int]:
    first: dict[str, int] = {}
    for place, row in enumerate(rows):
        if row.code.strip():
            first.setdefault(row.code, place)
    return first


def _code_faults(rows: Sequence[UnitRow]) -> Iterator[tuple[int, str]]:
    first = _first_rows(rows)
    for place, row in enumerate(rows):
        if not row.code.strip():
            yield row.line, "A unit has no code. Give it one that no other unit has."
        elif first[row.code] != place:
            yield row.line, _twice(row, rows[first[row.code]])
        for text, what in ((row.code, "The code"), (row.name, "The name")):
            if invisible(text):
                yield row.line, invisible_fault(text, f"{what} of unit {quoted(row.code)}")


def _twice(row: UnitRow, before: UnitRow) -> str:
    where = f"first{_in_line(before)}"
    if row.parent != before.parent:
        where = f"under {quoted(before.parent)}{_in_line(before)} and under {quoted(row.parent)} here"
    return f"Unit {quoted(row.code)} stands twice, {where}. Keep one, or give each a code of its own."


def _in_line(row: UnitRow) -> str:
    return f" in line {row.line}" if row.line else ""


def _orphans(rows: Sequence[UnitRow], above: Sequence[int]) -> Iterator[tuple[int, str]]:
    for row, parent in zip(rows, above, strict=True):
        if parent == NOWHERE:
            yield (
                row.line,
                (
                    f"Unit {quoted(row.code)} stands under {quoted(row.parent)}, which is no unit here. "
                    f"Add that unit, or correct the parent."
                ),
            )


def _top_faults(rows: Sequence[UnitRow], above: Sequence[int]) -> Iterator[tuple[int, str]]:
    tops = [row for row, parent in zip(rows, above, strict=True) if parent == TOP]
    if not rows:
        yield 0, "There are no units. List at least the whole organisation, with an empty parent."
    elif not tops:
        yield 0, "Every unit has a parent, so none is the whole. Leave the parent of the topmost unit empty."
    for row in tops[1:]:
        yield (
            row.line,
            (
                f"Unit {quoted(row.code)} has no parent, and neither has {quoted(tops[0].code)}{_in_line(tops[0])}. "
                f"Only the whole organisation has none; give each other unit its parent."
            ),
        )


def _circles(rows: Sequence[UnitRow], above: Sequence[int]) -> Iterator[tuple[int, str]]:
    """Each circle once, from its first unit in the file downwards."""
    walk = [0] * len(above)  # 0: not yet seen; else the number of the walk that came by
    for start in range(len(above)):
        at = start
        while at >= 0 and not walk[at]:
            walk[at] = start + 1
            at = above[at]
        if at >= 0 and walk[at] == start + 1:
            yield _circle(rows, above, at)


def _circle(rows: Sequence[UnitRow], above: Sequence[int], at: int) -> tuple[int, str]:
    ring = [at]
    while above[ring[-1]] != at:
        ring.append(above[ring[-1]])
    ring.reverse()  # from above to below
    start = ring.index(min(ring))
    ring = ring[start:] + ring[:start]
    codes = [shown(rows[place].code) for place in ring]
    if len(codes) > CIRCLE_SHOWN:
        codes[CIRCLE_SHOWN - 1 : -1] = [f"... {len(codes) - CIRCLE_SHOWN:,} more ..."]
    names = " > ".join([*codes, codes[0]])
    advice = "Give one of them a parent outside the circle; the whole organisation has none."
    return rows[ring[0]].line, f"Units stand in a circle: {names}. {advice}"


def _too_deep(rows: Sequence[UnitRow], above: Sequence[int], limit: int) -> Iterator[tuple[int, str]]:
    """The first unit of each branch that lies too deep; those below it follow from it."""
    below: dict[int, list[int]] = {}
    for place, parent in enumerate(above):
        below.setdefault(parent, []).append(place)
    level = below.get(TOP, [])
    for _ in range(limit + 1):
        level = [child for place in level for child in below.get(place, ())]
    for place in level:
        row = rows[place]
        yield (
            row.line,
            (
                f"Unit {quoted(row.code)} stands {limit + 1} steps below the top; at most {limit} are possible. "
                f"Take out levels, or check the parents above it."
            ),
        )

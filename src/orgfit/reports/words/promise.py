"""The promise meter in words: what people had expected, beside what they say has changed."""

from __future__ import annotations

from orgfit.disclosure.released import Cell

FIRST = (
    "This is the first wave with this question. The promise meter starts with the next one: it sets what people then "
    "say has changed beside what they expect today."
)
ABSENT = (
    "What people had expected last time is not among these figures. Give the wave before as well, and it stands here."
)
EXPECTED = "Had expected a change"
CHANGED = "Say that something changed"
EXPECT = "Expect a change now"


def kept(expected: Cell, changed: Cell) -> str:
    """This function will set what was expected beside what changed, and claim only what the intervals bear."""
    if expected.low is None or expected.high is None or changed.low is None or changed.high is None:
        return ""
    if changed.high < expected.low:
        return "Fewer say that something changed than had expected it. The intervals do not overlap."
    if changed.low > expected.high:
        return "More say that something changed than had expected it. The intervals do not overlap."
    return "The intervals overlap: as many may have seen a change as had expected one, or a few more, or a few less."


def dated(words: str, wave: str) -> str:
    """This function will say when it was asked."""
    return f"{words} ({wave})"

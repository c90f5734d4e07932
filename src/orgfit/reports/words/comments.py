"""How comments are shown, and how many."""

from __future__ import annotations

from orgfit.reports.words.numbers import count, plural


def how(least: int) -> str:
    """This function will say how comments are shown; ``least`` people have to have written one."""
    return (
        f"Comments are shown only where at least {count(least)} people wrote one, in an order drawn by lot, without a "
        "date, and never beside a score or by role. Names, addresses and numbers of persons were masked. What one "
        "person writes is one view; how many share it only talking can tell."
    )


def counted(total: float, listed: int) -> str:
    """This function will say how many comments there are, and how many of them stand here."""
    words = plural(total, "comment", "comments")
    return words if listed >= total else f"{words}; {count(listed)} of them, drawn by lot, stand here"

"""People by role, tenure and other lines, in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from orgfit.reports.words.references import listed

NAMED_AT_MOST: Final = 3
LISTED_AT_MOST: Final = 3
LIMIT: Final = (
    "Categories differ in more than one way: people of one role may also be longer here, or work elsewhere. A "
    "difference along one line does not say that this line is the reason, and nothing about any one person in it."
)


def heading(titles: Sequence[str]) -> str:
    """This function will head the chapter: "By role, time here and other lines"."""
    distinct = [_inside(title) for title in dict.fromkeys(titles)]
    if len(distinct) > NAMED_AT_MOST:
        return f"By {', '.join(distinct[: NAMED_AT_MOST - 1])} and other lines"
    return f"By {listed(distinct, 'and')}"


def _inside(title: str) -> str:
    """A title within a sentence; "IT" stays as it is."""
    return title if title[1:2].isupper() else title[:1].lower() + title[1:]


def clear(category: str, higher: Sequence[str], lower: Sequence[str], whole: str) -> str:
    """This function will say where a category is clearly above or below the whole, or nothing where it is not."""
    named = [(side, names) for side, names in (("above", higher), ("below", lower)) if names]
    sides = [f"{side} {'it' if place else whole} on {_few(names)}" for place, (side, names) in enumerate(named)]
    return f"{category}: {'; '.join(sides)}." if sides else ""


def _few(names: Sequence[str]) -> str:
    return listed(names, "and") if len(names) <= LISTED_AT_MOST else f"{len(names)} facets"


def unclear(whole: str) -> str:
    """This function will say that no category stands out."""
    return f"No category clearly differs from {whole}."

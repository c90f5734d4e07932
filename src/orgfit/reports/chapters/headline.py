"""The first thing to read: one finding, who answered, and the main figures with their uncertainty."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from orgfit.reports import cards
from orgfit.reports.book import Book
from orgfit.reports.outline import Outline, Part
from orgfit.reports.singles import all_cards, recommended
from orgfit.reports.words import differences, numbers, participation, recommendation, support


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of one questionnaire under its title (none where there is only one)."""

    title: str
    groups: tuple[cards.Group, ...]
    heads: tuple[str, ...]
    rows: tuple[cards.Row, ...]


@dataclass(frozen=True, slots=True)
class Headline:
    """What stands at the top of a report."""

    title: str
    facts: tuple[str, ...]
    lead: tuple[str, ...]
    parts: tuple[Figures, ...]
    note: str


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of the units directly below the organisation lie beyond noise on one part (or on any)."""

    title: str
    above: int
    below: int
    either: int


def build(book: Book) -> Headline:
    """This function will give the headline of a report; every report has one."""
    title, lead = _first(book)
    made = (_figures(named, part.now) for named, part in book.headed)
    return Headline(
        title=title,
        facts=tuple(_facts(book)),
        lead=lead,
        parts=tuple(figures for figures in made if figures.groups),
        note=recommendation.NOTE if any(recommended(part.now) for part in book.parts) else "",
    )


def _figures(title: str, outline: Outline) -> Figures:
    groups = all_cards(outline, 0, cards.groups(outline, 0))
    return Figures(title, groups, cards.heads(outline, 0), cards.rows(outline, 0))


def _facts(book: Book) -> Iterable[str]:
    yield book.main.name(0)
    yield book.main.released.wave
    for title, part in book.headed:
        told = ", ".join(participation.facts(part.now.figures(0)))
        if title and told:
            yield f"{title}: {told}"
    if not book.several:
        yield from participation.facts(book.main.figures(0))


def _first(book: Book) -> tuple[str, tuple[str, ...]]:
    """The first thing read: that nothing can be concluded, where that is so; else what was found."""
    main = next(part for part in book.parts if part.now is book.main)
    if main.now.unsupported:
        others = any(part.now.columns and not part.now.unsupported for part in book.parts)
        return (support.title(book.title(main)) if others else support.TITLE), (support.WHY, support.ASK)
    title, lead = _finding(book.main)
    return title, (*lead, *(support.beside(named) for named, part in book.headed if part.now.unsupported))


def compared(outline: Outline) -> tuple[int, ...]:
    """The units directly below the organisation of which any figure is shown."""
    return tuple(unit for unit in outline.units.children(0) if outline.shown(unit))


def _signals(outline: Outline, part: Part) -> dict[int, int]:
    cells = {unit: outline.cell(unit, part.measure, "signal") for unit in compared(outline)}
    return {unit: differences.level(cell) for unit, cell in cells.items()}


def _tallies(outline: Outline) -> tuple[list[Tally], Tally]:
    each: list[Tally] = []
    beyond: set[int] = set()
    for part in outline.columns:
        ways = _signals(outline, part)
        above, below = sum(way > 0 for way in ways.values()), sum(way < 0 for way in ways.values())
        beyond.update(unit for unit, way in ways.items() if way)
        if part.facet is not None:
            each.append(Tally(part.title, above, below, above + below))
    return each, Tally("", 0, 0, len(beyond))


def _finding(outline: Outline) -> tuple[str, tuple[str, ...]]:
    units = len(compared(outline))
    if not units or not outline.columns:
        return outline.instrument.title, tuple(filter(None, [outline.instrument.question]))
    each, together = _tallies(outline)
    if not together.either:
        return "No unit clearly differs from the organisation", _alike(units)
    most = max((tally.either for tally in each), default=0)
    first = [tally for tally in each if tally.either == most]
    if len(each) > 1 and most > 1 and len(first) == 1:
        return f"Units differ most often on {first[0].title}", _on_one(first[0], together, units)
    counted = f"{numbers.count(together.either)} of {numbers.plural(units, 'unit', 'units')}"
    verb = "differs" if together.either == 1 else "differ"
    return f"{counted} {verb} from the organisation by more than noise", (*_listed(each), LIMIT)


LISTED_AT_MOST: Final = 4
LIMIT: Final = (
    "A difference says where to look and whom to listen to. It does not say why, whose doing it is, "
    "or how any one person there sees it."
)


def _alike(units: int) -> tuple[str, ...]:
    return (
        f"{numbers.plural(units, 'unit is', 'units are')} shown. What sets them apart is small, or no more "
        "than chance alone would bring. So talk first about what all of you have in common.",
    )


def _on_one(tally: Tally, together: Tally, units: int) -> tuple[str, ...]:
    return (
        f"Of {numbers.count(units)} units shown, {numbers.count(tally.either)} differ from the organisation "
        f"on {tally.title} by more than noise: {_sides(tally)}. "
        f"{numbers.plural(together.either, 'unit differs', 'units differ')} on at least one figure.",
        LIMIT,
    )


def _sides(tally: Tally) -> str:
    return f"{numbers.count(tally.above)} above, {numbers.count(tally.below)} below"


def _listed(each: list[Tally]) -> Iterable[str]:
    found = [tally for tally in each if tally.either]
    if 0 < len(found) <= LISTED_AT_MOST:
        yield "Units that differ: " + "; ".join(f"{tally.title} {_sides(tally)}" for tally in found) + "."

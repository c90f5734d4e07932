"""The first thing to read: one finding, who answered, and the main figures with their uncertainty."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from orgfit.disclosure.released import Cell
from orgfit.reports import cards
from orgfit.reports.book import Book
from orgfit.reports.outline import Outline, Part
from orgfit.reports.singles import all_cards, recommended
from orgfit.reports.words import changes, differences, numbers, participation, recommendation, support
from orgfit.reports.words.references import LAST


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of one questionnaire under its title (none where there is only one)."""

    title: str
    facts: tuple[str, ...]
    groups: tuple[cards.Group, ...]
    heads: tuple[str, ...]
    rows: tuple[cards.Row, ...]
    note: str


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
    facts = tuple(participation.facts(outline.figures(0))) if title else ()
    note = cards.note(outline, 0, [part.measure for part in outline.parts])
    return Figures(title, facts, groups, cards.heads(outline, 0), cards.rows(outline, 0), note)


def _facts(book: Book) -> Iterable[str]:
    yield book.main.name(0)
    yield "; ".join(book.waves)
    if not book.several:
        yield from participation.facts(book.main.figures(0))


def _first(book: Book) -> tuple[str, tuple[str, ...]]:
    """The first thing read: that nothing can be concluded, where that is so; else what was found."""
    main = next(part for part in book.parts if part.now is book.main)
    if main.now.unsupported:
        title = support.TITLE if book.unsupported else support.title(book.title(main))
        return title, (support.WHY, support.ASK)
    found, title = _finding(main.now), book.title(main)
    first = (
        f"{title}: {found.title[:1].lower()}{found.title[1:]}" if found.units and len(book.scored) > 1 else found.title
    )
    others = [(named, part.now) for named, part in book.scored if part is not main and not part.now.unsupported]
    warned = (support.beside(named) for named, part in book.headed if part.now.unsupported)
    lead = (*found.lead, _elsewhere(others), _since(book), *found.limit, *warned)
    return first, tuple(filter(None, lead))


def _elsewhere(others: list[tuple[str, Outline]]) -> str:
    """How many units differ on anything in each of the other questionnaires."""
    shown = [(named, outline, len(compared(outline))) for named, outline in others if compared(outline)]
    counted = [f"{named} {_tallies(outline)[1].either} of {units}" for named, outline, units in shown]
    return f"Units that differ on anything else: {'; '.join(counted)}." if counted else ""


def _since(book: Book) -> str:
    """What clearly changed, over all questionnaires."""
    several, known = len(book.scored) > 1, False
    moved: dict[int, list[str]] = {1: [], -1: []}
    for title, part in book.scored:
        facets = [one for one in part.now.columns if one.facet is not None]
        for one in facets:
            cell = part.now.figures(0).get((one.measure, LAST.signal), Cell())
            way = differences.level(cell)
            known = known or cell.shown
            if way:
                moved[1 if way > 0 else -1].append(f"{one.title} ({title})" if several else one.title)
    return changes.sentence(moved[1], moved[-1]) if known else ""


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


@dataclass(frozen=True, slots=True)
class Finding:
    """What is found in one questionnaire; ``units``: it speaks of units, not only of what was asked."""

    title: str
    lead: tuple[str, ...]
    limit: tuple[str, ...] = ()
    units: bool = True


def _finding(outline: Outline) -> Finding:
    units = len(compared(outline))
    if not units or not outline.columns:
        return Finding(outline.instrument.title, tuple(filter(None, [outline.instrument.question])), units=False)
    each, together = _tallies(outline)
    if not together.either:
        return Finding(_counted(together, units), _alike(units))
    most = max((tally.either for tally in each), default=0)
    first = [tally for tally in each if tally.either == most]
    if len(each) > 1 and most > 1 and len(first) == 1:
        title = f"Units differ most often on {first[0].title}"
        return Finding(title, _on_one(first[0], together, units), (LIMIT,))
    return Finding(_counted(together, units), tuple(_listed(each)), (LIMIT,))


def _counted(together: Tally, units: int) -> str:
    """How many units differ on anything."""
    if not together.either:
        return "No unit clearly differs from the organisation"
    counted = f"{numbers.count(together.either)} of {numbers.plural(units, 'unit', 'units')}"
    verb = "differs" if together.either == 1 else "differ"
    return f"{counted} {verb} from the organisation by more than noise"


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
    )


def _sides(tally: Tally) -> str:
    return f"{numbers.count(tally.above)} above, {numbers.count(tally.below)} below"


def _listed(each: list[Tally]) -> Iterable[str]:
    found = [tally for tally in each if tally.either]
    if 0 < len(found) <= LISTED_AT_MOST:
        yield "Units that differ: " + "; ".join(f"{tally.title} {_sides(tally)}" for tally in found) + "."

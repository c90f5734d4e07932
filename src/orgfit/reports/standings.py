"""What stands out of a unit's facets: clearly above something it may be compared with, or clearly below it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from orgfit.reports.book import Book, Part
from orgfit.reports.cards import compared_with
from orgfit.reports.outline import Outline
from orgfit.reports.words import differences, references
from orgfit.reports.words.references import ABOVE, Reference


@dataclass(frozen=True, slots=True)
class Standings:
    """Each entry is a facet and what is clear about it; ``against`` is what it was compared with."""

    higher: tuple[str, ...]
    lower: tuple[str, ...]
    against: tuple[str, ...]


def standings(book: Book, place: int) -> Standings:
    """This function will give what is clear about a unit (place 0: the organisation), over all questionnaires."""
    higher: list[str] = []
    lower: list[str] = []
    against: list[str] = []
    several = len(book.scored) > 1
    for title, part in book.headed:
        found = of_part(part, place, titled=title if several else "")
        higher += found.higher
        lower += found.lower
        against += found.against
    return Standings(tuple(higher), tuple(lower), tuple(dict.fromkeys(against)))


def of_part(part: Part, place: int, *, titled: str = "") -> Standings:
    """This function will do the same for one questionnaire; ``titled``, if given, stands behind each of its facets."""
    outline, unit = part.now, part.now.at(place)
    if unit is None:
        return Standings((), (), ())
    found = tuple(named(outline, unit))
    behind = f" ({titled})" if titled else ""
    higher, lower = (
        tuple(f"{title}{behind}: {words}" for title, words in _entries(outline, unit, found, way)) for way in (1, -1)
    )
    return Standings(higher, lower, tuple(reference.noun for reference in found))


def named(outline: Outline, unit: int) -> Iterator[Reference]:
    """What a unit is compared with; the unit above by its name."""
    for reference in compared_with(outline, unit):
        known = any(outline.cell(unit, p.measure, reference.signal).value is not None for p in outline.columns)
        if known:
            above = outline.name(int(outline.units.parent[unit]))
            yield references.above(above) if reference is ABOVE else reference


def _entries(outline: Outline, unit: int, against: tuple[Reference, ...], way: int) -> Iterator[tuple[str, str]]:
    """The facets that are clearly above (1) or below (-1) something, and what is clear about each."""
    for part in outline.columns:
        if part.facet is None:
            continue
        fine = outline.fine(outline.cell(unit, part.measure, "mean").n)
        clear = [
            differences.apart(outline.cell(unit, part.measure, reference.difference), reference, fine=fine)
            for reference in against
            if differences.level(outline.cell(unit, part.measure, reference.signal)) * way > 0
        ]
        if clear:
            yield part.title, "; ".join(clear)

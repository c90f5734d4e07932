"""Strengths and lower-thans of the organisation: beside a benchmark and last time, or how questions were rated."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from orgfit.disclosure.released import Cell
from orgfit.instruments.schema import Item
from orgfit.reports.book import Book, Part
from orgfit.reports.outline import Outline
from orgfit.reports.standings import Standings, of_part
from orgfit.reports.words import numbers, reasons, standing

RATED_AT_MOST: Final = 3


@dataclass(frozen=True, slots=True)
class Strength:
    """One questionnaire: what is clear about its facets, or (``rated``) its highest and lowest questions.

    Only a questionnaire that stands alone and has nothing to be compared with is ``rated``.
    """

    title: str
    found: Standings
    alike: str
    benchmark: str
    rated: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    tongue: Markup


def build(book: Book) -> tuple[Strength, ...] | None:
    """This function will give the chapter, or None where there is nothing to compare and no favourable share."""
    made = (_strength(title, part) for title, part in book.sound)
    return tuple(strength for strength in made if strength.found.against or strength.rated) or None


def _strength(title: str, part: Part) -> Strength:
    outline, found = part.now, of_part(part, 0)
    facets = [one for one in outline.columns if one.facet is not None]
    return Strength(
        title=title,
        found=found,
        alike="" if found.higher or found.lower else standing.alike(found.against),
        benchmark=standing.benchmark(outline.figures(0).get((one.measure, "benchmark"), Cell()) for one in facets),
        rated=() if title or found.against or part.last else tuple(_rated(outline)),
        tongue=outline.tongue,
    )


def _rated(outline: Outline) -> Iterator[tuple[str, tuple[tuple[str, str], ...]]]:
    """The questions with the most and the fewest favourable answers, if there are enough to tell two ends."""
    shares = [(share, item) for item in outline.items if (share := _favourable(outline, item)) is not None]
    shares.sort(key=lambda pair: -pair[0])
    few = min(RATED_AT_MOST, len(shares) // 2)
    if few:
        yield "Highest rated", tuple(_named(outline, item) for _, item in shares[:few])
        yield "Lowest rated", tuple(_named(outline, item) for _, item in shares[-few:])


def _favourable(outline: Outline, item: Item) -> float | None:
    """The share, or the end that is known of it."""
    cell = outline.figures(0).get((item.id, "favourable"), Cell())
    if cell.value is not None:
        return cell.value
    return None if cell.low is None or cell.high is None else cell.low if cell.high >= 100 else cell.high


def _named(outline: Outline, item: Item) -> tuple[str, str]:
    cell = outline.cell(0, item.id, "favourable")
    return outline.question(item), reasons.bound(cell) if cell.value is None else numbers.percent(cell.value)

"""By role, tenure and other lines: the people of the whole organisation, attribute by attribute."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from orgfit.disclosure.released import Split
from orgfit.reports import groups
from orgfit.reports.book import Book
from orgfit.reports.heatmap import HeatMap, slice_map, sliced_parts
from orgfit.reports.outline import Outline
from orgfit.reports.words import answers, differences, splits
from orgfit.reports.words.references import ORGANISATION


@dataclass(frozen=True, slots=True)
class Table:
    """One attribute: what is clear, and its categories by parts (``folded`` where nothing is)."""

    title: str
    clear: tuple[str, ...]
    folded: bool
    heat: HeatMap


@dataclass(frozen=True, slots=True)
class Splits:
    """The chapter: the tables of each questionnaire under its title (none where there is only one)."""

    heading: str
    parts: tuple[tuple[str, tuple[Table, ...]], ...]
    limit: str


def build(book: Book) -> Splits | None:
    """This function will give the chapter, or None where no attribute is shown."""
    made = [(title, tuple(_tables(part.now))) for title, part in book.sound]
    parts = tuple((title, tables) for title, tables in made if tables)
    if not parts:
        return None
    return Splits(splits.heading([table.title for _, tables in parts for table in tables]), parts, splits.LIMIT)


def maps(outline: Outline, unit: int) -> tuple[HeatMap, ...]:
    """This function will give a table for each attribute of which a unit shows any category."""
    found = (slice_map(outline, unit, split) for split in groups.splits(outline))
    return tuple(heat for heat in found if heat is not None)


def _tables(outline: Outline) -> Iterator[Table]:
    for split in groups.splits_apart(outline):
        heat = slice_map(outline, 0, split)
        if heat is not None:
            clear = tuple(_clear(outline, split))
            yield Table(split.title, clear or (splits.unclear(ORGANISATION.noun),), not clear, heat)


def _clear(outline: Outline, split: Split) -> Iterator[str]:
    parts = [part for part in sliced_parts(outline, 0, split) if part.facet is not None]
    for category in split.categories:
        ways = {
            part.title: differences.level(outline.slice_cell(0, split.slice(category), part.measure, "signal"))
            for part in parts
        }
        higher, lower = ([title for title, way in ways.items() if way * side > 0] for side in (1, -1))
        words = splits.clear(answers.plain(category), higher, lower, ORGANISATION.noun)
        if words:
            yield words

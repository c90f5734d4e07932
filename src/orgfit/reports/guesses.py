"""What one side guessed of the other's answers, beside what the other side answered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from orgfit.disclosure.released import Cell
from orgfit.instruments.schema import Item
from orgfit.reports import grids, groups, tables
from orgfit.reports.book import Book
from orgfit.reports.outline import Outline
from orgfit.reports.tables import Line, Piece, Table
from orgfit.reports.words import reasons, sides

HEADS: Final = ("Guess", "Answers", "Guess minus answers", "In words")


@dataclass(frozen=True, slots=True)
class Guess:
    """One question with both figures; ``pictures`` has a name, a picture and its text for each that is shown."""

    question: str
    sentences: tuple[str, ...]
    pictures: tuple[tuple[str, Markup], ...]
    verdict: str
    units: Table | None


@dataclass(frozen=True, slots=True)
class Guesses:
    """All guesses of one questionnaire, with their numbers as a table."""

    each: tuple[Guess, ...]
    numbers: Table
    tongue: Markup


@dataclass(frozen=True)
class _Pair:
    """What is known of one guess in one unit: the guess, the answers, and how far apart they are."""

    guess: Cell
    actual: Cell
    distance: Cell
    signal: Cell

    @property
    def verdict(self) -> str:
        """How far apart, as far as that is known."""
        if self.distance == Cell():
            return sides.overlap(self.guess, self.actual)
        return sides.distance(self.distance, self.signal)


def guesses(book: Book, outline: Outline) -> Guesses | None:
    """This function will set guesses beside answers; None where nobody was asked to guess.

    Answers that the cube of the guesses does not hold are taken from the questionnaire in which they were given.
    """
    items = [item for item in outline.instrument.coded_items if item.about_item and outline.knows(item.id, "mean")]
    if not items:
        return None
    pairs = {item: _pair(outline, 0, item, _elsewhere(book, item)) for item in items}
    lines = (Line(outline.question(item), _pieces(pair)) for item, pair in pairs.items())
    table = tables.table("Guesses and answers, per cent", "Question", HEADS, lines, tongue=outline.tongue)
    return Guesses(tuple(_guess(outline, item, pair) for item, pair in pairs.items()), table, outline.tongue)


def _pair(outline: Outline, unit: int, item: Item, elsewhere: Cell) -> _Pair:
    guess, actual, distance, signal = (
        outline.cell(unit, item.id, name) if outline.knows(item.id, name, unit) else Cell()
        for name in ("mean", "actual", "distance", "distance_signal")
    )
    return _Pair(guess, elsewhere if actual == Cell() else actual, distance, signal)


def _elsewhere(book: Book, item: Item) -> Cell:
    """The answers of those who were guessed about, where another questionnaire of the book has them."""
    for part in book.parts:
        outline = part.now
        if not outline.knows(item.about_item, "favourable"):
            continue
        for line in groups.lines(outline):
            if item.actual_of in line.categories:
                side = groups.slices(outline, line)[line.categories.index(item.actual_of)]
                return side.cell(item.about_item, "favourable")
        if item.actual_of in outline.instrument.asked_of:
            return outline.cell(0, item.about_item, "favourable")
    return Cell()


def _guess(outline: Outline, item: Item, pair: _Pair) -> Guess:
    return Guess(
        question=outline.question(item),
        sentences=tuple(_sentences(item, pair)),
        pictures=tuple(_pictures(pair)),
        verdict=pair.verdict,
        units=_by_unit(outline, item),
    )


def _sentences(item: Item, pair: _Pair) -> Iterator[str]:
    guess, actual = pair.guess, pair.actual
    yield sides.guessed(item.asked_of, guess) if guess.shown else reasons.sentence(guess)
    if actual.shown:
        yield sides.answered(item.actual_of, actual)
    elif actual.reason:
        yield sides.kept_back(item.actual_of)
        yield reasons.sentence(actual)
    else:
        yield sides.missing(item.actual_of)


def _pictures(pair: _Pair) -> Iterator[tuple[str, Markup]]:
    for name, cell in ((sides.GUESS, pair.guess), (sides.ANSWERS, pair.actual)):
        if cell.shown:
            yield name, grids.interval(cell, label=f"{name} {tables.share_text(cell)}")


def _pieces(pair: _Pair) -> tuple[Piece, ...]:
    return (
        tables.text(tables.share_text(pair.guess), pair.guess),
        tables.text(tables.share_text(pair.actual), pair.actual),
        tables.text(sides.apart(pair.distance), pair.distance),
        tables.words(pair.verdict),
    )


def _by_unit(outline: Outline, item: Item) -> Table | None:
    below = [unit for unit in outline.units.children(0) if outline.cell(unit, item.id, "distance").shown]
    if not below:
        return None
    lines = (
        Line(outline.name(unit), _pieces(_pair(outline, unit, item, Cell())), link=outline.link(unit)) for unit in below
    )
    return tables.table(f"Guesses and answers by unit: {outline.question(item)}", "Unit", HEADS, lines)

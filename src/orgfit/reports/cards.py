"""A unit's figures at a glance: a card for each part, and the same numbers as a table."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from orgfit.disclosure.released import Cell
from orgfit.reports import grids
from orgfit.reports.outline import Outline, Part
from orgfit.reports.words import differences, numbers, reasons


@dataclass(frozen=True, slots=True)
class Card:
    """One figure with its uncertainty; ``figure`` is empty and ``reason`` set where it is not shown."""

    title: str
    figure: str
    reason: str
    interval: Markup
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Cards that belong together, under the title of their dimension (or none)."""

    title: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table beside the cards."""

    title: str
    cells: tuple[Markup, ...]


def groups(outline: Outline, unit: int) -> tuple[Group, ...]:
    """This function will give the cards of a unit: index and loose facets first, then by dimension."""
    found: list[tuple[str, list[Card]]] = [("", [])]
    for part in outline.parts:
        if part.dimension is not None:
            found.append((part.title, [card(outline, unit, part, title=f"{part.title}, all together")]))
        else:
            group = found[-1] if _belongs(part, found[-1][0], outline) else found[0]
            group[1].append(card(outline, unit, part))
    return tuple(Group(title, tuple(cards)) for title, cards in found if cards)


def _belongs(part: Part, title: str, outline: Outline) -> bool:
    return any(
        part.facet in dimension.facets and dimension.title == title for dimension in outline.instrument.dimensions
    )


def card(outline: Outline, unit: int, part: Part, *, title: str = "") -> Card:
    """This function will give the card of one part in one unit, with the organisation's level beside it."""
    mean = outline.cell(unit, part.measure, "mean")
    if mean.value is None:
        return Card(title or part.title, "", reasons.sentence(mean), Markup(""), ())
    fine = outline.fine(mean.n)
    whole = outline.cell(0, part.measure, "mean").value if unit else None
    spoken = _spoken(mean, fine=fine, whole=whole)
    drawing = grids.interval(mean, label=spoken, reference=whole)
    return Card(
        title or part.title,
        numbers.points(mean.value, fine=fine),
        "",
        drawing,
        tuple(_lines(outline, unit, part)),
    )


def _spoken(mean: Cell, *, fine: bool, whole: float | None) -> str:
    parts = [
        numbers.points(mean.value or 0.0, fine=fine),
        f"between {numbers.span(mean, fine=fine, joint='and')}",
    ]
    text = ", ".join(parts if mean.low is not None else parts[:1])
    return text if whole is None else f"{text}; organisation {numbers.decimals(whole, 1)}"


def _lines(outline: Outline, unit: int, part: Part) -> Iterable[str]:
    mean = outline.cell(unit, part.measure, "mean")
    fine = outline.fine(mean.n)
    if mean.low is not None:
        yield f"between {numbers.span(mean, fine=fine, joint='and')}"
    if mean.n is not None:
        yield numbers.plural(mean.n, "person", "people")
    if unit:
        signal = outline.cell(unit, part.measure, "signal")
        yield from filter(
            None, [differences.sentence(outline.cell(unit, part.measure, "difference"), signal, fine=fine)]
        )


LEVEL = ("Points", "95 % interval", "People")
COMPARED = "From the organisation"
EXPECTED = "Expected"


def heads(outline: Outline, unit: int) -> tuple[str, ...]:
    """This function will name the columns of the table: the organisation is not compared with itself."""
    compared = (COMPARED,) if unit else ()
    return (*LEVEL, *compared, *((EXPECTED,) if _has_expected(outline, unit) else ()))


def _has_expected(outline: Outline, unit: int) -> bool:
    return any(outline.cell(unit, part.measure, "shrunken").shown for part in outline.parts)


def rows(outline: Outline, unit: int, *, drawn: bool = False) -> tuple[Row, ...]:
    """This function will give the numbers of all parts of a unit; ``drawn`` adds the picture of each."""
    return tuple(Row(part.title, tuple(_cells(outline, unit, part, drawn=drawn))) for part in outline.parts)


def _cells(outline: Outline, unit: int, part: Part, *, drawn: bool) -> Iterable[Markup]:
    mean = outline.cell(unit, part.measure, "mean")
    if mean.value is None:
        yield grids.hidden_cell(mean, columns=len(heads(outline, unit)) + drawn)
        return
    fine = outline.fine(mean.n)
    yield _plain(numbers.points(mean.value, fine=fine))
    if drawn:
        whole = outline.cell(0, part.measure, "mean").value
        yield Markup("<td>{}</td>").format(
            grids.interval(mean, label=_spoken(mean, fine=fine, whole=whole), reference=whole)
        )
    yield _plain(numbers.span(mean, fine=fine))
    yield _plain("" if mean.n is None else numbers.count(mean.n))
    if unit:
        yield from _compared(outline, unit, part, fine=fine)


def _compared(outline: Outline, unit: int, part: Part, *, fine: bool) -> Iterable[Markup]:
    difference, signal = (outline.cell(unit, part.measure, name) for name in ("difference", "signal"))
    if difference.value is None:
        yield grids.hidden_cell(difference)
    else:
        way = differences.level(signal)
        mark = Markup(' data-signal="{}"').format(way) if way else Markup("")
        yield Markup("<td{}>{}</td>").format(mark, differences.sure(difference, fine=fine))
    if _has_expected(outline, unit):
        expected = outline.cell(unit, part.measure, "shrunken")
        shown = expected.value is not None
        yield (_plain(numbers.points(expected.value or 0.0, fine=fine)) if shown else grids.hidden_cell(expected))


def _plain(text: str) -> Markup:
    return Markup("<td>{}</td>").format(text or numbers.BLANK)

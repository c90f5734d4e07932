"""A unit's figures at a glance: a card for each part, and the same numbers as a table."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from orgfit.disclosure.released import Cell
from orgfit.instruments.schema import Dimension
from orgfit.reports import grids
from orgfit.reports.outline import Outline, Part
from orgfit.reports.words import differences, numbers, reasons, references
from orgfit.reports.words.references import BENCHMARK, LAST, ORGANISATION, Reference


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
    found: dict[str, list[Card]] = {"": []}
    headed = {facet.id: dimension.title for dimension in _headed(outline) for facet in dimension.facets}
    for part in outline.parts:
        if part.dimension is not None:
            found.setdefault(part.title, []).append(card(outline, unit, part, title=f"{part.title}, all together"))
        else:
            found.setdefault(headed.get(part.measure, ""), []).append(card(outline, unit, part))
    return tuple(Group(title, tuple(cards)) for title, cards in found.items() if cards)


def _headed(outline: Outline) -> tuple[Dimension, ...]:
    """The dimensions that have a figure of their own to head those of their facets."""
    known = {part.measure for part in outline.parts}
    dimensions = outline.instrument.dimensions
    return tuple(one for one in dimensions if one.id in known or outline.knows(one.id, "joint"))


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
    for reference in (ORGANISATION,) if unit else (BENCHMARK, LAST):
        far, signal = (outline.cell(unit, part.measure, name) for name in (reference.difference, reference.signal))
        yield from filter(None, [differences.sentence(far, signal, fine=fine, reference=reference)])


LEVEL = ("Points", "95 % interval", "People")
EXPECTED = "Expected"


def compared_with(outline: Outline, unit: int) -> tuple[Reference, ...]:
    """This function will give what the cube compares a unit with: the organisation is not compared with itself."""
    known = outline.figures(unit)
    return tuple(
        reference
        for reference in references.ALL
        if (unit and reference is ORGANISATION)
        or any((part.measure, reference.difference) in known for part in outline.parts)
    )


def heads(outline: Outline, unit: int) -> tuple[str, ...]:
    """This function will name the columns of the table: those of comparisons only where the cube has them."""
    compared = (reference.head for reference in compared_with(outline, unit))
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
    yield grids.text_cell(numbers.points(mean.value, fine=fine))
    if drawn:
        whole = outline.cell(0, part.measure, "mean").value
        yield Markup("<td>{}</td>").format(
            grids.interval(mean, label=_spoken(mean, fine=fine, whole=whole), reference=whole)
        )
    yield grids.text_cell(numbers.span(mean, fine=fine))
    yield grids.text_cell("" if mean.n is None else numbers.count(mean.n))
    yield from _compared(outline, unit, part, fine=fine)


def _compared(outline: Outline, unit: int, part: Part, *, fine: bool) -> Iterable[Markup]:
    for reference in compared_with(outline, unit):
        yield compared_cell(outline, unit, part.measure, reference, fine=fine)
    if _has_expected(outline, unit):
        expected = outline.cell(unit, part.measure, "shrunken")
        if expected.value is None:
            yield grids.hidden_cell(expected)
        else:
            yield grids.text_cell(numbers.points(expected.value, fine=fine))


def note(outline: Outline, unit: int, measures: Iterable[str]) -> str:
    """This function will say why nothing is called clear, if an interval beside some measures looks as if it were."""
    known = outline.figures(unit)
    pairs = (
        (known.get((measure, one.difference), Cell()), known.get((measure, one.signal), Cell()))
        for measure in measures
        for one in references.ALL
    )
    return differences.STRAY if any(differences.stray(*pair) for pair in pairs) else ""


def compared_cell(outline: Outline, unit: int, measure: str, reference: Reference, *, fine: bool) -> Markup:
    """This function will draw how far a figure lies from another, or a dash where the two were not compared."""
    if not outline.knows(measure, reference.difference, unit):
        return grids.text_cell("")
    difference, signal = (outline.cell(unit, measure, name) for name in (reference.difference, reference.signal))
    return grids.sure_cell(difference, signal, fine=fine)

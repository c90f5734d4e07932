"""How people answered: every question of the organisation, as bars and as numbers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from orgfit.disclosure.released import Cell
from orgfit.instruments.scales import Kind, Scale
from orgfit.instruments.schema import Block, Facet, Item
from orgfit.reports import grids
from orgfit.reports.book import Book
from orgfit.reports.outline import Outline
from orgfit.reports.words import agreement, answers, numbers, reasons, recommendation

LIKERT_STEPS: Final = 5
RECOMMENDED: Final = "recommendation"
BANDS: Final = ("0–20", "20–40", "40–60", "60–80", "80–100")


@dataclass(frozen=True, slots=True)
class Answers:
    """One question: its words, the picture of its answers, a word at the side, remarks, and its numbers."""

    text: str
    picture: Markup
    side: str
    remarks: tuple[str, ...]
    cells: tuple[Markup, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """The questions of a group that have the same answers; ``kind`` says how they are drawn."""

    kind: str
    frame: str
    steps: str
    favourable: str
    heads: tuple[str, ...]
    items: tuple[Answers, ...]


@dataclass(frozen=True, slots=True)
class Bands:
    """How the scores of people spread over a facet, or why that is not shown."""

    picture: Markup
    shares: tuple[tuple[str, str], ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Group:
    """A facet or a block: its title, its figure, how scores spread, its questions."""

    title: str
    figure: str
    interval: Markup
    notice: str
    bands: Bands | None
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """The groups of one questionnaire under its title (none where there is only one)."""

    title: str
    groups: tuple[Group, ...]
    tongue: Markup


def build(book: Book) -> tuple[Questionnaire, ...] | None:
    """This function will give the groups of questions, or None where no cube knows any question."""
    made = (Questionnaire(title, groups(part.now), part.now.tongue) for title, part in book.headed)
    return tuple(one for one in made if one.groups) or None


def groups(outline: Outline) -> tuple[Group, ...]:
    """This function will give the groups of one questionnaire that hold anything."""
    found = [_facet(outline, facet) for facet in outline.instrument.facets]
    found += [_block(outline, block) for block in outline.instrument.blocks]
    return tuple(group for group in found if group.runs or group.bands)


def _block(outline: Outline, block: Block) -> Group:
    return Group(block.title, "", Markup(""), "", None, tuple(_runs(outline, block)))


def _facet(outline: Outline, facet: Facet) -> Group:
    mean = outline.cell(0, facet.id, "mean")
    fine, figure, drawing = outline.fine(mean.n), "", Markup("")
    if mean.value is not None:
        figure = f"{numbers.points(mean.value, fine=fine)} points"
        figure += f", 95 % interval {numbers.span(mean, fine=fine)}" if mean.low is not None else ""
        drawing = grids.interval(mean, label=figure)
    return Group(facet.title, figure, drawing, facet.notice, bands(outline, facet), tuple(_runs(outline, facet)))


def bands(outline: Outline, facet: Facet) -> Bands | None:
    """This function will give how people's scores of a facet spread; None where the cube does not know it."""
    known = outline.figures(0)
    cells = [known[facet.id, f"band:{k}"] for k in range(1, len(BANDS) + 1) if (facet.id, f"band:{k}") in known]
    if len(cells) < len(BANDS):
        return None
    values = [cell.value for cell in cells if cell.value is not None]
    if len(values) < len(BANDS):
        return Bands(Markup(""), (), reasons.sentence(next(cell for cell in cells if cell.value is None)))
    named = tuple((band, numbers.percent(value)) for band, value in zip(BANDS, values, strict=True))
    label = "Per cent of people by score: " + ", ".join(f"{band} points {share}" for band, share in named)
    return Bands(grids.histogram(values, BANDS, label=label), named, "")


def _runs(outline: Outline, group: Facet | Block) -> Iterator[Run]:
    alike: dict[tuple[Scale, object], list[Item]] = {}
    for item in group.items:
        if item.coded and _is_known(outline, item):
            alike.setdefault((item.scale, item.options), []).append(item)
    for (_, options), items in alike.items():
        yield _run(outline, tuple(items), choice=bool(options))


def _is_known(outline: Outline, item: Item) -> bool:
    return (item.id, f"share:{item.steps[0]}") in outline.figures(0)


def _run(outline: Outline, items: tuple[Item, ...], *, choice: bool) -> Run:
    scale, names = items[0].scale, answers.labels(items[0])
    kind = "choice" if choice else "likert" if len(names) == LIKERT_STEPS else "histogram"
    heads = (*names, "Left open")
    if not choice:
        heads = (*heads, "Points", *_favourable_head(scale), "Answers")
    agree = any(_agreement(outline, item) for item in items)
    recommended = any(outline.knows(item.id, RECOMMENDED) for item in items)
    heads = (*heads, *(("Agreement",) if agree else ()), *((recommendation.TITLE,) if recommended else ()))
    beside = (agree, recommended)
    return Run(
        kind=kind,
        frame=scale.frame,
        steps="" if choice else ", ".join(names) if kind == "likert" else f"{names[0]} to {names[-1]}",
        favourable="" if choice else answers.favourable(scale),
        heads=heads,
        items=tuple(_answers(outline, item, names, kind=kind, beside=beside) for item in items),
    )


def _agreement(outline: Outline, item: Item) -> bool:
    return outline.knows(item.id, "agreement")


def _favourable_head(scale: Scale) -> tuple[str, ...]:
    return () if scale.favourable is None else ("Favourable",)


def _answers(outline: Outline, item: Item, names: tuple[str, ...], *, kind: str, beside: tuple[bool, bool]) -> Answers:
    return Answers(
        text=outline.question(item),
        picture=_picture(outline, item, names, kind=kind),
        side=_side(outline, item),
        remarks=tuple(_remarks(outline, item)),
        cells=(*_cells(outline, item), *_beside(outline, item, beside)),
    )


def _remarks(outline: Outline, item: Item) -> Iterator[str]:
    """Words beside a question: whether people see it alike, and that many left it open."""
    view = outline.figures(0).get((item.id, "view"), Cell())
    some = item.id in outline.asked_of_some
    left = answers.NOT_OF_ALL if some else answers.left_open(outline.cell(0, item.id, "unanswered"))
    yield from filter(None, (agreement.word(view), left))


def _beside(outline: Outline, item: Item, columns: tuple[bool, bool]) -> Iterator[Markup]:
    """The cells of columns that only some runs have."""
    agree, recommended = columns
    if agree:
        cell = outline.cell(0, item.id, "agreement")
        yield grids.text_cell(agreement.figure(cell)) if cell.shown or not cell.reason else grids.hidden_cell(cell)
    if recommended:
        cell = outline.figures(0).get((item.id, RECOMMENDED), Cell())
        yield _level(outline, cell) if cell.shown or cell.reason else grids.text_cell("")


def _picture(outline: Outline, item: Item, names: tuple[str, ...], *, kind: str) -> Markup:
    shares = _shares(outline, item)
    values = [cell.value for cell in shares if cell.value is not None]
    if len(values) < len(shares):
        hidden = next(cell for cell in shares if cell.value is None)
        return Markup('<div class="hidden">{}</div>').format(reasons.sentence(hidden))
    label = ", ".join(f"{name} {numbers.percent(value)}" for name, value in zip(names, values, strict=True))
    if kind == "likert":
        return grids.likert(values, label=label, sides=item.scale.favourable is None)
    if kind == "histogram":
        return grids.histogram(values, [str(step) for step in item.steps], label=label)
    return _bars(outline.question(item), names, values)


def _shares(outline: Outline, item: Item) -> list[Cell]:
    return [outline.cell(0, item.id, f"share:{step}") for step in item.steps]


def _bars(question: str, names: tuple[str, ...], values: list[float]) -> Markup:
    """A choice has no order to draw along: a table with a bar in each row."""
    row = Markup('<tr><th scope="row">{}</th><td>{}</td><td>{}</td></tr>')
    rows = Markup("").join(
        row.format(name, numbers.percent(value), grids.bar(value)) for name, value in zip(names, values, strict=True)
    )
    return Markup('<table class="bars"><caption class="unseen">{}</caption><tbody>{}</tbody></table>').format(
        question, rows
    )


def _side(outline: Outline, item: Item) -> str:
    """The one figure that stands beside the bar."""
    if item.scale.kind is not Kind.ORDERED:
        return ""
    if item.scale.favourable is not None:
        cell = outline.cell(0, item.id, "favourable")
        text = reasons.bound(cell) if cell.value is None else numbers.percent(cell.value)
        return f"{text} favourable" if text else ""
    mean = outline.cell(0, item.id, "mean")
    return "" if mean.value is None else f"{numbers.points(mean.value, fine=outline.fine(mean.n))} points"


def _cells(outline: Outline, item: Item) -> Iterator[Markup]:
    """The row of numbers behind a bar, in the order of the heads of its run."""
    yield from (grids.share_cell(cell) for cell in _shares(outline, item))
    some = item.id in outline.asked_of_some
    yield grids.text_cell("") if some else grids.share_cell(outline.cell(0, item.id, "unanswered"))
    if item.scale.kind is not Kind.ORDERED:
        return
    mean = outline.cell(0, item.id, "mean")
    yield _level(outline, mean)
    if item.scale.favourable is not None:
        yield grids.share_cell(outline.cell(0, item.id, "favourable"))
    yield Markup("<td>{}</td>").format(numbers.BLANK if mean.n is None else numbers.count(mean.n))


def _level(outline: Outline, mean: Cell) -> Markup:
    if mean.value is None:
        return grids.hidden_cell(mean)
    fine = outline.fine(mean.n)
    between = f" ({numbers.span(mean, fine=fine)})" if mean.low is not None else ""
    return Markup("<td>{}{}</td>").format(numbers.points(mean.value, fine=fine), between)

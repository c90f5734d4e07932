"""Can we trust it? Who answered, whether questions belong together, whether units may be spoken of at all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from markupsafe import Markup

from orgfit.instruments.schema import Item
from orgfit.reports import cohesion, reliability, tables
from orgfit.reports.book import Book
from orgfit.reports.cohesion import Cohesion
from orgfit.reports.outline import Outline
from orgfit.reports.outline import Part as Score
from orgfit.reports.reliability import Structure
from orgfit.reports.tables import Line, Piece, Table
from orgfit.reports.words import answers, computed, numbers, participation, reasons, trust

CARELESS: Final = ("careless", "careless:alike", "careless:uneven")


@dataclass(frozen=True, slots=True)
class Weights:
    """What the figures would be, had every unit answered in proportion to its size."""

    said: str
    design: str
    scores: Table | None


@dataclass(frozen=True, slots=True)
class Trust:
    """The chapter for one questionnaire; ``title`` is empty where there is only one."""

    title: str
    tongue: Markup
    verdict: tuple[str, ...]
    facts: tuple[str, ...]
    answered: str
    weights: Weights | None
    open: Table | None
    open_from: str
    alphas: Table | None
    questions: tuple[tuple[str, Table], ...]
    structure: Structure | None
    cohesion: Cohesion | None
    careless: str
    methods: tuple[tuple[str, str], ...]


def build(book: Book) -> tuple[Trust, ...]:
    """This function will give the chapter, an entry a questionnaire; who answered can always be told.

    How it was computed is told once, at the end.
    """
    made = [of_outline(part.now, title) for title, part in book.headed]
    told = {name: text for part in made for name, text in part.methods}
    methods = tuple((name, told[name]) for name, _ in computed.METHODS.values() if name in told)
    return (*(replace(part, methods=()) for part in made[:-1]), replace(made[-1], methods=methods))


def of_outline(outline: Outline, title: str) -> Trust:
    """This function will give the chapter of one questionnaire."""
    figures = outline.figures(0)
    return Trust(
        title=title,
        tongue=outline.tongue,
        verdict=reliability.verdict(outline),
        facts=tuple(participation.facts(figures)),
        answered=participation.sentence(figures),
        weights=_weights(outline),
        open=_open(outline),
        open_from=numbers.percent(answers.OPEN_FROM),
        alphas=reliability.alphas(outline),
        questions=reliability.questions(outline),
        structure=reliability.structure(outline),
        cohesion=cohesion.cohesion(outline),
        careless=careless(outline),
        methods=tuple(_methods(outline)),
    )


def asked_of_all(outline: Outline) -> Iterator[Item]:
    """This function will give the questions that everybody was asked: only these can be left open by whoever likes."""
    return (item for item in outline.instrument.coded_items if item.id not in outline.asked_of_some)


def _open(outline: Outline) -> Table | None:
    lines = [
        Line(outline.question(item), (tables.plain_share(cell),))
        for item in asked_of_all(outline)
        if answers.left_open(cell := outline.cell(0, item.id, "unanswered"))
    ]
    caption = "Questions that many left open, in the order they were asked"
    return tables.table(caption, "Question", ["Left open"], lines, tongue=outline.tongue) if lines else None


def _weights(outline: Outline) -> Weights | None:
    scores = [score for score in outline.parts if outline.knows(score.measure, "weighted")]
    design = trust.design(outline.cell(0, "people", "design_effect"))
    if not scores:
        return Weights("", design, None) if design else None
    lines = (Line(score.title, tuple(_both(outline, score))) for score in scores)
    table = tables.table("Unweighted and weighted", "Figure", ("As answered", "In proportion"), lines)
    return Weights(_proportion(outline, scores[0]), design, table)


def _proportion(outline: Outline, score: Score) -> str:
    plain, weighted = (outline.cell(0, score.measure, name) for name in ("mean", "weighted"))
    return trust.proportion(score.title, plain, weighted, fine=outline.fine(plain.n))


def _both(outline: Outline, score: Score) -> Iterator[Piece]:
    fine = outline.fine(outline.cell(0, score.measure, "mean").n)
    for name in ("mean", "weighted"):
        cell = outline.cell(0, score.measure, name)
        yield tables.text("" if cell.value is None else numbers.points(cell.value, fine=fine), cell)


def careless(outline: Outline) -> str:
    """This function will say how many people's answers show a sign that questions were not read."""
    share, alike, uneven = (outline.cell(0, "people", name) for name in CARELESS)
    if share.reason:
        return reasons.sentence(share)
    return trust.careless(share, alike, uneven)


def _methods(outline: Outline) -> Iterator[tuple[str, str]]:
    """How what stands here was computed: only what the cube knows."""
    found = {statistic.partition(":")[0] for _, statistic in outline.figures(0)}
    return (told for name, told in computed.METHODS.items() if name in found)

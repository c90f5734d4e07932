"""Do the questions of a facet belong together, and are they as many things as the questionnaire takes them for?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from orgfit.instruments.schema import Facet
from orgfit.reports import tables
from orgfit.reports.outline import Outline
from orgfit.reports.tables import Line, Piece, Table
from orgfit.reports.words import numbers, reasons, trust

OMEGA = ("omega", "spearman_brown")


@dataclass(frozen=True, slots=True)
class Structure:
    """What the answers hang together by: a sentence, and how far each facet is one thing."""

    said: str
    facets: Table | None


def alphas(outline: Outline) -> Table | None:
    """This function will give the reliability of each facet, None where the cube knows none."""
    facets = [facet for facet in outline.instrument.facets if outline.knows(facet.id, "alpha")]
    if not facets:
        return None
    other = any(outline.knows(facet.id, name) for facet in facets for name in OMEGA)
    lines = (Line(facet.title, tuple(_alpha(outline, facet, other=other))) for facet in facets)
    heads = ("Alpha", *(("Omega; of two questions Spearman-Brown",) if other else ()), "In words")
    return tables.table("Reliability by facet", "Facet", heads, lines, tongue=outline.tongue)


def _alpha(outline: Outline, facet: Facet, *, other: bool) -> Iterator[Piece]:
    cell = outline.cell(0, facet.id, "alpha")
    yield tables.text(trust.coefficient(cell), cell)
    if other:
        named = next((name for name in OMEGA if outline.knows(facet.id, name)), OMEGA[0])
        omega = outline.cell(0, facet.id, named)
        yield tables.text(trust.coefficient(omega), omega)
    said = trust.together(cell, len(facet.items))
    yield tables.words(said if said.endswith(".") or not said else f"{said}.")


def questions(outline: Outline) -> tuple[tuple[str, Table], ...]:
    """This function will say of each question how it goes with the others of its facet."""
    return tuple(_questions(outline))


def _questions(outline: Outline) -> Iterator[tuple[str, Table]]:
    for facet in outline.instrument.facets:
        items = [item for item in facet.items if outline.knows(item.id, "item_rest")]
        if items:
            lines = [Line(outline.question(item), _with_others(outline, item.id)) for item in items]
            heads = ("With the others", "Alpha without it")
            caption = f"Each question beside the others, {facet.title}"
            yield facet.title, tables.table(caption, "Question", heads, lines, tongue=outline.tongue)


def _with_others(outline: Outline, item: str) -> tuple[Piece, ...]:
    cells = (outline.cell(0, item, name) for name in ("item_rest", "alpha_without"))
    return tuple(tables.text(trust.coefficient(cell), cell) for cell in cells)


def structure(outline: Outline) -> Structure | None:
    """This function will say what the answers hang together by, None where the cube does not know."""
    if not outline.knows("structure", "components"):
        return None
    found, asked = (outline.cell(0, "structure", name) for name in ("components", "facets"))
    facets = len(outline.instrument.facets) if asked.value is None else int(asked.value)
    said = trust.components(found, facets) if found.shown else reasons.sentence(found)
    return Structure(said, _one_factor(outline))


def _one_factor(outline: Outline) -> Table | None:
    facets = [facet for facet in outline.instrument.facets if outline.knows(facet.id, "fit")]
    if not facets:
        return None
    lines = (Line(facet.title, _fit(outline, facet)) for facet in facets)
    heads = ("Fit (CFI)", "Left over (RMSEA, 90 % interval)", "In words")
    return tables.table("How far each facet is one thing", "Facet", heads, lines, tongue=outline.tongue)


def _fit(outline: Outline, facet: Facet) -> tuple[Piece, ...]:
    fit, misfit = (outline.cell(0, facet.id, name) for name in ("fit", "misfit"))
    return (
        tables.text("" if fit.value is None else numbers.decimals(fit.value, 2), fit),
        tables.text(trust.coefficient(misfit), misfit),
        tables.words(trust.one_factor(fit, misfit)),
    )


def unreliable(outline: Outline) -> tuple[Facet, ...]:
    """This function will give the facets whose questions have no more in common than chance would bring."""
    return tuple(f for f in outline.instrument.facets if trust.unreliable(outline.cell(0, f.id, "alpha")))


def verdict(outline: Outline) -> tuple[str, ...]:
    """This function will say that nothing may be concluded, and why; nothing where that is not so."""
    structured = outline.cell(0, "structure", "components").value != 0
    shown = [facet for facet in outline.instrument.facets if outline.cell(0, facet.id, "alpha").shown]
    hopeless = bool(shown) and len(unreliable(outline)) == len(shown)
    if structured and not hopeless:
        return ()
    why = ((not structured, trust.NO_STRUCTURE), (hopeless, trust.NO_FACET))
    return (*(said for holds, said in why if holds), trust.NOTHING)

"""How far figures may be trusted, in words and without a pass mark: what a figure means, never praise."""

from __future__ import annotations

from collections.abc import Sequence

from orgfit.disclosure.released import Cell
from orgfit.reports.words import numbers

UNRELIABLE = "Not reliable: these questions have no more in common than chance would bring. Do not use this figure."
NO_STRUCTURE = (
    "There is no structure: the answers to these questions hang together no more than answers given by chance."
)
NO_FACET = "No facet is reliable: the questions of each have no more in common than chance would bring."
NOTHING = "Nothing can be concluded from these figures."
NARROW = 0.015  # such an interval needs a third decimal to be seen


def unreliable(alpha: Cell) -> bool:
    """This function will say whether alpha may as well be chance: its interval reaches 0 or below."""
    return alpha.value is not None and alpha.low is not None and alpha.low <= 0


def together(alpha: Cell, questions: int) -> str:
    """This function will say what alpha means: what share of the differences holds across questions."""
    if alpha.value is None:
        return ""
    if unreliable(alpha):
        return UNRELIABLE
    share, of = numbers.percent(100 * alpha.value), numbers.plural(questions, "question", "questions")
    return f"{share} of the differences between people hold across its {of}"


def level(depth: int) -> str:
    """This function will say where a level of the tree is, to stand after the number of its units."""
    return " directly below the organisation" if depth == 1 else f", {depth} steps below the organisation"


def coefficient(cell: Cell) -> str:
    """This function will write a coefficient of 0-1 with its interval: "0.81 (0.78 to 0.84)"."""
    if cell.value is None:
        return ""
    low, high = (cell.value if end is None else end for end in (cell.low, cell.high))
    places = 3 if 0 < high - low < NARROW else 2
    value = numbers.decimals(cell.value, places)
    if cell.low is None:
        return value
    return f"{value} ({numbers.decimals(low, places)} to {numbers.decimals(high, places)})"


def components(cell: Cell, facets: int) -> str:
    """This function will set the components that the answers have beside the facets that the questionnaire has."""
    if cell.value is None:
        return ""
    count = int(cell.value)
    has = numbers.plural(facets, "facet", "facets")
    if count == 0:
        return NO_STRUCTURE
    found = f"The answers show {numbers.plural(count, 'component', 'components')} beyond chance; the questionnaire has"
    return f"{found} {has}. {_beside(count, facets)}"


def _beside(count: int, facets: int) -> str:
    if count == 1 and facets > 1:
        return "One impression runs through all of it. So facets say little that the whole does not say already."
    if count < facets:
        return "So some facets are hard to tell apart here: who is higher on one tends to be higher on another."
    if count > facets:
        return "So some facets may hold more than one thing. Look at their single questions."
    return "That they are as many does not show that they are the same."


def one_factor(fit: Cell, misfit: Cell) -> str:
    """This function will say how much of what a facet's questions share is one thing, and whether more is left over."""
    if fit.value is None:
        return ""
    taken = f"{numbers.percent(100 * fit.value)} of how these questions go together is taken up by one thing"
    if misfit.low is None:
        return f"{taken}."
    rest = "what is left over may be chance" if misfit.low <= 0 else "more is left over than chance would leave"
    return f"{taken}; {rest}."


def weighed(plain: Cell, weighted: Cell, *, fine: bool) -> str:
    """This function will say what a figure would be, had every unit answered in proportion to its size."""
    if plain.value is None or weighted.value is None:
        return ""
    now, then = numbers.points(plain.value, fine=fine), numbers.points(weighted.value, fine=fine)
    return f"would stay at {now}" if now == then else f"would be {then} in place of {now}"


def proportion(title: str, plain: Cell, weighted: Cell, *, fine: bool) -> str:
    """This function will say the same in a sentence of its own."""
    said = weighed(plain, weighted, fine=fine)
    return f"If every unit had answered in proportion to its size, {title} {said}." if said else ""


def design(cell: Cell) -> str:
    """This function will say what weighing costs in certainty."""
    if cell.value is None or cell.n is None:
        return ""
    effect = numbers.decimals(cell.value, 2)
    return (
        f"Weighed by the size of units, the answers are worth those of {numbers.plural(cell.n, 'person', 'people')} "
        f"(design effect {effect})."
    )


def careless(share: Cell, alike: Cell, uneven: Cell) -> str:
    """This function will say how many people's answers show a sign that questions were not read."""
    if share.value is None:
        return ""
    signs = [
        f"{numbers.percent(cell.value, 1)} {what}"
        for cell, what in (
            (alike, "gave the same answer very many times in a row"),
            (uneven, "answered like questions as if by lot"),
        )
        if cell.value is not None
    ]
    of = f" of {numbers.plural(share.n, 'person', 'people')}" if share.n is not None else ""
    said = f"The answers of {numbers.percent(share.value, 1)}{of} show a sign that questions were not read"
    return f"{said}: {'; '.join(signs)}." if signs else f"{said}."


def spread(named: Sequence[tuple[str, Cell]]) -> str:
    """This function will say how far people of one unit lie apart, facet by facet."""
    said = [f"{title} {numbers.decimals(cell.value, 1)}" for title, cell in named if cell.value is not None]
    return f"{', '.join(said)} points" if said else ""


def unused(titles: Sequence[str]) -> str:
    """This function will name the figures that are not to be used."""
    return f"Do not use: {', '.join(titles)}." if titles else ""

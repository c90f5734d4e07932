"""What stands out of a unit or the organisation, and what does not, in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from orgfit.disclosure.released import Cell
from orgfit.reports.words.numbers import count, plural
from orgfit.reports.words.references import listed

NOTHING: Final = "Nothing is clear."
TOGETHER: Final = "All others here together"
EXPECTED: Final = (
    "Few people answered here, so single answers move each figure. A better guess of what each would be next time, "
    "leaning on the other units of its level, stands under “Expected”."
)
RATED_TITLE: Final = "Highest and lowest rated"
RATED: Final = (
    "There is nothing to compare these figures with: no benchmark and no earlier wave. So this only says which "
    "questions got the most favourable answers and which the fewest. That may only say how hard they are to agree "
    "with; it is no list of strengths."
)


def alike(against: Iterable[str]) -> str:
    """This function will say that nothing is clear, compared with all there is to compare with."""
    nouns = tuple(against)
    return f"Nothing here clearly differs from {listed(nouns)}." if nouns else ""


def expected(answers: float, figures: Sequence[tuple[str, str]]) -> str:
    """This function will say what to expect of a small unit next time, facet by facet."""
    if not figures:
        return ""
    named = ", ".join(f"{title} {points}" for title, points in figures)
    people = f"{plural(answers, 'person', 'people')} answered here, so single answers move each figure"
    return f"{people}. A better guess of what it would be next time, leaning on the other units of its level: {named}."


def benchmark(cells: Iterable[Cell]) -> str:
    """This function will say how many organisations a benchmark rests on, where that is known."""
    sizes = sorted({cell.n for cell in cells if cell.n is not None})
    if not sizes:
        return ""
    if len(sizes) == 1:
        return f"The benchmark rests on {plural(sizes[0], 'organisation', 'organisations')}."
    return f"The benchmark rests on {count(sizes[0])} to {count(sizes[-1])} organisations, by facet."


def small_unit(figures: Sequence[tuple[str, str]]) -> str:
    """This function will say who is in no shown unit, and between what points a single such unit is likely to stand."""
    who = "The people here who are in no unit shown above. What is shown of them is what subtraction would give anyway."
    if not figures:
        return who
    named = ", ".join(f"{title} {span}" for title, span in figures)
    return (
        f"{who} Where a single one of these units stands is not known. From them all, and from how far units lie "
        f"apart, expect it to be between: {named}."
    )

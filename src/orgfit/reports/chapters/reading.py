"""How to read this: what the pictures mean, what they do not, how they were made and by which rules."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from orgfit.disclosure.policy import Policy
from orgfit.reports.outline import Outline
from orgfit.reports.words import numbers


@dataclass(frozen=True, slots=True)
class Reading:
    """The chapter; its text speaks only of what this report holds."""

    threshold: str
    has_units: bool
    has_scores: bool
    has_favourable: bool
    has_headcount: bool
    rules: tuple[tuple[str, str], ...]
    notices: tuple[str, ...]


def build(outline: Outline) -> Reading:
    """This function will give the chapter; every report has it."""
    figures = outline.figures(0)
    return Reading(
        threshold=numbers.count(outline.released.policy.threshold),
        has_units=bool(outline.sections),
        has_scores=bool(outline.columns),
        has_favourable=any(item.scale.favourable is not None for item in outline.items),
        has_headcount=("people", "headcount") in figures,
        rules=tuple(_rules(outline.released.policy)),
        notices=outline.released.notices,
    )


def _rules(policy: Policy) -> Iterator[tuple[str, str]]:
    yield "Least number of people in anything shown, also by subtraction", numbers.count(policy.threshold)
    yield "The same for questions about one's leader", numbers.count(policy.leader_threshold)
    yield "A group's own spread is used for its interval from", _people(policy.own_variance_from)
    yield "Below this size nobody is told that all gave one answer", _people(policy.small_under)
    yield "Points are shown with one decimal from", _people(policy.fine_from)
    yield (
        "Figures that are no sums (alpha, shares of variance) are worked out from",
        _people(policy.structure_from),
    )


def _people(number: int) -> str:
    return numbers.plural(number, "person", "people")

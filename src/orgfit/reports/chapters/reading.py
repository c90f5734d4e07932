"""How to read this: what the pictures mean, what they do not, how they were made and by which rules."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from orgfit.disclosure.policy import Policy
from orgfit.reports.book import Book
from orgfit.reports.words import numbers, proof


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules in force for one questionnaire, under its title where others have other rules."""

    title: str
    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """The chapter; its text speaks only of what this report ``holds``: statistics, "units", "scores", and so on."""

    threshold: str
    proof: str
    own_variance: str
    holds: frozenset[str]
    rules: tuple[Rules, ...]
    notices: tuple[str, ...]


def build(book: Book) -> Reading:
    """This function will give the chapter; every report has it."""
    policies = [part.now.released.policy for part in book.parts]
    return Reading(
        threshold=numbers.count(min(policy.threshold for policy in policies)),
        proof=proof.sentence(max(part.now.released.uncovered for part in book.parts)),
        own_variance=_people(min(policy.own_variance_from for policy in policies)),
        holds=frozenset(_holds(book)),
        rules=tuple(_rules(book)),
        notices=tuple(_notices(book)),
    )


def _holds(book: Book) -> Iterator[str]:
    """The statistics of all cubes, and what else this report may speak of."""
    if book.places.sections:
        yield "units"
    for part in book.parts:
        if part.now.columns:
            yield "scores"
        if part.now.released.splits:
            yield "splits"
        yield from part.now.released.table["statistic"].unique().to_pylist()


def _rules(book: Book) -> Iterator[Rules]:
    policies = {title: part.now.released.policy for title, part in book.headed}
    alike = len(set(policies.values())) == 1
    for title, policy in policies.items():
        yield Rules("" if alike else title, tuple(_rows(policy)))
        if alike:
            return


def _rows(policy: Policy) -> Iterator[tuple[str, str]]:
    yield "Least number of people in anything shown, also by subtraction", numbers.count(policy.threshold)
    yield "The same for questions about one's leader", numbers.count(policy.leader_threshold)
    yield "A group's own spread is used for its interval from", _people(policy.own_variance_from)
    yield "Below this size nobody is told that all gave one answer", _people(policy.small_under)
    yield "Points are shown with one decimal from", _people(policy.fine_from)
    yield (
        "Figures that are no sums (alpha, shares of variance) are worked out from",
        _people(policy.structure_from),
    )
    yield "People by role, tenure and so on are shown in units of at least", _people(policy.slices_from)
    yield "Comments are shown together from", _people(policy.comments_from)


def _people(number: int) -> str:
    return numbers.plural(number, "person", "people")


def _notices(book: Book) -> Iterator[str]:
    for title, part in book.headed:
        for notice in part.now.released.notices:
            yield f"{title}: {notice}" if title else notice

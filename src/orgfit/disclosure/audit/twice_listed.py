"""Comments that stand in two files of the same answers: what one list has and the other has not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from orgfit.disclosure.attack_report import Hit, Tried
from orgfit.disclosure.audit.joined import overlapping
from orgfit.disclosure.audit.lists import CAP, TEXT
from orgfit.disclosure.audit.view import View

Lists = Mapping[str, Counter[str]]
WANTED = "A few comments that stand in the list of one file, and not in that of another over the same answers."
NOTE = "Lists are held against each other by their texts; a list that was cut tells nothing of what it lacks."


def twice_listed(views: Sequence[View]) -> Tried:
    """This function will take every list of comments of one file from every list of another that shares texts."""
    hits: list[Hit] = []
    number = 0
    for one, other, _ in overlapping(views):
        first, second = _lists(one), _lists(other)
        for question in sorted(first.keys() & second.keys()):
            least = min(one.policy.comments_from, other.policy.comments_from)
            number += len(first[question]) * len(second[question])
            hits += _left(question, first[question], second[question], least)
            hits += _left(question, second[question], first[question], least)
    return Tried("Comments in several files", WANTED, number, tuple(hits), note=NOTE)


def _lists(view: View) -> dict[str, Lists]:
    found: dict[str, dict[str, Counter[str]]] = {}
    for key, unit, texts in view.cube.comments():
        found.setdefault(key.measure, {})[unit] = Counter(texts)
    return dict(found)


def _left(question: str, some: Lists, others: Lists, least: int) -> Iterator[Hit]:
    for unit, texts in some.items():
        for beside, less in others.items():
            left = (texts - less).total()
            if less.total() < CAP and texts.total() < CAP and 0 < left < least and texts & less:
                told = "Some comments stand in one of two lists only, and they are few."
                figures = (f"{unit} · {question} · {TEXT}", f"{beside} · {question} · {TEXT}")
                yield Hit(unit, question, left, told, figures)

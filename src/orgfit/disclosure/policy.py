"""The rules of the gate that an organisation may set, and the least it may set them to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import Any, Final

from orgfit.errors import GateError


class Answering(StrEnum):
    """Who answers: about their organisation, from outside it, or about a person or a partner."""

    EMPLOYEES = "employees"
    OUTSIDE = "outside"
    RATERS = "raters"


LEAST_THRESHOLD: Final = 5
LEAST_BY_ANSWERING: Final = {Answering.EMPLOYEES: LEAST_THRESHOLD, Answering.OUTSIDE: 3, Answering.RATERS: 3}
OUTSIDERS: Final = frozenset({"customers", "suppliers", "competitors"})
LEADER_THRESHOLD: Final = 8
COMMENT_THRESHOLD: Final = 10


@dataclass(frozen=True, slots=True)
class Policy:
    """What may be shown of whom.

    ``threshold`` (n): a group is shown only if it, and all that subtraction of shown groups gives, has at least n
    people; never under 5 for employees about their organisation, nor under 3 for people outside and for raters of a
    person or a partner (``answering``), who are told so before they answer. ``leader_threshold``: the same for items
    about one's leader. ``own_variance_from``: below it intervals use the variance pooled over all units, because a
    group's own hands out its sum of squares. ``small_under``: below it a group is small: nobody is told that all gave
    the same answer, and a figure that a few left open is not shown. ``fine_from``: from it means are rounded to 0.1
    point, below to 1 point. ``comment_threshold``: least number of people who wrote, where comments are shown; never
    under 10, because comments identify by style. ``structure_from``: least number of people for statistics that are no
    sums. ``slices_from``: least number of people of a unit whose slices are shown.
    """

    threshold: int = LEAST_THRESHOLD
    leader_threshold: int = LEADER_THRESHOLD
    own_variance_from: int = 50
    small_under: int = 50
    fine_from: int = 100
    structure_from: int = 100
    slices_from: int = 50
    comment_threshold: int = COMMENT_THRESHOLD
    answering: Answering = Answering.EMPLOYEES

    def __post_init__(self) -> None:
        object.__setattr__(self, "answering", Answering(self.answering))
        least = LEAST_BY_ANSWERING[self.answering]
        if self.threshold < least:
            raise GateError(
                f"The threshold must be at least {least}; {self.threshold} was asked for. Choose {least}, 7 or 10."
            )
        if self.comment_threshold < COMMENT_THRESHOLD:
            raise GateError(
                f"The threshold of comments must be at least {COMMENT_THRESHOLD}; {self.comment_threshold} was asked "
                f"for. Choose {COMMENT_THRESHOLD} or more."
            )

    @property
    def rungs(self) -> tuple[Policy, ...]:
        """The same rules under each threshold from the least to this one, in order.

        A best plan of its own could show, under a higher threshold, a group that a lower one hides. So a plan is made
        within the one before, rung by rung: raising the threshold only ever hides.
        """
        least = LEAST_BY_ANSWERING[self.answering]
        return tuple(replace(self, threshold=threshold) for threshold in range(least, self.threshold + 1))

    def check_asked(self, asked_of: Iterable[str], title: str) -> None:
        """This function will raise GateError where figures of units may not be released by these rules.

        ``asked_of``: whom the questionnaire ``title`` is put to. People outside have a threshold of their own only
        where it is put to people outside; figures about one person are no figures of units.
        """
        if self.answering is Answering.RATERS:
            raise GateError(
                "Rules for figures of units were wanted; rules for raters of a person came. Use Policy() for units."
            )
        if self.answering is Answering.OUTSIDE and not OUTSIDERS.intersection(asked_of):
            raise GateError(
                f"A questionnaire for people outside was wanted; '{title}' is put to employees. Use Policy(), with a "
                f"threshold of {LEAST_THRESHOLD} or more."
            )

    @property
    def comments_from(self) -> int:
        """The least number of people whose comments are shown together: never under the general threshold."""
        return max(self.threshold, self.comment_threshold)

    def as_dict(self) -> dict[str, Any]:
        """This function will give the rules as plain values, to be stored beside what they released."""
        return asdict(self)

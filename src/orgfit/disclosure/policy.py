"""The rules of the gate that an organisation may set, and the least it may set them to."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Final

from orgfit.errors import GateError

LEAST_THRESHOLD: Final = 5
LEADER_THRESHOLD: Final = 8
COMMENT_THRESHOLD: Final = 10


@dataclass(frozen=True, slots=True)
class Policy:
    """What may be shown of whom.

    ``threshold`` (n): a group is shown only if it, and all that subtraction of shown groups gives, has at least n
    people; never under 5. ``leader_threshold``: the same for items about one's leader. ``own_variance_from``: below it
    intervals use the variance pooled over all units, because a group's own hands out its sum of squares.
    ``small_under``: below it a group is small: nobody is told that all gave the same answer, and a figure that a few
    left open is not shown. ``fine_from``: from it means are rounded to 0.1 point, below to 1 point.
    ``comment_threshold``: least number of people who wrote, where comments are shown; never under 10, because comments
    identify by style. ``structure_from``: least number of people for statistics that are no sums. ``slices_from``:
    least number of people of a unit whose slices are shown.
    """

    threshold: int = LEAST_THRESHOLD
    leader_threshold: int = LEADER_THRESHOLD
    own_variance_from: int = 20
    small_under: int = 50
    fine_from: int = 100
    structure_from: int = 100
    slices_from: int = 50
    comment_threshold: int = COMMENT_THRESHOLD

    def __post_init__(self) -> None:
        if self.threshold < LEAST_THRESHOLD:
            raise GateError(
                f"The threshold must be at least {LEAST_THRESHOLD}; {self.threshold} was asked for. "
                f"Choose {LEAST_THRESHOLD}, 7 or 10."
            )
        if self.comment_threshold < COMMENT_THRESHOLD:
            raise GateError(
                f"The threshold of comments must be at least {COMMENT_THRESHOLD}; {self.comment_threshold} was asked "
                f"for. Choose {COMMENT_THRESHOLD} or more."
            )

    @property
    def comments_from(self) -> int:
        """The least number of people whose comments are shown together: never under the general threshold."""
        return max(self.threshold, self.comment_threshold)

    def as_dict(self) -> dict[str, Any]:
        """This function will give the rules as plain values, to be stored beside what they released."""
        return asdict(self)

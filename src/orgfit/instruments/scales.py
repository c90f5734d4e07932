"""The answer scales an instrument may name, and what a point on them is worth."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

LAST_MONTHS = "In the last three months"
LAST_HALF_YEAR = "In the last six months"
BETWEEN = "Much nearer to the left|Nearer to the left|In between|Nearer to the right|Much nearer to the right"


class Kind(StrEnum):
    """How an answer is given: on an ordered scale, by choosing, or in words."""

    ORDERED = "ordered"
    CHOICE = "choice"
    CHOICES = "choices"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Scale:
    """One answer scale.

    Ordered scales run over the integers ``low`` to ``high``; ``labels`` names every step, or only the
    two ends (then it has two entries). ``favourable`` is the lowest step that counts as favourable, or
    None where no favourable share is shown. ``frame`` stands above the items ("In the last ...").
    Choices are coded 1 to the number of options of their item; texts are not coded.
    """

    id: str
    kind: Kind
    low: int = 0
    high: int = 0
    labels: tuple[str, ...] = ()
    favourable: int | None = None
    frame: str = ""

    @property
    def steps(self) -> int:
        """Number of answer categories of an ordered scale."""
        return self.high - self.low + 1

    def label(self, step: int) -> str:
        """The words for one step, or its number where only the ends have words."""
        if len(self.labels) == self.steps:
            return self.labels[step - self.low]
        ends = {self.low: 0, self.high: -1}
        return f"{step} {self.labels[ends[step]]}" if self.labels and step in ends else str(step)

    def points(self, step: float) -> float:
        """Raw value to points, 0 at the low end and 100 at the high end."""
        return 100.0 * (step - self.low) / (self.high - self.low)


def _ordered(name: str, low: int, high: int, labels: str, *, favourable: int | None = None, frame: str = "") -> Scale:
    return Scale(name, Kind.ORDERED, low, high, tuple(labels.split("|")), favourable, frame)


SCALES: dict[str, Scale] = {
    scale.id: scale
    for scale in (
        _ordered("agree5", 1, 5, "Strongly disagree|Disagree|Neither|Agree|Strongly agree", favourable=4),
        _ordered("often5", 1, 5, "Never|Rarely|Sometimes|Often|Always", favourable=4, frame=LAST_MONTHS),
        _ordered("likely11", 0, 10, "Not at all likely|Extremely likely"),
        _ordered("rate11", 0, 10, "Very poor|Excellent"),
        _ordered("much11", 0, 10, "Not at all|Very much"),
        _ordered("between5", 1, 5, BETWEEN),
        _ordered("tens", 0, 10, "None out of ten|Ten out of ten"),
        Scale("choice", Kind.CHOICE),
        Scale("choices", Kind.CHOICES),
        Scale("text", Kind.TEXT),
    )
}

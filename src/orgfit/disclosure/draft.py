"""What an analysis hands to the gate: every figure of every unit, not yet fit to be seen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from orgfit.disclosure.reasons import Reason
from orgfit.disclosure.rounding import Numbers, Values
from orgfit.disclosure.totals import Shown


@dataclass(frozen=True)
class Base:
    """Whom a measure speaks of, and whom subtraction must not single out.

    ``people`` int64 (units,): those of each unit itself who have a value. ``threshold``: the least number of people.
    ``distributed``: is there a distribution, which needs more people? ``parts``: measures, with weights, whose shown
    figures stand in for this one where it may not be shown itself. ``answered`` int64 (units, 1 + items), of facets:
    people of each unit itself by how many items they answered. ``complete``, of means of facets: does everybody who has
    a score on one facet have all answers to all?
    """

    measure: str
    people: Numbers
    threshold: int
    distributed: bool = False
    parts: tuple[tuple[str, float], ...] = ()
    answered: Numbers | None = None
    complete: bool = False


@dataclass(frozen=True)
class Comparison:
    """How each unit's score differs from something else: arrays (units,).

    ``kind`` names what: "" the whole organisation, whose shown mean is the reference where there is none, "parent",
    "last", "benchmark". ``people``: those of the smaller side, where that may be the reference. ``reference`` is in
    points, ``half`` the half width of the difference's 95 % interval, ``signal`` -2..2, ``shown`` where the reference
    may be seen.
    """

    kind: str
    half: Values
    signal: Values
    shown: Shown
    reference: Values | None = None
    people: Numbers | None = None


@dataclass(frozen=True)
class Means:
    """A score in points by unit (with all below it); nan where there is none.

    ``level`` is the half width of the 95 % interval; ``towards`` and ``pull`` are where shrinkage draws a unit to, and
    how far (0 not at all, 1 all the way); ``step`` the points between two neighbouring scores of one person.
    """

    mean: Values
    level: Values
    comparisons: tuple[Comparison, ...]
    step: float
    towards: Values | None = None
    pull: Values | None = None


@dataclass(frozen=True)
class Favourable:
    """The place of the first favourable category, and the 95 % interval of the favourable share in per cent.

    ``statistic`` is the name of that share; ``shown`` where it may be seen (None: wherever its measure is).
    """

    place: int
    low: Values
    high: Values
    statistic: str = "favourable"
    shown: Shown | None = None


@dataclass(frozen=True)
class Shares:
    """People by answer, of every unit with all below it; ``names`` are the statistics' names.

    ``favourable`` says which categories are, where the scale has such; ``unanswered`` how many of the unit gave no
    answer.
    """

    names: tuple[str, ...]
    counts: Numbers
    favourable: Favourable | None = None
    unanswered: Numbers | None = None


@dataclass(frozen=True)
class Figure:
    """One more statistic by unit, with its interval; all are arrays (units,), nan where there is none.

    ``shown``: where the gate may let it through. ``inner``: elsewhere it has no row, else a reason.
    """

    statistic: str
    value: Values
    shown: Shown
    low: Values | None = None
    high: Values | None = None
    n: Numbers | None = None
    inner: bool = True


@dataclass(frozen=True, slots=True)
class Whole:
    """One figure of the whole organisation that is no sum over people (a reliability, a share of variance)."""

    value: float
    low: float | None = None
    high: float | None = None
    n: int | None = None
    reason: Reason | None = None


@dataclass(frozen=True)
class Measure:
    """All figures of one item, facet or mean of facets."""

    base: Base
    people: Numbers
    means: Means | None = None
    shares: Shares | None = None
    whole: Mapping[str, Whole] = field(default_factory=dict)
    figures: tuple[Figure, ...] = ()


@dataclass(frozen=True)
class Sliced:
    """All figures of one measure for one category of an attribute; arrays (units,).

    ``shown`` is where the plan of slices allows them; ``candidate`` where there is a row at all. The comparison in
    ``means`` is with the whole unit. ``threshold``: the least number of people of the measure. ``parts``: measures,
    with weights, whose shown figures of the same slice it is the mean of.
    """

    slice: str
    measure: str
    people: Numbers
    shown: Shown
    candidate: Shown
    threshold: int
    means: Means | None = None
    favourable: Favourable | None = None
    counts: Numbers | None = None
    figures: tuple[Figure, ...] = ()
    parts: tuple[tuple[str, float], ...] = ()

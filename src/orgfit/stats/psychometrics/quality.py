"""Careless answers: signs in a person's answers that the questions were not read. They are flagged, never dropped.

Answers are int8 (people, items) in the order of the questionnaire, below 0 where there is none: a skipped item and a
"can't say" are no sign of anything, so a run of like answers goes on behind them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from orgfit.errors import EstimateError
from orgfit.stats.estimates import FloatArray, IntArray

LONG: Final = 20
CONSISTENT: Final = 0.3  # Jackson's limit, in Johnson (2005)
ONE_SIDED: Final = 1.6448536269514722  # normal, 95 %
LEAST_PAIRS: Final = 3
AT_ONCE: Final = 20_000  # people
NOTHING: Final = 1e-12  # a spread from rounding

Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Questions:
    """The items in the order in which they were asked: the facet of each, and the ends of its scale (items,).

    ``turned`` names those whose answers were turned round when they were read, if any.
    """

    facet: IntArray
    low: IntArray
    high: IntArray
    turned: Flags | None = None

    def positions(self, answers: NDArray[np.int8]) -> FloatArray:
        """Where each answer stood from the low end (0) to the high end (1) of its scale, as the person saw it."""
        place = np.asarray((answers - self.low) / np.maximum(self.high - self.low, 1), np.float64)
        return place if self.turned is None else np.where(self.turned, 1.0 - place, place)


@dataclass(frozen=True, slots=True)
class LongString:
    """For each person the longest run of like answers, and the longest that goes over two facets or more."""

    longest: IntArray
    over_facets: IntArray


@dataclass(frozen=True, slots=True)
class EvenOdd:
    """For each person the consistency of facets' halves, -1 to 1, and the pairs of halves that it rests on.

    nan where fewer than 3 facets have both halves answered, and where all halves are alike. ``high`` is the upper end
    of a one-sided interval of 95 %, nan with fewer than 4 pairs.
    """

    value: FloatArray
    high: FloatArray
    pairs: IntArray


@dataclass(frozen=True, slots=True)
class Careless:
    """Who shows which sign (people,); ``fast`` is all False where no times were taken."""

    long_string: Flags
    inconsistent: Flags
    fast: Flags

    @property
    def flagged(self) -> Flags:
        """Who shows any sign."""
        return np.asarray(self.long_string | self.inconsistent | self.fast)


def long_strings(answers: ArrayLike, questions: Questions) -> LongString:
    """This function will find each person's longest run of like answers.

    ``answers`` (people, items), below 0 where there is none. Alike are answers at the same place of their scales: 5 of
    1 to 5 and 10 of 0 to 10. Returns counts of answers (people,). Raises EstimateError where answers and questions
    differ in length.

    Source: Johnson (2005), doi:10.1016/j.jrp.2004.09.009; Meade & Craig (2012), doi:10.1037/a0028085.
    R: careless::longstring(x), which counts missing answers too.

    >>> alike = Questions(np.array([0, 0, 1, 1]), np.ones(4, int), np.full(4, 5))
    >>> long_strings([[3, 3, -1, 3], [1, 1, 2, 2]], alike).longest.tolist()
    [3, 2]
    """
    given = _given(answers, questions)
    run, over, longest, longest_over, facet = np.zeros((5, len(given)), np.int64)
    place = np.full(len(given), np.nan)
    for answer, here, of in zip(given.T, questions.positions(given).T, questions.facet, strict=True):
        on, goes_on = answer >= 0, np.abs(here - place) < NOTHING
        run = np.where(on, np.where(goes_on, run + 1, 1), run)
        spans = goes_on & ((over > 0) | (of != facet))
        over = np.where(on, np.where(spans, run, 0), over)
        place, facet = np.where(on, here, place), np.where(on, of, facet)
        longest, longest_over = np.maximum(longest, run), np.maximum(longest_over, over)
    return LongString(longest, longest_over)


def even_odd(answers: ArrayLike, questions: Questions) -> EvenOdd:
    """This function will say how well the halves of the facets go together within each person.

    ``answers`` and errors as in ``long_strings``; items keyed alike within a facet. The items of a facet fall in two
    halves by turns, in the order in which they were asked; each half is the mean of those answered, from 0 to 1.

    Formula: r over facets between the two halves, then 2 r / (1 + r), set to -1 below r = -1/3, where it would be less.
    Source: Johnson (2005), doi:10.1016/j.jrp.2004.09.009; Meade & Craig (2012), doi:10.1037/a0028085.
    R: careless::evenodd(x, factors); its later versions turn the sign.

    >>> three = Questions(np.repeat([0, 1, 2], 2), np.ones(6, int), np.full(6, 5))
    >>> even_odd([[1, 1, 3, 3, 5, 5], [1, 5, 5, 1, 3, 3]], three).value.round(6).tolist()
    [1.0, -1.0]
    """
    given = _given(answers, questions)
    odd, even = _halves(questions.facet)
    parts = [_even_odd(given[start : start + AT_ONCE], questions, odd, even) for start in range(0, len(given), AT_ONCE)]
    r = np.concatenate([np.zeros(0), *(part[0] for part in parts)])
    pairs = np.concatenate([np.zeros(0, np.int64), *(part[1] for part in parts)])
    with np.errstate(invalid="ignore", divide="ignore"):
        high = np.tanh(np.arctanh(np.clip(r, -1.0, 1.0)) + ONE_SIDED / np.sqrt(np.where(pairs > 3, pairs - 3, np.nan)))
    return EvenOdd(_lengthened(r), _lengthened(high), pairs)


def careless(
    answers: ArrayLike,
    questions: Questions,
    *,
    fast: ArrayLike | None = None,
    long_from: int = LONG,
    consistent_from: float = CONSISTENT,
) -> Careless:
    """This function will flag people whose answers show that they hardly read the questions.

    ``answers`` and errors as in ``long_strings``. A sign is: ``long_from`` like answers in a row over two facets or
    more; an even-odd consistency below ``consistent_from`` even at the upper end of its interval (few facets make it
    low by chance); ``fast`` (people,), which says who took less than 2 seconds an item (the median), where that is
    known. Flags are for a count beside the results: each of them also meets people who read with care.

    Source: Meade & Craig (2012), doi:10.1037/a0028085.

    >>> alike = Questions(np.repeat([0, 1], 15), np.ones(30, int), np.full(30, 5))
    >>> careless(np.full((1, 30), 4), alike).flagged.tolist()
    [True]
    """
    strings, consistency = long_strings(answers, questions), even_odd(answers, questions)
    people = len(strings.longest)
    quick = np.zeros(people, bool) if fast is None else np.asarray(fast, bool)
    if quick.shape != (people,):
        raise EstimateError(
            f"The flag for fast answers needs one value a person, {people} here; {quick.size} came. "
            "Give it in the order of the answers, or leave it out."
        )
    return Careless(strings.over_facets >= long_from, consistency.high < consistent_from, quick)


def _given(answers: ArrayLike, questions: Questions) -> NDArray[np.int8]:
    given = np.asarray(answers, np.int8)
    lengths = {len(questions.facet), len(questions.low), len(questions.high)}
    if given.ndim != 2 or lengths != {given.shape[1]}:
        raise EstimateError(
            f"Every column of answers needs its question; answers of shape {given.shape} and "
            f"{len(questions.facet)} questions came. Give facet, low and high of each column, in its order."
        )
    return given


def _halves(facet: IntArray) -> tuple[FloatArray, FloatArray]:
    """Which items are in the odd and in the even half of which facet, (items, facets) of 0 and 1."""
    names = np.unique(facet)
    member = facet[:, None] == names
    turn = member.cumsum(axis=0) % 2
    return (member & (turn == 1)).astype(np.float64), (member & (turn == 0)).astype(np.float64)


def _even_odd(
    given: NDArray[np.int8], questions: Questions, odd: FloatArray, even: FloatArray
) -> tuple[FloatArray, IntArray]:
    there = given >= 0
    height = np.where(there, (given - questions.low) / np.maximum(questions.high - questions.low, 1), 0.0)
    with np.errstate(invalid="ignore", divide="ignore"):
        one, other = ((height @ half) / (there @ half) for half in (odd, even))
        both = ~np.isnan(one) & ~np.isnan(other)
        pairs = np.asarray(both.sum(axis=1))
        centred = [np.where(both, part - _mean(part, both, pairs), 0.0) for part in (one, other)]
        spread = np.sqrt((centred[0] ** 2).sum(axis=1) * (centred[1] ** 2).sum(axis=1))
        r = (centred[0] * centred[1]).sum(axis=1) / np.where(spread > NOTHING, spread, np.nan)
    return np.where(pairs >= LEAST_PAIRS, r, np.nan), pairs


def _mean(part: FloatArray, both: Flags, pairs: IntArray) -> FloatArray:
    return np.asarray(np.where(both, part, 0.0).sum(axis=1) / pairs)[:, None]


def _lengthened(r: FloatArray) -> FloatArray:
    """The correlation that halves twice as long would have (Spearman-Brown), no lower than -1."""
    return np.asarray(np.maximum(2 * r / (1 + np.maximum(r, -1 / 3)), -1.0), np.float64)

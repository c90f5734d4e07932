"""Why a figure is not there: codes in the cube, words in the reports."""

from __future__ import annotations

from enum import StrEnum


class Reason(StrEnum):
    """The reason that stands in the place of a figure. None of them hints at what the figure would be."""

    PROTECTED = "protected"  # too few people, or what subtraction would leave is too few
    LEFT_OPEN = "left_open"  # a few people left this open: figures of the others could be turned against them
    UNANIMOUS = "unanimous"  # so near an end that it would tell what single people answered: bounds instead
    TOO_FEW = "too_few"  # the statistic needs more people or units than there are
    NOT_ESTIMABLE = "not_estimable"  # no such estimate: nothing varies, or the sums do not allow it

"""Some of the people who answered, in the same units and with the same questions."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from orgfit.responses.columns import Responses


def people_units(responses: Responses) -> NDArray[np.int64]:
    """This function will give the unit itself that each person belongs to, (people,)."""
    return np.repeat(np.arange(len(responses.units)), np.diff(responses.offsets))


def picked(responses: Responses, keep: NDArray[np.bool_]) -> Responses:
    """This function will give the responses of those people whom ``keep`` (people,) marks.

    Headcounts are dropped, and comments, which belong to nobody.
    """
    before = np.concatenate([[0], np.cumsum(keep)])
    answers = np.empty((int(before[-1]), responses.answers.shape[1]), np.int8, order="F")
    for column in range(answers.shape[1]):
        answers[:, column] = responses.answers[keep, column]
    return replace(
        responses,
        answers=answers,
        offsets=before[responses.offsets].astype(np.int64),
        attributes=tuple(replace(attribute, codes=attribute.codes[keep]) for attribute in responses.attributes),
        headcount=None,
        comments=(),
        ids=None if responses.ids is None else responses.ids[keep],
    )

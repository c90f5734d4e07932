"""A negative control: answers that have nothing to do with each other, with units or with people."""

from __future__ import annotations

import numpy as np

from orgfit.responses.columns import Responses
from orgfit.responses.simulate.simulated import Table

NAME = "control"


def control(like: Table, rng: np.random.Generator) -> Table:
    """This function will give a table of the same people and items in which every answer is drawn by itself.

    Each step of a scale is as likely as any other. Whatever is found in it is found by chance.
    """
    given = like.responses
    answers = np.empty_like(given.answers, order="F")
    for column, item in enumerate(given.instrument.coded_items):
        answers[:, column] = rng.integers(item.steps[0], item.steps[-1] + 1, given.people)
    responses = Responses(
        given.instrument,
        given.units,
        wave="Control",
        answers=answers,
        offsets=given.offsets,
        attributes=given.attributes,
        headcount=given.headcount,
    )
    return Table(NAME, like.wave, responses, like.person, np.zeros(given.people, np.bool_), like.asked)

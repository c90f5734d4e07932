"""All answers that agree with the shown, rounded figures, as a linear program."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Self

import numpy as np
from numpy.typing import NDArray

from orgfit.disclosure.audit.insider import Flags, Insider, Ints
from orgfit.disclosure.audit.measures import POINTS
from orgfit.disclosure.audit.question import Question
from orgfit.disclosure.audit.rounded import Told
from orgfit.disclosure.audit.targets import Target
from orgfit.errors import EstimateError

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

SLACK: Final = 1e-6
Values = NDArray[np.float64]


@dataclass(frozen=True)
class Solution:
    """People by class and category, and the places of the figures that keep the answers from going further."""

    people: Values
    binding: tuple[int, ...]


@dataclass(frozen=True)
class Polytope:
    """Answers to one question that agree with what some figures say.

    People whom no figure and no target tells apart are one class; that loses nothing. Unknown is how many people of
    each class are in each category: at least 0, together the ``people`` (classes,) of the class. ``sums``, sparse
    (figures, classes x categories), lie from ``low`` to ``high``. ``inside`` (targets, classes): what each target is
    made of.
    """

    sums: csr_matrix
    low: Values
    high: Values
    people: Ints
    inside: Flags
    categories: int

    @classmethod
    def of(cls, insider: Insider, question: Question, figures: Sequence[Told], targets: Sequence[Target]) -> Self:
        """This function will write down what figures say of everybody who has an answer."""
        from scipy.sparse import csr_matrix, kron, vstack

        places = {group: place for place, group in enumerate(dict.fromkeys(one.group for one in figures), len(targets))}
        table = np.zeros((len(targets) + len(places), insider.responses.people), np.bool_)
        for place, target in enumerate(targets):
            table[place, list(target.rows)] = True
        for group, place in places.items():
            table[place] = group.people(insider)
        inside, people = _classes(table[:, question.members])
        scale = np.array([POINTS if one.statistic == "mean" else 1.0 for one in figures])
        rows = [
            kron(csr_matrix(inside[places[one.group]].astype(np.float64)), question.worth[one.statistic] / by)
            for one, by in zip(figures, scale, strict=True)
        ]
        return cls(
            vstack([csr_matrix((0, inside.shape[1] * question.categories)), *rows], format="csr"),
            np.array([one.low for one in figures]) / scale,
            np.array([one.high for one in figures]) / scale,
            people,
            inside[: len(targets)],
            question.categories,
        )

    def least(self, worth: Values) -> Solution:
        """This function will find the answers that make the sum of ``worth`` (classes, categories) least.

        Raises EstimateError where no answers agree with all figures.
        """
        from scipy.optimize import linprog
        from scipy.sparse import identity, kron, vstack

        found = linprog(  # type: ignore[call-overload]  # the stubs know no sparse equalities
            worth.ravel(),
            A_ub=vstack([self.sums, -self.sums], format="csr"),
            b_ub=np.concatenate([self.high, -self.low]) + SLACK,
            A_eq=kron(identity(len(self.people)), np.ones((1, self.categories)), format="csr"),
            b_eq=self.people,
            bounds=(0, None),
            method="highs",
        )
        if found.x is None:
            raise EstimateError(
                f"Answers that agree with all {len(self.low):,} figures were wanted; there are none ({found.message}). "
                "The figures are not those of these people: release them again."
            )
        pull = np.abs(found.ineqlin.marginals).reshape(2, -1).sum(axis=0)
        return Solution(np.asarray(found.x.reshape(worth.shape)), tuple(np.flatnonzero(pull > SLACK).tolist()))


def _classes(table: Flags) -> tuple[Flags, Ints]:
    """The different columns of a table, and how often each stands there."""
    packed = np.packbits(table, axis=0).T
    _, first, people = np.unique(packed, axis=0, return_index=True, return_counts=True)
    return table[:, first], people

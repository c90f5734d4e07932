"""What is to be expected of the answers of a unit, exactly: from its state, its planted changes and its roles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from orgfit.responses.simulate.latents import Latents
from orgfit.responses.simulate.people import ROLES, People
from orgfit.responses.simulate.questions import Question
from orgfit.responses.simulate.steps import expected, share_from
from orgfit.responses.simulate.tree import Organisation

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Circumstances:
    """All that moves the answers of a unit's people in one wave.

    ``state`` is the unit's part of each facet and ``shift`` what planted changes add, both (facets, units);
    ``changed`` says where there was a change. ``roles`` counts the people of each unit itself by role.
    """

    latents: Latents
    state: Floats
    shift: Floats
    changed: NDArray[np.bool_]
    roles: Floats
    tree: Organisation

    @property
    def between(self) -> Floats:
        """What a unit adds to each facet of its people, (facets, units)."""
        return np.sqrt(self.latents.between)[:, None] * self.state + self.shift

    def means(self, question: Question) -> Floats:
        """This function will give the mean latent value by unit and role."""
        of_unit = question.weights @ self.between + question.where_changed * self.changed
        of_role = question.weights @ self.latents.role + question.role
        return np.asarray(of_unit[:, None] + of_role, np.float64)

    def over_people(self, by_role: Floats) -> Floats:
        """This function will turn values by unit and role into means over the people of each unit with all below it."""
        heads = self.tree.headcount
        sums = np.concatenate([[0.0], np.cumsum((by_role * self.roles).sum(axis=1))])
        return np.asarray((sums[self.tree.units.end] - sums[:-1]) / heads, np.float64)

    def by_role(self, questions: Sequence[Question]) -> Floats:
        """This function will give the mean in points over some questions, by unit and role."""
        found = np.zeros((len(self.tree.units), len(ROLES)))
        for question in questions:
            steps = expected(self.means(question), question.within(self.latents), question.cuts)
            found += steps * question.points_a_step / len(questions)
        return found

    def points(self, questions: Sequence[Question]) -> Floats:
        """This function will give the mean in points over some questions, by unit with all below it."""
        return self.over_people(self.by_role(questions))

    def favourable(self, question: Question, roles: Sequence[int]) -> float:
        """This function will give the share of everybody in some roles who answer favourably."""
        least = question.item.scale.favourable or 0
        cut = float(question.cuts[least - question.item.scale.low - 1])
        shares = share_from(self.means(question), question.within(self.latents), cut)
        heads = self.roles[:, list(roles)]
        return float((shares[:, list(roles)] * heads).sum() / max(heads.sum(), 1.0))


def count_roles(people: People, tree: Organisation) -> Floats:
    """This function will count the people of each unit itself by role."""
    cells = np.bincount(people.unit * len(ROLES) + people.role, minlength=len(tree.units) * len(ROLES))
    return cells.reshape(len(tree.units), len(ROLES)).astype(np.float64)

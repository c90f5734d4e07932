"""Invented people: their unit, their role, their kind of work and how long they have been there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from orgfit.responses.columns import Attribute
from orgfit.responses.simulate.tree import Organisation

ROLES: Final = ("no_staff_to_lead", "leads_a_team", "leads_leaders", "top_team")
STAFF, TEAM_LEADER, LEADER_OF_LEADERS, TOP = range(4)
LINE: Final = "deciders_doers"
LINE_TITLE: Final = "Deciders and doers"
SIDES: Final = ("deciders", "doers")
SIDE_OF_ROLE: Final = (1, -1, 0, 0)  # those between stand on no side
FUNCTIONS: Final = (
    "sales_and_marketing",
    "service_and_support",
    "production_and_delivery",
    "development_and_design",
    "it_and_data",
    "administration",
    "other",
)
SHARE_OF_FUNCTION: Final = (0.14, 0.20, 0.30, 0.12, 0.08, 0.11, 0.05)
FUNCTION_OF_BRANCH: Final = (0, 1, 2, 3, 5, 1, 2, 4, 0, 5)  # in the order of tree.BRANCHES
SAME_AS_BRANCH: Final = 0.7
TENURES: Final = ("under_1_year", "1_to_4_years", "5_to_14_years", "15_years_or_more")
TENURE_CUTS: Final = (-1.17, -0.2, 0.77)  # 12, 30, 36 and 22 of 100 staff
TENURE_OF_ROLE: Final = (0.0, 0.5, 0.8, 1.0)
PEOPLE_A_DEPUTY: Final = 15
PEOPLE_A_SECOND: Final = 120
TRIES: Final = 20


@dataclass(frozen=True)
class People:
    """Everybody who belongs to the organisation, sorted by unit in depth-first order."""

    unit: NDArray[np.int64]
    role: NDArray[np.int8]
    function: NDArray[np.int8]
    tenure: NDArray[np.int8]

    def __len__(self) -> int:
        return len(self.unit)

    @property
    def side(self) -> NDArray[np.int8]:
        """0 for deciders, 1 for doers, -1 for those between."""
        return np.array(SIDE_OF_ROLE, np.int8)[self.role]

    def attributes(self) -> tuple[Attribute, ...]:
        """This function will give what is known of everybody, as a reader of files would."""
        return (
            Attribute("role_level", "Role", ROLES, self.role, order=True),
            Attribute("function", "Kind of work", FUNCTIONS, self.function),
            Attribute("tenure", "Time here", TENURES, self.tenure, order=True),
            Attribute(LINE, LINE_TITLE, SIDES, self.side, sides=True),
        )


def hire(tree: Organisation, rng: np.random.Generator) -> People:
    """This function will invent the people of a tree."""
    unit = np.repeat(np.arange(len(tree.units)), tree.own)
    role = _roles(tree, rng)
    tenure = np.searchsorted(TENURE_CUTS, rng.standard_normal(len(unit)) + np.array(TENURE_OF_ROLE)[role])
    return People(unit, role, _functions(tree, unit, rng), tenure.astype(np.int8))


def _roles(tree: Organisation, rng: np.random.Generator) -> NDArray[np.int8]:
    """Each unit has somebody who leads it: in its own staff, or among the people of the units below it."""
    role = np.zeros(int(tree.own.sum()), np.int8)
    offsets, ends = tree.offsets, tree.offsets[tree.units.end]
    for unit in range(len(tree.units) - 1, -1, -1):
        start, stop = int(offsets[unit]), int(ends[unit])
        if tree.inner[unit]:
            depth = int(tree.units.depth[unit])
            _promote(role, start, stop, TOP if depth <= 1 else LEADER_OF_LEADERS, rng)
            for _ in range((stop - start) // PEOPLE_A_SECOND):
                _promote(role, start, stop, LEADER_OF_LEADERS, rng)
        else:
            for _ in range(1 + (stop - start) // PEOPLE_A_DEPUTY):
                _promote(role, start, stop, TEAM_LEADER if unit else TOP, rng)
    return role


def _promote(role: NDArray[np.int8], start: int, stop: int, level: int, rng: np.random.Generator) -> None:
    for place in rng.integers(start, stop, TRIES).tolist():
        if role[place] == STAFF:
            role[place] = level
            return


def _functions(tree: Organisation, unit: NDArray[np.int64], rng: np.random.Generator) -> NDArray[np.int8]:
    """Most people of a branch do the same kind of work."""
    tops = tree.units.level(1)
    of_branch = np.full(len(tree.units), FUNCTION_OF_BRANCH[2])
    of_branch[tops] = np.resize(FUNCTION_OF_BRANCH, len(tops))
    own = rng.choice(len(FUNCTIONS), len(unit), p=SHARE_OF_FUNCTION)
    same = rng.random(len(unit)) < SAME_AS_BRANCH
    return np.where(same, of_branch[tree.branch[unit]], own).astype(np.int8)

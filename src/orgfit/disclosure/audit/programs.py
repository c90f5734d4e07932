"""Attack by linear programs: how few people can a combination touch that is largest at a given kind?

Scale any combination so that its largest value is 1, at unknown e. It is then allowed in the program of e,

    least(e) = min sum over kinds k of people(k) max over the unknowns x of k of |f(x)|,   f(e) = 1, all |f| <= 1,
               f = 0 on kinds which are too many people together with the kind of e,

if it touches fewer than ``limit`` people, and costs there at most the people whom it touches. So if least > limit - 1
for every unknown, no combination touches fewer than ``limit`` people: a proof that needs neither bases nor a
projection. A smaller value proves nothing: the program may spread over many people with small values. Its own solution
is then looked at, and after that a program in whole numbers, which counts people: touched or not. All programs are
solved by HiGHS, so "proven" is as exact as its tolerance of 1e-7.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from orgfit.disclosure.audit.elimination import Elimination
from orgfit.disclosure.audit.system import Combination, Ints, System

if TYPE_CHECKING:
    from scipy.optimize import LinearConstraint
    from scipy.sparse import csr_matrix

Floats = NDArray[np.float64]

ROUNDING: Final = 1e-6  # of the solver
SOLVED: Final = 0  # what the solver calls it
INFEASIBLE: Final = 2


class Verdict(Enum):
    """What is known about all combinations that are largest at one kind."""

    PROVEN = "proven"
    LEAK = "leak"
    INCONCLUSIVE = "inconclusive"


@dataclass(frozen=True)
class Least:
    """A kind, the smallest value of its programs (inf if it is in no combination), and what that says."""

    kind: int
    people: float
    verdict: Verdict


@dataclass(frozen=True)
class Programmed:
    """What the programs say of the kinds tried; ``whole``: how many programs in whole numbers were needed."""

    found: tuple[Combination, ...]
    tried: tuple[Least, ...]
    whole: int

    @property
    def proven(self) -> bool:
        """Is it certain for every kind that was tried?"""
        return all(one.verdict is Verdict.PROVEN for one in self.tried)


def solve_programs(system: System, *, limit: int, kinds: Ints, seconds: float = 20.0) -> Programmed:
    """This function will solve the programs of some kinds, and say what each proves.

    If ``kinds`` are all kinds of fewer than ``limit`` people and all are proven, the whole system is (others touch that
    many by themselves). ``seconds``: how long one program may take before it is given up.
    """
    programs = _Programs(system, limit, seconds)
    tried = tuple(programs.look_at(int(kind)) for kind in kinds)
    found = {one.kinds: one for one in programs.found}
    return Programmed(tuple(found.values()), tried, programs.whole)


class _Programs:
    """The programs of one system, in c (how often each sum is taken, which makes f) and z (at least |f|, a kind)."""

    def __init__(self, system: System, limit: int, seconds: float) -> None:
        self._system, self._limit, self._seconds = system, limit, seconds
        self._exact = Elimination.of(system, np.arange(system.kinds))
        self.found: list[Combination] = []
        self.whole = 0

    def look_at(self, kind: int) -> Least:
        """This function will judge one kind by the programs of all its unknowns."""
        if self._system.people[kind] >= self._limit:
            return Least(kind, float(self._system.people[kind]), Verdict.PROVEN)
        seen = [self._judge(int(x)) for x in self._system.unknowns(np.array([kind]))]
        verdicts = {verdict for _, verdict in seen}
        order = (Verdict.LEAK, Verdict.INCONCLUSIVE, Verdict.PROVEN)
        worst = next((verdict for verdict in order if verdict in verdicts), Verdict.PROVEN)
        return Least(kind, min((least for least, _ in seen), default=np.inf), worst)

    def _judge(self, x: int) -> tuple[float, Verdict]:
        least, values = self._solve(x, whole=False)
        if least > self._limit - 1 + ROUNDING:
            return least, Verdict.PROVEN
        if self._leaks(values):
            return least, Verdict.LEAK
        self.whole += 1
        bound, values = self._solve(x, whole=True)
        if self._leaks(values):
            return least, Verdict.LEAK
        return least, Verdict.PROVEN if bound > self._limit - 1 + ROUNDING else Verdict.INCONCLUSIVE

    def _leaks(self, values: Floats | None) -> bool:
        """Does a solution touch too few people, exactly? Then it is kept."""
        if values is None:
            return False
        kinds = np.unique(self._system.owner[np.abs(values) > ROUNDING])
        few = int(self._system.people[kinds].sum()) < self._limit
        one = self._exact.within(kinds.astype(np.int64)) if few else None
        if one is not None:
            self.found.append(one)
        return one is not None

    def _solve(self, x: int, *, whole: bool) -> tuple[float, Floats | None]:
        """The least cost of any f (inf if there is none), and that f; ``whole``: kinds are touched or not.

        If time runs out the cost is what it cannot be less than, and f the best that was found, or None.
        """
        from scipy.optimize import Bounds, milp

        sums = len(self._exact.independent)
        done = milp(
            self._cost,
            integrality=((np.arange(len(self._cost)) >= sums) & whole).astype(np.int64),
            bounds=Bounds(*self._bounds(int(self._system.owner[x]))),
            constraints=(self._held, self._fixed(x)),
            options={"time_limit": self._seconds},
        )
        if done.status == INFEASIBLE:
            return np.inf, None
        values = None if done.x is None else self._by_sum @ done.x[:sums]
        if whole:
            return (0.0 if done.mip_dual_bound is None else float(done.mip_dual_bound)), values
        return (float(done.fun) if done.status == SOLVED else 0.0), values

    def _bounds(self, kind: int) -> tuple[Floats, Floats]:
        """Any c; z is 1 at the kind itself, 0 where there are too many people together with it, else between."""
        z = np.ones(self._system.kinds)
        z[self._system.people + self._system.people[kind] >= self._limit] = 0.0
        z[kind] = 1.0
        free = np.full(len(self._exact.independent), np.inf)
        return np.concatenate([-free, np.where(np.arange(len(z)) == kind, 1.0, 0.0)]), np.concatenate([free, z])

    def _fixed(self, x: int) -> LinearConstraint:
        """f(x) = 1."""
        from scipy.optimize import LinearConstraint
        from scipy.sparse import csr_matrix, hstack

        return LinearConstraint(hstack([self._by_sum[[x]], csr_matrix((1, self._system.kinds))], "csr"), 1.0, 1.0)

    @cached_property
    def _by_sum(self) -> csr_matrix:
        """f = this times c. Sums that follow from others are left out."""
        from scipy.sparse import csr_matrix

        return csr_matrix(self._system.sums[self._exact.independent].T, dtype=np.float64)

    @cached_property
    def _held(self) -> LinearConstraint:
        """f - z <= 0 and -f - z <= 0."""
        from scipy.optimize import LinearConstraint
        from scipy.sparse import csr_matrix, hstack, vstack

        unknowns = np.arange(len(self._system.owner))
        owner = csr_matrix((np.ones(len(unknowns)), (unknowns, self._system.owner)))
        either = [hstack([f, -owner]) for f in (self._by_sum, -self._by_sum)]
        return LinearConstraint(vstack(either, "csr"), -np.inf, 0.0)

    @cached_property
    def _cost(self) -> Floats:
        return np.concatenate([np.zeros(len(self._exact.independent)), self._system.people])

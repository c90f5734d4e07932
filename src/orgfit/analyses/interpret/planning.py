"""What may be shown of a wave: the plan of units and measures, and of slices, rung by rung up to the threshold."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import numpy as np

from orgfit.analyses.interpret.measures import Counted
from orgfit.analyses.interpret.splitting import split_plan
from orgfit.analyses.measure.bases import counted_bases
from orgfit.disclosure.draft import Base
from orgfit.disclosure.plan import Plan, publication_plan
from orgfit.disclosure.policy import Policy
from orgfit.disclosure.splits import SplitPlan


@dataclass(frozen=True)
class Planned:
    """What may be shown, and the bases by which it was chosen; ``rungs``: the slices under each threshold up to it."""

    bases: tuple[Base, ...]
    plan: Plan
    split: SplitPlan
    rungs: tuple[SplitPlan, ...]


def planned(
    counted: Counted, policy: Policy, *, rng: np.random.Generator, progress: Callable[[float], None]
) -> Planned:
    """This function will choose what is shown: under the least threshold first, then within that under each higher one.

    So raising the threshold never shows what was hidden. Raises GateError where too few people answered.
    """
    *lower, top = policy.rungs
    below: Planned | None = None

    def told(done: int, share: float) -> None:
        progress((done + share) / (len(lower) + 1))

    for number, rung in enumerate(lower):
        below = _rung(counted, rung, below, rng, partial(told, number))
    return _rung(counted, top, below, rng, partial(told, len(lower)))


def _rung(
    counted: Counted,
    policy: Policy,
    below: Planned | None,
    rng: np.random.Generator,
    progress: Callable[[float], None],
) -> Planned:
    bases = tuple(_bases(counted, policy))
    units, people = counted.responses.units, counted.own.people
    plan = publication_plan(units, people, bases, policy, within=None if below is None else below.plan)
    thresholds = {base.measure: base.threshold for base in bases}
    within = None if below is None else below.split
    split = split_plan(counted, thresholds, plan, policy=policy, rng=rng, progress=progress, within=within)
    rungs = (*(() if below is None else below.rungs), split)
    return Planned(bases, plan.thinned(split.totals), split, rungs)


def _bases(counted: Counted, policy: Policy) -> list[Base]:
    responses = counted.responses
    joint = (one.base(responses) for one in counted.jointly)
    return [*counted_bases(counted.own, responses.instrument, policy), *joint]

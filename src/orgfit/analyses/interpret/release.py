"""Responses in, released figures out: count, estimate, plan what may be shown, and let through only that."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from orgfit.analyses.interpret.bases import composite_bases, facet_bases, item_bases
from orgfit.analyses.interpret.measures import measures_of
from orgfit.disclosure.draft import Base
from orgfit.disclosure.gate import Draft
from orgfit.disclosure.gate import release as let_through
from orgfit.disclosure.plan import Plan, publication_plan
from orgfit.disclosure.policy import Policy
from orgfit.disclosure.released import Released
from orgfit.errors import GateError
from orgfit.responses.columns import Responses
from orgfit.tallies.engines.local import tally
from orgfit.tallies.rollup import roll_up
from orgfit.tallies.tally import Tally

Progress = Callable[[str, float], None]


@dataclass(frozen=True)
class Release:
    """What may be shown of a wave, and the plan by which it was chosen."""

    released: Released
    plan: Plan

    @property
    def shown(self) -> int:
        """How many units are shown."""
        return int(np.count_nonzero(self.plan.units))


@dataclass(frozen=True)
class Refusal:
    """Nothing may be shown, and why."""

    reason: str


def release(
    responses: Responses, policy: Policy | None = None, *, progress: Progress | None = None
) -> Release | Refusal:
    """This function will turn the answers of one wave into figures that betray nobody.

    ``policy``: the thresholds (default: n = 5). ``progress`` is called with a stage and the share of it that is done.
    Returns a Release, or a Refusal where too few people answered. The plan depends on who answered, not on what.
    """
    policy = policy or Policy()
    tell = progress or _silent
    own = tally(responses, progress=lambda share: tell("Counting answers", share))
    total = roll_up(own, responses.units)
    tell("Planning what may be shown", 0.0)
    bases = _bases(own, responses, policy)
    try:
        plan = publication_plan(responses.units, own.people, bases, policy)
    except GateError as refusal:
        return Refusal(str(refusal))
    tell("Planning what may be shown", 1.0)
    measures = measures_of(responses, own, total, bases=bases, plan=plan, policy=policy, progress=tell)
    return Release(let_through(Draft(responses, measures, plan, policy)), plan)


def _bases(own: Tally, responses: Responses, policy: Policy) -> list[Base]:
    instrument = responses.instrument
    return [
        *item_bases(own, instrument, policy),
        *facet_bases(own, instrument, policy),
        *composite_bases(own, instrument, policy),
    ]


def _silent(stage: str, share: float) -> None:
    """Nobody is watching."""

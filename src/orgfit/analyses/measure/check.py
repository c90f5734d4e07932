"""Responses in, figures about the measurement itself out: nobody's score, and yet through the gate."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from orgfit.analyses.measure.bases import counted_bases
from orgfit.analyses.measure.findings import findings
from orgfit.analyses.measure.reliability import Findings
from orgfit.disclosure.draft import Base, Figure, Measure
from orgfit.disclosure.gate import Draft, release
from orgfit.disclosure.plan import Plan, publication_plan
from orgfit.disclosure.policy import Policy
from orgfit.disclosure.released import Released
from orgfit.disclosure.totals import subtree_totals
from orgfit.responses.columns import Responses
from orgfit.tallies.engines.local import tally
from orgfit.tallies.rollup import roll_up
from orgfit.tallies.tally import Tally

Progress = Callable[[str, float], None]


def check(
    responses: Responses,
    policy: Policy | None = None,
    *,
    rng: np.random.Generator | None = None,
    progress: Progress | None = None,
) -> Released:
    """This function will say whether a measurement can be trusted: who answered, and what hangs together.

    Gives figures of the whole organisation, and how many answered in the units that may be shown; no score. ``policy``
    and ``progress`` as in ``analyses.interpret.release``; ``rng`` draws the unrelated answers that structure is held
    against. Raises GateError where too few people answered.
    """
    policy, rng = policy or Policy(), rng or np.random.default_rng(0)
    tell = progress or _silent
    own = tally(responses, progress=lambda share: tell("Counting answers", share))
    total = roll_up(own, responses.units)
    tell("Checking the measurement", 0.0)
    *lower, top = policy.rungs
    below: Plan | None = None
    for rung in lower:
        below = _planned(responses, own, rung, below)
    plan, bases = _planned(responses, own, top, below), counted_bases(own, responses.instrument, top)
    found = findings(responses, own, total, plan=plan, policy=policy, rng=rng)
    measures = [_measure(base, responses, plan, found) for base in bases]
    tell("Checking the measurement", 1.0)
    beside = {name: figures for name, figures in found.items() if name in ("people", "structure")}
    return release(Draft(responses, measures, plan, policy, whole=beside))


def _planned(responses: Responses, own: Tally, policy: Policy, below: Plan | None) -> Plan:
    bases = counted_bases(own, responses.instrument, policy)
    return publication_plan(responses.units, own.people, bases, policy, within=below)


def _measure(base: Base, responses: Responses, plan: Plan, found: Findings) -> Measure:
    """A measure without its level: how many left it open, and what is known of it as a measure."""
    people = subtree_totals(responses.units, base.people)
    whole = {name: figure for name, figure in found.get(base.measure, {}).items() if name != "weighted"}
    if base.answered is not None or base.parts:
        return Measure(base, people, whole=whole)
    everybody = subtree_totals(responses.units, np.diff(responses.offsets))
    unanswered = np.round(100.0 * (everybody - people) / np.maximum(everybody, 1))
    open_share = Figure("unanswered", unanswered, plan.shown(base.measure))
    return Measure(base, people, whole=whole, figures=(open_share,))


def _silent(stage: str, share: float) -> None:
    """Nobody is watching."""

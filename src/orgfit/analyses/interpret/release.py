"""Responses in, released figures out: count, estimate, plan what may be shown, and let through only that."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

import numpy as np

from orgfit.analyses.interpret.before import Wave
from orgfit.analyses.interpret.comparisons import Scene
from orgfit.analyses.interpret.jointly import joint_figures
from orgfit.analyses.interpret.measures import Counted, measures_of
from orgfit.analyses.interpret.one_mind import without_one_mind
from orgfit.analyses.interpret.sides import gap_figures
from orgfit.analyses.interpret.slices import slice_tallies, sliced_figures
from orgfit.analyses.interpret.splitting import split_plan
from orgfit.analyses.measure.bases import counted_bases
from orgfit.analyses.measure.findings import findings
from orgfit.disclosure.draft import Base, Whole
from orgfit.disclosure.gate import Draft
from orgfit.disclosure.gate import release as let_through
from orgfit.disclosure.plan import Plan, publication_plan
from orgfit.disclosure.policy import Policy
from orgfit.disclosure.released import Released
from orgfit.disclosure.splits import SplitPlan
from orgfit.errors import GateError
from orgfit.responses.benchmark import Benchmark
from orgfit.responses.columns import Responses
from orgfit.tallies.engines.local import tally
from orgfit.tallies.rollup import roll_up

Progress = Callable[[str, float], None]


@dataclass(frozen=True)
class Release:
    """What may be shown of a wave, and the plans by which it was chosen: of units, and of slices."""

    released: Released
    plan: Plan
    split: SplitPlan

    @property
    def shown(self) -> int:
        """How many units are shown."""
        return int(np.count_nonzero(self.plan.units))

    def told(self, responses: Responses) -> str:
        """This function will say in a sentence what came of the answers."""
        units = len(responses.units)
        return f"{responses.people:,} people in {units:,} units; {self.shown:,} units can be shown."


@dataclass(frozen=True)
class Refusal:
    """Nothing may be shown, and why."""

    reason: str

    def told(self, _responses: Responses) -> str:
        """This function will say in a sentence what came of the answers."""
        return f"Nothing is released. {self.reason}"


def release(
    responses: Responses,
    policy: Policy | None = None,
    *,
    last: Wave | None = None,
    benchmarks: Mapping[str, Benchmark] | None = None,
    rng: np.random.Generator | None = None,
    progress: Progress | None = None,
) -> Release | Refusal:
    """This function will turn the answers of one wave into figures that betray nobody.

    ``policy``: the thresholds (default: n = 5). ``last``: the wave before, to compare with. ``benchmarks``: points
    of other organisations by item, facet or index. ``rng`` serves the search of the plan, bootstraps and the order of
    comments (default: always the same, so that a release can be repeated). ``progress`` is called with a stage and the
    share of it that is done. Returns a Release, or a Refusal where too few people answered. The plan depends on who
    answered, not on what.
    """
    policy, rng = policy or Policy(), rng or np.random.default_rng(0)
    tell = progress or _silent
    counted = _count(responses, policy, tell)
    tell("Planning what may be shown", 0.0)
    bases = _bases(counted, policy)
    try:
        plan = publication_plan(responses.units, counted.own.people, bases, policy)
    except GateError as refusal:
        return Refusal(str(refusal))
    thresholds = {base.measure: base.threshold for base in bases}
    told = partial(tell, "Planning what may be shown")
    split = split_plan(counted, thresholds, plan, policy=policy, rng=rng, progress=told)
    plan = plan.thinned(split.totals)
    tell("Planning what may be shown", 1.0)
    scene = Scene(
        responses.units,
        plan,
        policy,
        headcount=responses.headcount,
        before=None if last is None else partial(last.beside, units=responses.units, instrument=responses.instrument),
        benchmarks={name: mark.points for name, mark in (benchmarks or {}).items()},
    )
    parts = list(slice_tallies(responses, list(enumerate(responses.attributes))))
    split = without_one_mind(split, parts, counted, policy)
    found = findings(responses, counted.own, counted.total, plan=plan, policy=policy, rng=rng)
    for name, mark in (benchmarks or {}).items():
        found.setdefault(name, {})["benchmark"] = Whole(mark.points, n=mark.organisations)
    measures = measures_of(
        counted,
        bases,
        scene,
        findings=found,
        figures=gap_figures(counted, parts, split, scene),
        rng=rng,
        progress=tell,
    )
    sliced = sliced_figures(counted, parts, split, scene)
    beside: dict[str, dict[str, Whole]] = {name: found[name] for name in ("people", "structure") if name in found}
    return Release(let_through(Draft(responses, measures, plan, policy, sliced, beside, rng)), plan, split)


def _count(responses: Responses, policy: Policy, tell: Progress) -> Counted:
    own = tally(responses, progress=lambda share: tell("Counting answers", share))
    return Counted(responses, own, roll_up(own, responses.units), joint_figures(responses, policy))


def _bases(counted: Counted, policy: Policy) -> list[Base]:
    responses = counted.responses
    joint = (one.base(responses) for one in counted.jointly)
    return [*counted_bases(counted.own, responses.instrument, policy), *joint]


def _silent(stage: str, share: float) -> None:
    """Nobody is watching."""

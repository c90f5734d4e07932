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
from orgfit.analyses.interpret.near_ends import without_near_ends
from orgfit.analyses.interpret.planning import Planned, planned
from orgfit.analyses.interpret.recording import beside_all_earlier, entry_of, stored_entry, without_listed
from orgfit.analyses.interpret.sides import gap_figures
from orgfit.analyses.interpret.slices import sliced_figures
from orgfit.analyses.interpret.small_teams import small_team_figures
from orgfit.analyses.interpret.tallies_by_slice import slice_tallies
from orgfit.analyses.measure.findings import findings
from orgfit.disclosure.draft import Figure, Whole
from orgfit.disclosure.gate import Draft
from orgfit.disclosure.gate import release as let_through
from orgfit.disclosure.ledger import Entry, Ledger
from orgfit.disclosure.plan import Plan
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
    """What may be shown of a wave, and the plans by which it was chosen: of units, and of slices.

    ``entry`` is to be put into the ledger that the release was checked against; None where there was none.
    """

    released: Released
    plan: Plan
    split: SplitPlan
    entry: Entry | None = None

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
    ledger: Ledger | None = None,
    released_on: str | None = None,
    rng: np.random.Generator | None = None,
    progress: Progress | None = None,
) -> Release | Refusal:
    """This function will turn the answers of one wave into figures that betray nobody.

    ``policy``: the thresholds (default: n = 5). ``last``: the wave before, to compare with. ``benchmarks``: points
    of other organisations by item, facet or index. ``ledger``: all that was released before; the very same release is
    given back as it was, another one is thinned until both together betray nobody, or refused. ``released_on``: the
    day, for the ledger. ``rng`` serves the search of the plan, bootstraps and the order of comments (default: always
    the same, so that a release can be repeated). ``progress`` is called with a stage and the share of it that is done.
    Returns a Release, or a Refusal where too few people answered. The plan depends on who answered, not on what.
    """
    policy, rng = policy or Policy(), rng or np.random.default_rng(0)
    tell = progress or _silent
    if stored := stored_entry(ledger, responses, policy):
        return Release(stored.released, stored.record.plan, stored.record.split, stored)
    counted = _count(responses, policy, tell)
    tell("Planning what may be shown", 0.0)
    try:
        choice = planned(counted, policy, rng=rng, progress=partial(tell, "Planning what may be shown"))
        choice, after = beside_all_earlier(ledger, counted, choice, rng)
    except GateError as refusal:
        return Refusal(str(refusal))
    plan = choice.plan
    tell("Planning what may be shown", 1.0)
    scene = _scene(responses, choice, policy, last, benchmarks or {})
    parts = list(slice_tallies(responses, list(enumerate(responses.attributes))))
    split = without_near_ends(choice, parts, counted, policy)
    found = findings(responses, counted.own, counted.total, plan=plan, policy=policy, rng=rng)
    for name, mark in (benchmarks or {}).items():
        found.setdefault(name, {})["benchmark"] = Whole(mark.points, n=mark.organisations)
    measures = measures_of(
        counted,
        choice.bases,
        scene,
        findings=found,
        figures=_joined(gap_figures(counted, parts, split, scene), small_team_figures(counted, scene, found)),
        rng=rng,
        progress=tell,
    )
    sliced = sliced_figures(counted, parts, split, scene)
    beside = {} if after.apart else _beside(found)
    uncovered = 0.0 if split.proven else max(split.uncovered, 1 / responses.people)
    released = let_through(
        Draft(without_listed(responses, after), measures, plan, policy, sliced, beside, rng, uncovered)
    )
    entry = None if ledger is None else entry_of(released, counted, choice, split, released_on)
    return Release(released, plan, split, entry)


def _count(responses: Responses, policy: Policy, tell: Progress) -> Counted:
    own = tally(responses, progress=lambda share: tell("Counting answers", share))
    return Counted(responses, own, roll_up(own, responses.units), joint_figures(responses, policy))


def _scene(
    responses: Responses, choice: Planned, policy: Policy, last: Wave | None, benchmarks: Mapping[str, Benchmark]
) -> Scene:
    return Scene(
        responses.units,
        choice.plan,
        policy,
        {base.measure: base.threshold for base in choice.bases},
        headcount=responses.headcount,
        before=None if last is None else partial(last.beside, units=responses.units, instrument=responses.instrument),
        benchmarks={name: mark.points for name, mark in benchmarks.items()},
    )


def _beside(found: Mapping[str, Mapping[str, Whole]]) -> dict[str, Mapping[str, Whole]]:
    """Figures of the whole organisation that belong to no measure."""
    return {name: found[name] for name in ("people", "structure") if name in found}


def _joined(*found: Mapping[str, tuple[Figure, ...]]) -> dict[str, tuple[Figure, ...]]:
    """The figures of several kinds by measure."""
    names = dict.fromkeys(name for figures in found for name in figures)
    return {name: tuple(one for figures in found for one in figures.get(name, ())) for name in names}


def _silent(stage: str, share: float) -> None:
    """Nobody is watching."""

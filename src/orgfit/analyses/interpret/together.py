"""Several tables at once: the waves of a questionnaire after one another, questionnaires of one wave side by side."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from orgfit.analyses.interpret.before import Wave
from orgfit.analyses.interpret.beside import beside_figures
from orgfit.analyses.interpret.release import Refusal, Release, release
from orgfit.disclosure.gate import Derived, supplemented
from orgfit.disclosure.ledger import Ledger
from orgfit.disclosure.policy import Policy
from orgfit.responses.benchmark import Benchmark
from orgfit.responses.columns import Responses

Progress = Callable[[str, float], None]


@dataclass(frozen=True)
class Edition:
    """What came of several tables: a release for each, or the reason why there is none."""

    outcomes: tuple[Release | Refusal, ...]

    @property
    def releases(self) -> tuple[Release, ...]:
        """The tables of which something may be shown."""
        return tuple(outcome for outcome in self.outcomes if isinstance(outcome, Release))

    @property
    def refusals(self) -> tuple[Refusal, ...]:
        """Why nothing of a table may be shown."""
        return tuple(outcome for outcome in self.outcomes if isinstance(outcome, Refusal))

    def entered(self, ledger: Ledger) -> Ledger:
        """This function will give the ledger with what was released here."""
        for outcome in self.releases:
            ledger = ledger if outcome.entry is None else ledger.with_(outcome.entry)
        return ledger


def release_all(
    surveys: Sequence[Responses],
    policy: Policy | None = None,
    *,
    benchmarks: Mapping[str, Benchmark] | None = None,
    ledger: Ledger | None = None,
    released_on: str | None = None,
    rng: np.random.Generator | None = None,
    progress: Progress | None = None,
) -> Edition:
    """This function will release several tables of answers, and what only two of them together can tell.

    ``surveys`` of one questionnaire stand in the order of their waves, oldest first; each is compared with the one
    before. Arguments as in ``release``. What one side guesses is set beside what the other answered, what people name
    beside what customers name; these are made of released figures, or of the whole organisation. Every release is
    checked against the ``ledger`` and against those before it; their entries are in what comes back.
    """
    policy, rng = policy or Policy(), rng or np.random.default_rng(0)
    outcomes: list[Release | Refusal] = []
    so_far = ledger
    for number, responses in enumerate(surveys):
        last = _last(responses, surveys[:number], outcomes)
        outcome = release(
            responses,
            policy,
            last=last,
            benchmarks=benchmarks,
            ledger=so_far,
            released_on=released_on,
            rng=rng,
            progress=progress,
        )
        outcomes.append(outcome)
        so_far = None if so_far is None else Edition((outcome,)).entered(so_far)
    latest = [
        number for number, one in enumerate(surveys) if not any(_next_wave(one, s) for s in surveys[number + 1 :])
    ]
    found = [(surveys[number], outcome) for number in latest if isinstance(outcome := outcomes[number], Release)]
    for number in latest:
        outcome = outcomes[number]
        if isinstance(outcome, Release) and not _stands_in(ledger, outcome):
            figures = beside_figures(outcome.released, surveys[number], [(r, o.released) for r, o in found], policy)
            outcomes[number] = _supplemented(outcome, figures)
    return Edition(tuple(outcomes))


def _stands_in(ledger: Ledger | None, outcome: Release) -> bool:
    """Was this given back as it was released before?"""
    return ledger is not None and any(entry is outcome.entry for entry in ledger.entries)


def _supplemented(outcome: Release, figures: Sequence[Derived]) -> Release:
    released = supplemented(outcome.released, figures)
    entry = None if outcome.entry is None else replace(outcome.entry, released=released)
    return replace(outcome, released=released, entry=entry)


def _last(responses: Responses, before: Sequence[Responses], outcomes: Sequence[Release | Refusal]) -> Wave | None:
    """The latest earlier wave of the same questions of which something was shown."""
    for earlier, outcome in reversed(list(zip(before, outcomes, strict=True))):
        if isinstance(outcome, Release) and _next_wave(earlier, responses):
            return Wave(earlier, outcome.released)
    return None


def _next_wave(earlier: Responses, later: Responses) -> bool:
    """Is one a later wave of the other's questions? Tables of one wave that share none stand side by side."""
    one, other = earlier.instrument, later.instrument
    asked = {item.id for item in one.coded_items} & {item.id for item in other.coded_items}
    return one.id == other.id and earlier.wave != later.wave and bool(asked)

"""Can anybody be given away? Releases of random organisations and of FEVS under attack. A law, no timing."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path
from typing import Final

import numpy as np

import orgfit
from bench.random_organisations import organisation
from bench.timing import Outcome, Row, Timing
from orgfit.disclosure.audit.attack import attack
from orgfit.disclosure.audit.bounds import bounded
from orgfit.disclosure.audit.insider import Insider
from orgfit.disclosure.audit.subtraction import Effort
from orgfit.responses.columns import Responses

EXAMPLE: Final = Path(__file__).parents[2] / "examples" / "fevs2018"
ORGANISATIONS: Final = 200
PROCESSES: Final = 2
MEASURES: Final = ("f0", "q00", "led")
BOUNDED_TO: Final = 1_000  # people; linear programs of larger organisations take minutes each
LINEAR: Final = "Subtraction"


@dataclass(frozen=True)
class Found:
    """What the attack on one release found; groups by how closely bounds tell of them."""

    name: str
    people: int = 0
    figures: int = 0
    groups: int = 0
    hits: tuple[str, ...] = ()
    pinned: tuple[int, int, int] = (0, 0, 0)
    refused: bool = False
    proven: bool = True
    seconds: float = field(default=0.0, compare=False)


def _attacked(seed: int) -> Found:
    return _release_and_attack(organisation(seed), seed)


def _release_and_attack(responses: Responses, seed: int) -> Found:
    started = time.process_time()
    outcome = orgfit.release(responses)
    if isinstance(outcome, orgfit.Refusal):
        return Found(responses.wave, refused=True)
    effort = Effort(bases=2, programs=1 if responses.people <= BOUNDED_TO else 0, bounded=0)
    report = attack([(outcome.released, responses)], rng=np.random.default_rng(seed), effort=effort)
    return Found(
        responses.wave,
        responses.people,
        report.figures,
        sum(one.number for one in report.tried if one.attack.startswith(LINEAR)),
        tuple(f"{one.attack}: {hit.unit} {hit.measure}" for one in report.tried for hit in one.hits),
        _pinned(outcome.released, responses, seed) if responses.people <= BOUNDED_TO else (0, 0, 0),
        proven=outcome.released.uncovered == 0.0,
        seconds=time.process_time() - started,
    )


def _pinned(released: orgfit.Released, responses: Responses, seed: int) -> tuple[int, int, int]:
    """Small groups that were bounded; those told to a quarter of the range by totals alone, and by all figures."""
    rng, insider = np.random.default_rng(seed), Insider(responses)
    widths = [one for name in MEASURES for one in bounded(insider, released, name, number=8, rng=rng, most=200)]
    return len(widths), sum(w.totals.pinned for w in widths), sum(w.everything.pinned for w in widths)


def random_organisations() -> Outcome:
    """200 organisations of 200 to 10,000 people, deep and flat, 2 to 8 attributes, 40 to 100 % of whom answered."""
    started = time.perf_counter()
    with ProcessPoolExecutor(PROCESSES, mp_context=get_context("spawn")) as pool:
        found = list(pool.map(_attacked, range(ORGANISATIONS)))
    return _outcome(found, time.perf_counter() - started)


def fevs() -> Outcome:
    """Unit x sex x education x tenure x supervisor x minority, of 101,881 people."""
    started = time.perf_counter()
    responses = orgfit.read(EXAMPLE / "fevs2018.csv.gz", EXAMPLE / "mapping.yaml")
    return _outcome([_release_and_attack(responses, 0)], time.perf_counter() - started)


def _outcome(found: Iterable[Found], wall: float) -> Outcome:
    everybody = list(found)
    hits = Counter(hit.split(":")[0] for one in everybody for hit in one.hits)
    linear = sum(count for name, count in hits.items() if name.startswith(LINEAR))
    groups = sum(one.groups for one in everybody)
    tried, totals, everything = (sum(one.pinned[place] for one in everybody) for place in range(3))
    released = [one for one in everybody if not one.refused]
    leaking = sum(bool(one.hits) for one in released)
    notes = (
        f"{len(released)} released, {len(everybody) - len(released)} refused (too few answered); "
        f"{sum(one.figures for one in released):,} figures; {sum(not one.proven for one in released)} plans not proven",
        f"by subtraction: {linear} hidden groups worked out in {groups:,} tries; the leak rate is under "
        f"{_bound(linear, groups):.1e} a try, and under {_bound(leaking, len(released)):.1%} an organisation "
        "(one-sided, 95 %)",
        f"bounds: of {tried} small groups {totals} are told to a quarter of the range by totals, {everything} by all",
        *(f"{name}: {count} hits" for name, count in sorted(hits.items())),
        *(hit for one in released for hit in one.hits[:2]),
    )
    cpu = sum(one.seconds for one in everybody)
    met = not hits and everything <= totals
    return Outcome({"all of them": Timing((wall,), (cpu,))}, f"{sum(hits.values())} hits", met, notes)


def _bound(hits: int, tries: int) -> float:
    """The one-sided 95 % bound of Clopper and Pearson on a rate."""
    from scipy.stats import beta

    return 1.0 if hits >= tries else float(beta.ppf(0.95, hits + 1, tries - hits))


BOUND: Final = "0 hits; no more groups pinned than by totals"
ROWS = (
    Row("leaks", f"{ORGANISATIONS} random organisations released and attacked", BOUND, random_organisations),
    Row("leaks-fevs", "FEVS by six attributes released and attacked", BOUND, fevs),
)

"""The publication plan of totals and slices: seconds, memory, what is kept; and what simpler rules give away."""

from __future__ import annotations

import time
from typing import Any, Final

import numpy as np

from bench.organisations import Workforce, workforce
from bench.other_plans import Rule, cells, figures, minimum, next_smallest, recovered, remainder
from bench.planned import N, apart, planned
from bench.timing import Outcome, Row, Timing

SECONDS: Final = {(10_000, 1_000, 5): 3.0, (100_000, 1_000, 12): 120.0}
LARGEST: Final = (1_000_000, 10_000, 12)
MEMORY: Final = 1.5e9
KEPT: Final = (0.75, 0.85, 0.95)
UNITS: Final = 0.9
SEEDS: Final = (1, 2, 3)  # what is kept differs from one organisation to the next by more than from change to change
RULES: Final[dict[str, Rule]] = {
    "plain minimum n": minimum,
    "also hide the next smallest": next_smallest,
    "remainder at least n": remainder,
}


def two() -> Outcome:
    """10,000 and 100,000 people, three organisations of each."""
    return _outcome([(*size, seed, seconds) for size, seconds in SECONDS.items() for seed in SEEDS])


def largest() -> Outcome:
    """A million people."""
    return _outcome([(*LARGEST, SEEDS[0], 600.0)])


def _outcome(wanted: list[tuple[int, int, int, int, float]]) -> Outcome:
    timings, notes, missed = {}, [], []
    for people, units, attributes, seed, seconds in wanted:
        name = f"{people:,} people, organisation {seed}"
        plan = apart(people, units, attributes, seed)
        timings[name] = Timing((plan["wall"],), (plan["cpu"],))
        shares = " / ".join(f"{share:.0%}" for share in plan["kept"])
        told = "proven" if plan["proven"] else f"not proven, {plan['covered']:.1%} of people covered"
        wrong = _missed(plan, seconds)
        missed += wrong
        notes.append(
            f"{name}: {told}; units {plan['units']:.1%}; slices in units of 50-150 / 150-500 / 500 and more {shares}, "
            f"{plan['dropped']} dropped; {plan['peak'] / 1e6:.0f} MB; missed: {', '.join(wrong) or 'nothing'}"
        )
    slowest = max(timing.median for timing in timings.values())
    return Outcome(timings, f"{slowest:.1f} s at most, {len(missed)} bounds missed", not missed, tuple(notes))


def _missed(plan: dict[str, Any], seconds: float) -> list[str]:
    held = {
        "proof": plan["proven"],
        "seconds": plan["wall"] <= seconds,
        "memory": plan["peak"] <= MEMORY,
        "units": plan["units"] >= UNITS,
    }
    held |= {f"slices of band {band}": plan["kept"][band] >= least for band, least in enumerate(KEPT, 0)}
    return [name for name, holds in held.items() if not holds]


def given_away() -> Outcome:
    """Hidden groups that can be worked out, by rule; and dense QR beside one attack."""
    work = workforce(2_000, 200, 5)
    count = cells(work)
    notes = [_attacked(name, work, count, rule(work, count, N)) for name, rule in RULES.items()]
    ours = _shown(work)
    hidden, found = recovered(work, count, ours, N)
    notes.append(f"orgfit: {found} of {hidden} hidden groups worked out, {int(ours.sum())} figures shown")
    timings = _bases(workforce(10_000, 1_000, 5))
    return Outcome(timings, f"{found} of {hidden} hidden groups worked out", found == 0, tuple(notes))


def _attacked(name: str, work: Workforce, count: np.ndarray, shown: np.ndarray) -> str:
    hidden, found = recovered(work, count, shown, N)
    return (
        f"{name}: {found} of {hidden} hidden groups worked out ({found / max(hidden, 1):.1%}), {int(shown.sum())} shown"
    )


def _shown(work: Workforce) -> np.ndarray:
    totals, slices = planned(work)
    return np.concatenate([totals[:, None], *slices.shown], axis=1)


def _bases(work: Workforce) -> dict[str, Timing]:
    """One basis of the people of a plan: dense, and on the tree."""
    from scipy.linalg import qr

    from orgfit.disclosure.repair.attack import Attack
    from orgfit.disclosure.repair.blocks import blocks_of
    from orgfit.disclosure.repair.search import PRIMES

    shown = _shown(work)
    rows, _ = figures(work, shown)
    blocks = blocks_of(work.units, shown[:, 0], work.unit, work.codes, work.sizes)
    attack = Attack.on(blocks, shown[blocks.units, 1:], N)
    keys = np.random.default_rng(1).random(len(blocks.people))
    rank = attack.rank(keys, PRIMES[0])

    def dense() -> None:
        triangle = np.abs(np.diag(qr(rows.astype(np.float64), mode="r", pivoting=True)[0]))
        if int((triangle > 1e-9 * triangle[0]).sum()) != rank:
            raise ValueError("The two ranks differ.")

    def on_the_tree() -> None:
        attack.run(keys, PRIMES[0])

    return {"one basis, dense QR": _once(dense), "one basis and its attack, on the tree": _once(on_the_tree)}


def _once(work: Any) -> Timing:
    wall, cpu = time.perf_counter(), time.process_time()
    work()
    return Timing((time.perf_counter() - wall,), (time.process_time() - cpu,))


KEEPS = "proven, units >= 90 %, slices >= 75 / 85 / 95 %"
ROWS = (
    Row("plan", "publication plan of made-up organisations", f"<= 3 s / <= 2 min, {KEEPS}", two),
    Row(
        "plan-1m", "the same, 1,000,000 people, 10,000 units, 12 attributes", f"<= 10 min, <= 1.5 GB, {KEEPS}", largest
    ),
    Row("plan-leaks", "2,000 people, 200 units, 5 attributes: hidden groups of 1-4 people worked out", "0", given_away),
)

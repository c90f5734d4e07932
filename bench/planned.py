"""One publication plan in a process of its own, so that its memory is its own: prints what it found as JSON."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np

from bench.organisations import Workforce, workforce
from bench.other_plans import cells
from orgfit.disclosure.repair import JointSlices, joint_slices
from orgfit.disclosure.totals import shown_units

N, LEAST_UNIT = 5, 50
BANDS = ((50, 150), (150, 500), (500, 10**9))


def apart(people: int, units: int, attributes: int, seed: int) -> dict[str, Any]:
    """This function will plan a made-up organisation in a process of its own."""
    command = [sys.executable, "-m", "bench.planned", *map(str, (people, units, attributes, seed))]
    found: dict[str, Any] = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout)
    return found


def planned(work: Workforce) -> tuple[np.ndarray, JointSlices]:
    """Totals and slices."""
    own = np.bincount(work.unit, minlength=len(work.units))
    totals = shown_units(work.units, own, np.ones(len(work.units), np.bool_), N)
    people = (work.unit, work.codes, work.sizes)
    slices = joint_slices(work.units, totals, *people, threshold=N, least_unit=LEAST_UNIT, rng=np.random.default_rng(1))
    return totals, slices


def kept(work: Workforce, totals: np.ndarray, slices: Sequence[np.ndarray]) -> list[float]:
    """Slices shown, or left over alone in their unit and so known, of those with n people; by size of unit."""
    count = cells(work)
    size = count[:, 0]
    asked = np.zeros((len(size), 0), np.bool_)
    known = asked
    for (begin, end), shown in zip(pairwise(np.cumsum([1, *work.sizes])), slices, strict=True):
        missing = (count[:, begin:end] > 0) & ~shown
        known = np.concatenate([known, shown | (missing & (missing.sum(axis=1) == 1)[:, None])], axis=1)
        asked = np.concatenate([asked, (count[:, begin:end] >= N) & totals[:, None]], axis=1)
    bands = [(size >= low) & (size < high) for low, high in BANDS]
    return [float((asked & known)[band].sum() / max(asked[band].sum(), 1)) for band in bands]


def main(people: int, units: int, attributes: int, seed: int) -> None:
    """Plan it, and print all as JSON; a small one is planned before, so that compiling is not timed."""
    planned(workforce(2_000, 200, attributes))
    work = workforce(people, units, attributes, seed)
    wall, cpu = time.perf_counter(), time.process_time()
    totals, slices = planned(work)
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    found = {
        "wall": wall,
        "cpu": cpu,
        "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024),
        "units": float(totals.sum() / (cells(work)[:, 0] >= N).sum()),
        "proven": slices.proven,
        "covered": 1.0 - slices.uncovered,
        "dropped": slices.dropped,
        "kept": kept(work, totals, slices.shown),
    }
    print(json.dumps(found))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))

"""Timing that can be trusted: contenders take turns, on the same data, after their results were compared."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from statistics import quantiles

RUNS = 9


@dataclass(frozen=True)
class Timing:
    """Seconds of each run, by the clock and of the processor."""

    wall: tuple[float, ...]
    cpu: tuple[float, ...]

    @property
    def median(self) -> float:
        """The middle run by the clock."""
        return sorted(self.wall)[len(self.wall) // 2]

    @property
    def cpu_median(self) -> float:
        """The middle run of the processor."""
        return sorted(self.cpu)[len(self.cpu) // 2]

    @property
    def quartiles(self) -> tuple[float, float]:
        """Between these lies the middle half of the runs."""
        if len(self.wall) < 2:
            return self.wall[0], self.wall[0]
        low, _, high = quantiles(self.wall, n=4)
        return low, high


@dataclass(frozen=True)
class Outcome:
    """Timings by contender, the figure that is bounded, and whether the bound is met (None: not known)."""

    timings: Mapping[str, Timing]
    figure: str
    met: bool | None
    notes: tuple[str, ...] = field(default=())


@dataclass(frozen=True)
class Row:
    """One line of the table: what is done, the bound that it should meet, and how to find out."""

    name: str
    what: str
    bound: str
    run: Callable[[], Outcome]


def alternate(contenders: Mapping[str, Callable[[], object]], runs: int = RUNS) -> dict[str, Timing]:
    """This function will time each contender ``runs`` times, in turn, after one run each that is not counted."""
    for contender in contenders.values():
        contender()
    wall: dict[str, list[float]] = {name: [] for name in contenders}
    cpu: dict[str, list[float]] = {name: [] for name in contenders}
    for _ in range(runs):
        for name, contender in contenders.items():
            gc.collect()
            started, worked = time.perf_counter(), time.process_time()
            contender()
            cpu[name].append(time.process_time() - worked)
            wall[name].append(time.perf_counter() - started)
    return {name: Timing(tuple(wall[name]), tuple(cpu[name])) for name in contenders}

"""The same draw again and again, each with chance of its own, in two processes."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from typing import TypeVar

import numpy as np

T = TypeVar("T")
PROCESSES = 2
ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


def repeated(draw: Callable[[np.random.Generator], T], times: int, seed: int) -> list[T]:
    """What ``draw`` gives so many times; equal seeds give equal results. It must stand at the top of its module."""
    seeds = np.random.SeedSequence(seed).spawn(times)
    for name in ONE_THREAD:
        os.environ.setdefault(name, "1")
    with ProcessPoolExecutor(PROCESSES, get_context("spawn")) as pool:
        return list(pool.map(partial(_one, draw), seeds, chunksize=max(1, times // (8 * PROCESSES))))


def _one(draw: Callable[[np.random.Generator], T], seed: np.random.SeedSequence) -> T:
    return draw(np.random.default_rng(seed))

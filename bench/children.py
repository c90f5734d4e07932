"""Whole programs, timed from outside: processor seconds and peak memory, as the system counts them."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Child:
    """One run of one program: seconds by the clock and of the processor, and peak resident memory in MB."""

    wall: float
    cpu: float
    memory: float


def run_child(command: Sequence[str]) -> Child:
    """This function will run a program to its end; raises CalledProcessError where it fails."""
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    errors = process.stderr.read() if process.stderr else b""
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, list(command), stderr=errors)
    return Child(time.perf_counter() - started, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024.0)

"""python -m bench [ROW ...] [--json FILE]: every row of every module in bench/rows, or those that are named."""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from bench import rows
from bench.timing import Outcome, Row, Timing


def main() -> int:
    """This function will run the rows, print what they found, and say how many bounds are missed."""
    options = _options()
    table = [row for row in _rows() if not options.rows or row.name in options.rows]
    if not table:
        print(f"No such row. There are: {', '.join(row.name for row in _rows())}.")
        return 2
    print(f"Python {platform.python_version()}, {os.cpu_count()} processors, {platform.machine()}")
    found = {row.name: _told(row) for row in table}
    if options.json:
        options.json.write_text(json.dumps({name: _plain(outcome) for name, outcome in found.items()}, indent=1))
    missed = [name for name, outcome in found.items() if outcome.met is False]
    print(f"\n{len(found)} rows, {len(missed)} bounds missed{': ' + ', '.join(missed) if missed else ''}.")
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("rows", nargs="*", help="names of rows (default: all)")
    parser.add_argument("--json", type=Path, help="write all runs to this file")
    return parser.parse_args()


def _rows() -> Iterator[Row]:
    for module in sorted(iter_modules(rows.__path__), key=lambda found: found.name):
        yield from import_module(f"bench.rows.{module.name}").ROWS


def _told(row: Row) -> Outcome:
    print(f"\n{row.name}: {row.what}")
    sys.stdout.flush()
    outcome = row.run()
    fastest = min((timing.median for timing in outcome.timings.values()), default=0.0)
    for name, timing in outcome.timings.items():
        print(f"  {name:<34}{_seconds(timing)}  {timing.median / fastest:8.1f} x")
    for note in outcome.notes:
        print(f"  {note}")
    verdict = {True: "met", False: "MISSED", None: "not known"}[outcome.met]
    print(f"  bound {row.bound}: {outcome.figure} -> {verdict}")
    sys.stdout.flush()
    return outcome


def _seconds(timing: Timing) -> str:
    low, high = timing.quartiles
    return f"{timing.median * 1e3:12.3f} ms  [{low * 1e3:.3f} .. {high * 1e3:.3f}]  cpu {timing.cpu_median * 1e3:.3f}"


def _plain(outcome: Outcome) -> dict[str, object]:
    runs = {name: {"wall": timing.wall, "cpu": timing.cpu} for name, timing in outcome.timings.items()}
    return {"runs": runs, "figure": outcome.figure, "met": outcome.met, "notes": outcome.notes}


if __name__ == "__main__":
    sys.exit(main())

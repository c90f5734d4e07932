"""Ten million people in a process of its own, so that its memory is its own: prints what it found as JSON."""

from __future__ import annotations

import hashlib
import json
import resource
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from bench.organisations import instrument, items_only, organisation, tree
from bench.timing import Timing, alternate
from orgfit.tallies.layout import Layout
from orgfit.tallies.tally import Tally

PEOPLE, UNITS = 10_000_000, 10_000
READING = "reading the bytes once, 1 thread"
ITEMS = "orgfit, items, 2 threads"
ALL = "orgfit, with facets and composites, 2 threads"
STREAMED = "orgfit from Parquet, all, 2 threads"

Found = tuple[dict[str, Timing], Tally]


class Apart(NamedTuple):
    """What a process found: timings, peak resident memory in bytes, and a digest of what was counted."""

    timings: dict[str, Timing]
    peak: int
    digest: str


def apart(what: str, path: Path) -> Apart:
    """This function will do ``what`` in a process of its own."""
    command = [sys.executable, "-m", "bench.ten_million", what, str(path)]
    found = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout)
    timings = {name: Timing(tuple(wall), tuple(cpu)) for name, (wall, cpu) in found["timings"].items()}
    return Apart(timings, found["peak"], found["digest"])


def resident(_path: Path) -> Found:
    """Answers in memory, sorted."""
    from bench.other_counts import reader
    from orgfit.tallies.engines.local import tally

    responses = organisation(PEOPLE, UNITS)
    whole = Layout.of(responses.instrument)
    items = items_only(whole)
    work = {
        READING: reader(responses.answers),
        ITEMS: lambda: tally(responses, layout=items),
        "orgfit, items, 1 thread": lambda: tally(responses, layout=items, threads=1),
        ALL: lambda: tally(responses, layout=whole),
    }
    return alternate(work), tally(responses)


def streamed(path: Path) -> Found:
    """From an unsorted Parquet file, piece by piece."""
    from orgfit.tallies.engines.parquet import tally_parquet

    layout, units = Layout.of(instrument()), tree(UNITS)
    return alternate({STREAMED: lambda: tally_parquet(path, layout, units)}), tally_parquet(path, layout, units)


def written(path: Path) -> Found:
    """The file itself; counts nothing."""
    from bench.other_counts import write_parquet

    write_parquet(organisation(PEOPLE, UNITS), path)
    return {}, Tally.empty(Layout.of(instrument()), 1)


def main(what: str, path: Path) -> None:
    """Do it, and print all as JSON."""
    timings, tally = {"resident": resident, "streamed": streamed, "written": written}[what](path)
    found = {
        "timings": {name: (timing.wall, timing.cpu) for name, timing in timings.items()},
        "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024),
        "digest": hashlib.sha256(b"".join(counts.tobytes() for counts in tally.counts)).hexdigest(),
    }
    print(json.dumps(found))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))

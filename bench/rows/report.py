"""orgfit report on the FEVS file, files to page, beside a script of pandas and pingouin that does a part of it."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from bench.children import Child, run_child
from bench.timing import Outcome, Row, Timing

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "fevs2018"
RUNS = 9
CPU_BOUND, MEMORY_BOUND, SIZE_BOUND = 20.0, 1024.0, 6.0


def files_to_page() -> Outcome:
    """Whole processes in turn; the first run of ours, with an empty cache of compiled code, is told apart."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out"
        ours = [sys.executable, "-m", "orgfit", "report", str(EXAMPLE / "fevs2018.csv.gz")]
        ours += ["--mapping", str(EXAMPLE / "mapping.yaml"), "--out", str(out)]
        peer = [sys.executable, str(ROOT / "bench" / "peers" / "pandas_report.py"), str(EXAMPLE), folder]
        first = run_child(["env", f"XDG_CACHE_HOME={folder}/cold", f"ORGFIT_HOME={folder}/cold", *ours])
        run_child(ours)
        runs = [(run_child(ours), run_child(peer)) for _ in range(RUNS)]
        size = (out / "report.html").stat().st_size / 1e6
    mine, theirs = ([pair[place] for pair in runs] for place in (0, 1))
    cpu, memory = _middle([child.cpu for child in mine]), max(child.memory for child in mine)
    return Outcome(
        {"orgfit report": _timing(mine), "pandas + pingouin (a part)": _timing(theirs)},
        f"{cpu:.1f} s CPU, {memory:.0f} MB, report {size:.1f} MB",
        cpu <= CPU_BOUND and memory <= MEMORY_BOUND and size <= SIZE_BOUND,
        (
            f"first run, which compiles: {first.cpu:.1f} s CPU, {first.memory:.0f} MB",
            f"peak memory: orgfit {memory:.0f} MB, pandas {max(child.memory for child in theirs):.0f} MB",
            "The script has means, intervals and alphas by unit, and no gate, no comparison, no page to read.",
        ),
    )


def _middle(values: list[float]) -> float:
    return sorted(values)[len(values) // 2]


def _timing(children: list[Child]) -> Timing:
    return Timing(tuple(child.wall for child in children), tuple(child.cpu for child in children))


WHAT = "FEVS, 101,881 people x 71 questions, 234 units: files to HTML"
ROWS = (Row("report", WHAT, "<= 20 s CPU, 1 GB, 6 MB", files_to_page),)

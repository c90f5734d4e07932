"""A random intercept by REML: from the sums of the groups here, from all rows in lme4 and statsmodels."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.timing import RUNS, Outcome, Row, Timing, alternate
from orgfit.stats.multilevel.pooling import RandomIntercept, random_intercept

SEED = 20240517
BOUND = 1000
LME4_SAME = 1e-6
STATSMODELS_SAME = 1e-3  # its optimiser stops early in the variance between groups
R_SCRIPT = Path(__file__).parents[1] / "peers" / "lmer.R"
R_SECONDS = 3600
ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
ESTIMATES = ("intercept", "intercept_se", "between", "within", "loglik")


@dataclass(frozen=True)
class People:
    """One answer a person, sorted by group: ``unit`` and ``y`` have a row each, ``n`` an entry a group."""

    unit: NDArray[np.int64]
    y: NDArray[np.float64]
    n: NDArray[np.int64]

    def sums(self) -> tuple[NDArray[np.int64], NDArray[np.float64], NDArray[np.float64]]:
        """n, mean and sum of squares about it, of each group."""
        mean = np.bincount(self.unit, self.y) / self.n
        squares = np.bincount(self.unit, (self.y - mean[self.unit]) ** 2)
        return self.n, mean, squares.astype(np.float64)


@cache
def people(rows: int, groups: int) -> People:
    """Groups of 1 to some 200 people whose means spread by 6 points, and people in them by 20."""
    rng = np.random.default_rng(SEED)
    shares = rng.uniform(0.02, 1.98, groups)
    n = 1 + rng.multinomial(rows - groups, shares / shares.sum())
    unit = np.repeat(np.arange(groups), n)
    y = 70.0 + rng.normal(0.0, 6.0, groups)[unit] + rng.normal(0.0, 20.0, rows)
    return People(unit, y, n)


def beside_lme4() -> Outcome:
    """A million rows in ten thousand groups."""
    drawn = people(1_000_000, 10_000)
    sums = drawn.sums()
    fit = random_intercept(*sums)
    theirs, told = _lme4(drawn, fit)
    ours = alternate(
        {
            "orgfit, from sums": lambda: random_intercept(*sums),
            "orgfit, from rows (NumPy sums)": lambda: random_intercept(*drawn.sums()),
        }
    )
    if theirs is None:
        return Outcome(ours, "lme4 did not run", None, (told,))
    ratio = theirs.median / ours["orgfit, from sums"].median
    return Outcome({**ours, "lme4::lmer": theirs}, f"{ratio:,.0f} x lme4", ratio >= BOUND, (told,))


def beside_statsmodels() -> Outcome:
    """A hundred thousand rows in a thousand groups: statsmodels needs about a minute for ten times that."""
    drawn = people(100_000, 1_000)
    sums = drawn.sums()
    fit = random_intercept(*sums)
    if find_spec("statsmodels") is None:
        ours = alternate({"orgfit, from sums": lambda: random_intercept(*sums)})
        return Outcome(ours, "statsmodels did not run", None, ("statsmodels is not installed.",))
    found = _statsmodels(drawn)
    distance = _compared(fit, found, STATSMODELS_SAME)
    timings = alternate(
        {
            "orgfit, from sums": lambda: random_intercept(*sums),
            "orgfit, from rows (NumPy sums)": lambda: random_intercept(*drawn.sums()),
            "statsmodels MixedLM": lambda: _statsmodels(drawn),
        }
    )
    ratio = timings["statsmodels MixedLM"].median / timings["orgfit, from sums"].median
    better = fit.loglik - found["loglik"]
    note = f"estimates differ by {distance:.0e} at most; the log-likelihood found here is {better:.1e} higher"
    return Outcome(timings, f"{ratio:,.0f} x statsmodels", None, (note,))


def _statsmodels(drawn: People) -> dict[str, float]:
    from statsmodels.regression.mixed_linear_model import MixedLM

    fit = MixedLM(drawn.y, np.ones((len(drawn.y), 1)), drawn.unit).fit(reml=True)
    values = fit.fe_params[0], fit.bse_fe[0], fit.cov_re[0, 0], fit.scale, fit.llf
    return dict(zip(ESTIMATES, map(float, values), strict=True))


def _lme4(drawn: People, fit: RandomIntercept) -> tuple[Timing | None, str]:
    """The seconds of lmer alone, timed inside one R after a fit that is not counted; or why there are none."""
    program = shutil.which("Rscript")
    if program is None:
        return None, "lme4 is not beside it: Rscript is not installed."
    with tempfile.TemporaryDirectory() as folder:
        table = Path(folder) / "people.csv"
        np.savetxt(table, np.column_stack([drawn.unit, drawn.y]), fmt=["%d", "%.17g"], delimiter=",")
        try:
            done = subprocess.run(
                [program, str(R_SCRIPT), str(table), str(RUNS)],
                capture_output=True,
                text=True,
                check=True,
                timeout=R_SECONDS,
                env={**os.environ, **ONE_THREAD},
            )
        except subprocess.CalledProcessError as error:
            return None, f"lme4 is not beside it: {_first_error(error.stderr)}"
        except subprocess.TimeoutExpired:
            return None, f"lme4 is not beside it: {RUNS} fits took more than {R_SECONDS} s."
    version, estimates, *runs = done.stdout.splitlines()
    distance = _compared(fit, dict(zip(ESTIMATES, map(float, estimates.split()), strict=True)), LME4_SAME)
    seconds = [tuple(map(float, run.split())) for run in runs]
    timing = Timing(tuple(wall for wall, _ in seconds), tuple(cpu for _, cpu in seconds))
    return timing, f"R {version}, one thread, timed around lmer in one R process; estimates differ by {distance:.0e}"


def _first_error(text: str) -> str:
    lines = [line for line in text.splitlines() if line.startswith("Error")]
    return lines[0] if lines else "R failed without a word."


def _compared(fit: RandomIntercept, found: Mapping[str, float], tolerance: float) -> float:
    """The largest distance of any estimate (relative above 1); raises where it is more than agreed."""
    wanted = {name: float(getattr(fit, name)) for name in ESTIMATES}
    distances = {name: abs(value - found[name]) / max(1.0, abs(value)) for name, value in wanted.items()}
    if max(distances.values()) > tolerance:
        raise ValueError(f"The same estimates within {tolerance:g} were wanted; {wanted} and {dict(found)} came.")
    return max(distances.values())


ROWS = (
    Row(
        "reml",
        "random intercept by REML, 1,000,000 people in 10,000 units",
        f">= {BOUND:,} x lme4, estimates within {LME4_SAME:g}",
        beside_lme4,
    ),
    Row(
        "reml-small",
        "the same with 100,000 people in 1,000 units, because statsmodels needs about a minute for a million",
        "none set",
        beside_statsmodels,
    ),
)

"""Slices of several attributes: how many are shown, and whether cuts find anybody given away. A law, no timing."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bench.timing import Outcome, Row, Timing
from orgfit.disclosure.cuts import light_cut, slice_graph
from orgfit.disclosure.repair import JointSlices, joint_slices
from orgfit.disclosure.repair.first_choice import by_category
from orgfit.disclosure.totals import Shown, shown_units, subtree_totals
from orgfit.responses.columns import Responses
from orgfit.responses.picking import people_units
from orgfit.responses.read import read
from orgfit.responses.simulate import simulate

EXAMPLE = Path(__file__).parents[2] / "examples" / "fevs2018"
N, LEAST_UNIT = 5, 50
ORGANISATIONS = 20
BANDS = ((50, 150), (150, 500), (500, 10**9))


@dataclass
class Kept:
    """Slices asked for and shown, by size of unit; attributes with a light cut; plans that are not proven."""

    asked: np.ndarray
    shown: np.ndarray
    light: int = 0
    unproven: int = 0
    seconds: float = 0.0

    @classmethod
    def none(cls) -> Kept:
        """Nothing so far."""
        return cls(np.zeros(len(BANDS), np.int64), np.zeros(len(BANDS), np.int64))

    def add(self, responses: Responses) -> None:
        """Plan the slices of all attributes of one organisation, and attack each attribute by cuts."""
        units, unit = responses.units, people_units(responses)
        own = np.bincount(unit, minlength=len(units)).astype(np.int64)
        totals = shown_units(units, own, np.ones(len(units), np.bool_), N)
        started = time.process_time()
        plan = _plan(responses, unit, totals)
        self.seconds += time.process_time() - started
        self.unproven += not plan.proven
        size = subtree_totals(units, own)
        for attribute, shown in zip(responses.attributes, plan.shown, strict=True):
            people = by_category(units, unit, attribute.codes, len(attribute.categories))
            self.light += light_cut(slice_graph(units, totals, _with_unknown(shown), people), N) is not None
            asked = totals[:, None] & (size >= LEAST_UNIT)[:, None] & (subtree_totals(units, people[:, :-1]) >= N)
            for band, (low, high) in enumerate(BANDS):
                inside = (size >= low) & (size < high)
                self.asked[band] += asked[inside].sum()
                self.shown[band] += (asked & shown)[inside].sum()

    def told(self) -> str:
        """The shares shown, by size of unit."""
        shares = 100.0 * self.shown / np.maximum(self.asked, 1)
        return " / ".join(f"{share:.0f} %" for share in shares)


def _plan(responses: Responses, unit: np.ndarray, totals: Shown) -> JointSlices:
    return joint_slices(
        responses.units,
        totals,
        unit,
        [attribute.codes for attribute in responses.attributes],
        [len(attribute.categories) for attribute in responses.attributes],
        threshold=N,
        least_unit=LEAST_UNIT,
        rng=np.random.default_rng(1),
    )


def _with_unknown(shown: np.ndarray) -> np.ndarray:
    return np.concatenate([shown, np.zeros((len(shown), 1), np.bool_)], axis=1)


def _simulated() -> Iterator[Responses]:
    for seed in range(ORGANISATIONS):
        people = (300, 600, 1200, 2500, 5000)[seed % 5]
        made = simulate(people, people // 15, np.random.default_rng(seed), instruments=("openness",))
        yield made.table("openness").responses


def given_away() -> Outcome:
    """FEVS, then 20 simulated organisations of 300 to 5,000 people."""
    fevs, simulated = Kept.none(), Kept.none()
    started = time.perf_counter()
    fevs.add(read(EXAMPLE / "fevs2018.csv.gz", EXAMPLE / "mapping.yaml"))
    for responses in _simulated():
        simulated.add(responses)
    light, unproven = fevs.light + simulated.light, fevs.unproven + simulated.unproven
    wall = time.perf_counter() - started
    return Outcome(
        {"all organisations": Timing((wall,), (fevs.seconds + simulated.seconds,))},
        f"{light} attributes with a light cut, {unproven} plans not proven",
        light == 0 and unproven == 0,
        (
            f"shown in units of 50-150 / 150-500 / 500 and more: FEVS {fevs.told()}, simulated {simulated.told()}",
            f"planning: FEVS {fevs.seconds:.1f} s CPU, {ORGANISATIONS} simulated {simulated.seconds:.1f} s",
        ),
    )


WHAT = "slices of all attributes of FEVS and 20 simulated organisations, n = 5: is a group under n given away?"
ROWS = (Row("slices", WHAT, "0 by cuts, all proven", given_away),)

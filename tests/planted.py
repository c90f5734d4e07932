"""Small organisations with planted answers, for tests of everything above the readers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from orgfit.instruments.load import parse
from orgfit.instruments.schema import Instrument
from orgfit.responses.columns import CANT_SAY, SKIPPED, Responses
from orgfit.responses.unit_rows import UnitRow
from orgfit.responses.units import UnitTree

__all__ = ["CANT_SAY", "INSTRUMENT", "SKIPPED", "answers_of", "organisation", "tree"]

INSTRUMENT = """
id: planted
version: 1
title: A planted survey
about: organisation
scale: agree5
index: {title: Fitness, combine: mean}
dimensions:
  - id: one
    title: One
    facets:
      - id: purpose
        title: Purpose
        items:
          - {id: p1, text: We agree on what we want to achieve.}
          - {id: p2, text: I can explain how my work helps.}
          - {id: p3, text: We choose what is best for the customer.}
          - {id: p4, text: We judge our success by what customers gain.}
  - id: two
    title: Two
    facets:
      - id: follow
        title: Follow-through
        scale: often5
        items:
          - {id: f1, text: We fix causes.}
          - {id: f2, text: Improvements are carried out.}
blocks:
  - id: outcomes
    title: Outcomes
    items:
      - {id: o1, scale: rate11, text: How good is what customers get from us?}
      - {id: o2, scale: choice, options: [price, speed, care], text: What matters most to our customers?}
"""

Rows = Sequence[Sequence[int]]


def tree(*units: tuple[str, str]) -> UnitTree:
    """Units as (code, parent), the whole organisation first with an empty parent."""
    return UnitTree.build([UnitRow(code, f"Unit {code}", parent) for code, parent in units], "units.csv")


def answers_of(people: int, seed: int, instrument: Instrument | None = None) -> list[list[int]]:
    """Answers of people who differ: nobody skips, every category occurs."""
    rng = np.random.default_rng(seed)
    items = (instrument or parse(INSTRUMENT, "planted")).coded_items
    mood = rng.normal(0.0, 0.6, people)[:, None]
    columns = [[item.steps[0], item.steps[-1]] for item in items]
    low, high = np.array(columns).T
    raw = (low + high) / 2 + (high - low) / 4 * (mood + rng.normal(0.0, 0.9, (people, len(items))))
    rows: list[list[int]] = np.clip(np.round(raw), low, high).astype(int).tolist()
    return rows


def organisation(
    units: UnitTree,
    rows: Mapping[str, Rows],
    *,
    instrument: str = INSTRUMENT,
    headcount: Mapping[str, int] | None = None,
) -> Responses:
    """Responses of the given rows of answers by unit code, in the order of the tree."""
    parsed = parse(instrument, "planted")
    people = [row for code in units.codes for row in rows.get(code, ())]
    sizes = [len(rows.get(code, ())) for code in units.codes]
    answers = np.array(people, np.int8).reshape(len(people), len(parsed.coded_items))
    return Responses(
        instrument=parsed,
        units=units,
        wave="Spring",
        answers=np.asfortranarray(answers),
        offsets=np.concatenate([[0], np.cumsum(sizes)]).astype(np.int64),
        headcount=None if headcount is None else np.array([headcount[c] for c in units.codes], np.int64),
    )

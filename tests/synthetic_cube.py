"""Released figures of organisations that do not exist, made by hand for tests of what is drawn from them.

Every number stands here, so a page that shows another one has made it up.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from orgfit.disclosure.policy import Policy
from orgfit.disclosure.released import Cell, Released, Split
from orgfit.disclosure.tables import table_of
from orgfit.instruments.load import parse
from orgfit.instruments.schema import Instrument, Item
from orgfit.responses.unit_rows import UnitRow
from orgfit.responses.units import UnitTree

WAVE = "Spring 2031"
Rows = dict[tuple[str, str], Cell]
Slices = dict[tuple[str, str, str], Cell]

SCORED = """\
id: small-fitness
version: 1
title: Small fitness test
question: How fit are we, together?
about: organisation
scale: agree5
index: {title: Fitness score, combine: mean}
dimensions:
  - id: leadership
    title: Leadership
    facets:
      - id: purpose
        title: Shared purpose
        items:
          - {id: q1, text: "We agree on what we want to achieve for our customers."}
          - {id: q2, text: "I can explain how my work makes a <b>difference</b> & why."}
      - id: everyone
        title: Leadership in everyone
        items:
          - {id: q3, text: "Anyone at {subject} can take the lead."}
          - {id: q4, text: "A good idea counts here, no matter who has it."}
  - id: together
    title: Playing together
    facets:
      - id: connected
        title: Connectedness
        scale: often5
        items:
          - {id: q5, text: "Teams pass on what matters without being asked."}
          - {id: q6, text: "Other teams keep the promises we made."}
blocks:
  - id: outcomes
    title: What people expect
    items:
      - {id: q7, scale: likely11, text: "How likely are you to recommend us?"}
      - {id: q8, scale: between5, left: "Rules", right: "Judgement"}
      - {id: q9, scale: choice, options: [yes_often, "no"], text: "Did you take part last time?"}
      - {id: q10, scale: text, text: "What else?"}
"""

BLOCKS_ONLY = """\
id: pulse
version: 1
title: A short pulse
about: organisation
language: de
blocks:
  - id: pulse
    title: Puls
    scale: agree5
    items:
      - {id: p1, text: "Ich weiß, was beschlossen wurde."}
      - {id: p2, scale: rate11, text: "Wie gut war die Woche?"}
"""

ORGANISATION = (
    UnitRow("ORG", "Harbour Works", ""),
    UnitRow("QUAY", "Quay <North> & sons", "ORG"),
    UnitRow("CRANE", "Cranes", "QUAY"),
    UnitRow("CRANE-A", "Early shift", "CRANE"),
    UnitRow("CRANE-B", "Late shift", "CRANE"),
    UnitRow("ROPE", "Ropes", "QUAY"),
    UnitRow("OFFICE", "Office", "ORG"),
    UnitRow("PILOT", "Pilots", "ORG"),
    UnitRow("NIGHT", "Night watch", "ORG"),
)
HIDDEN = frozenset({"ROPE", "NIGHT"})
PEOPLE = {"ORG": 412, "QUAY": 240, "CRANE": 190, "CRANE-A": 90, "CRANE-B": 100, "OFFICE": 120, "PILOT": 12}
HEADCOUNT = {"ORG": 500, "QUAY": 301, "CRANE": 204, "CRANE-A": 99, "CRANE-B": 105, "OFFICE": 150, "PILOT": 12}
# Points above the organisation; no order by figures is the order of the organisation.
APART = {"ORG": 0, "QUAY": 4, "CRANE": 1, "CRANE-A": -2, "CRANE-B": -5, "OFFICE": -14, "PILOT": -11}
PROTECTED = Cell(reason="protected")
AT_LEAST = Cell(low=91.0, high=100.0, reason="unanimous")


@dataclass
class Cube:
    """Figures by unit, to be changed by a test before they are frozen."""

    instrument: Instrument
    units: UnitTree
    figures: dict[str, Rows] = field(default_factory=dict)
    policy: Policy = field(default_factory=Policy)
    notices: tuple[str, ...] = ()
    wave: str = WAVE
    splits: tuple[Split, ...] = ()
    sliced: dict[str, Slices] = field(default_factory=dict)
    comments: dict[str, dict[str, tuple[str, ...]]] = field(default_factory=dict)

    def freeze(self) -> Released:
        """The cube as the gate would give it."""
        table = table_of(row for unit in self.units.codes for row in self._rows(unit))
        return Released(table, self.wave, self.instrument, self.units, self.policy, self.notices, self.splits)

    def _rows(self, unit: str) -> Iterable[tuple[object, ...]]:
        for (measure, statistic), cell in self.figures[unit].items():
            yield self.wave, self.instrument.id, unit, "", measure, statistic, *_plain(cell), None
        for key, cell in self.sliced.get(unit, {}).items():
            yield self.wave, self.instrument.id, unit, *key, *_plain(cell), None
        for item, texts in self.comments.get(unit, {}).items():
            for text in texts:
                yield self.wave, self.instrument.id, unit, "", item, "comment", *_plain(Cell()), text


def _plain(cell: Cell) -> tuple[object, ...]:
    return cell.value, cell.low, cell.high, cell.n, cell.reason or None


def scored() -> Cube:
    """Nine units on three levels: two are hidden, one is small and of one mind, headcounts are known."""
    instrument = parse(SCORED, "scored.yaml")
    cube = Cube(
        instrument,
        UnitTree.build(ORGANISATION, "units.csv"),
        notices=("Commas were taken as decimal points.",),
    )
    for place, unit in enumerate(cube.units.codes):
        cube.figures[unit] = (
            {("people", "answers"): PROTECTED} if unit in HIDDEN else dict(_unit(instrument, unit, place))
        )
    small = cube.figures["PILOT"]
    small["people", "rate"] = Cell(low=91.0, high=100.0, reason="unanimous")
    small["q1", "favourable"] = AT_LEAST
    for step in range(1, 6):
        small["q1", f"share:{step}"] = Cell(reason="unanimous")
    for statistic in ("mean", "difference", "signal", "shrunken"):
        small["everyone", statistic] = PROTECTED
    cube.figures["ORG"].update(_whole())
    return cube


def flat() -> Cube:
    """An organisation without units, asked a few questions that are not scored; headcounts are not known."""
    instrument = parse(BLOCKS_ONLY, "pulse.yaml")
    cube = Cube(instrument, UnitTree.build([UnitRow("ONE", "One <b>team</b>", "")], "units.csv"))
    rows: Rows = {("people", "answers"): Cell(9.0, n=9)}
    for item in instrument.coded_items:
        rows.update(_item(item, 9, 61.0, root=True))
    cube.figures["ONE"] = rows
    return cube


def _unit(instrument: Instrument, unit: str, place: int) -> Iterable[tuple[tuple[str, str], Cell]]:
    n, root = PEOPLE[unit], unit == "ORG"
    yield ("people", "answers"), Cell(float(n), n=n)
    yield ("people", "headcount"), Cell(float(HEADCOUNT[unit]))
    yield ("people", "rate"), Cell(float(round(100 * n / HEADCOUNT[unit])), n=HEADCOUNT[unit])
    measures = ["index", "leadership", *(facet.id for facet in instrument.facets)]
    for number, measure in enumerate(measures):
        yield from _score(measure, n, 60.0 + number + APART[unit], root=root)
    for facet in instrument.facets:
        for band, share in enumerate((4, 11, 22, 38, 25), 1):
            yield (facet.id, f"band:{band}"), Cell(float(share), n=n)
    for item in instrument.coded_items:
        yield from _item(item, n, 58.0 + place, root=root).items()


def _score(measure: str, n: int, mean: float, *, root: bool) -> Iterable[tuple[tuple[str, str], Cell]]:
    fine = 0.3 if n >= 100 else 0.0
    yield (measure, "mean"), Cell(mean + fine, mean - 3, mean + 3 + fine, n)
    if not root:
        gap = mean - 60
        size = abs(gap)
        signal = 0 if size < 4 else (1 if size < 8 else 2) * (1 if gap > 0 else -1)
        yield (measure, "difference"), Cell(gap, gap - 4, gap + 4)
        yield (measure, "signal"), Cell(float(signal))
        yield (measure, "shrunken"), Cell(mean + 1)


def _item(item: Item, n: int, mean: float, *, root: bool) -> Rows:
    steps = item.steps
    rows: Rows = {}
    if item.options is None:
        rows.update(dict(_score(item.id, n, mean, root=root)))
        rows.pop((item.id, "shrunken"), None)
    if item.scale.favourable is not None:
        rows[item.id, "favourable"] = Cell(64.0, 55.0, 72.0, n)
    rest = 100
    for step in steps[:-1]:
        share = step + (6 if len(steps) < 11 else 2)
        rows[item.id, f"share:{step}"] = Cell(float(share), n=n)
        rest -= share
    rows[item.id, f"share:{steps[-1]}"] = Cell(float(rest), n=n)
    rows[item.id, "unanswered"] = Cell(17.0 if item.id == "q4" else 2.0, n=n)
    return rows


def _whole() -> Rows:
    rows: Rows = {}
    for facet in ("purpose", "everyone", "connected"):
        rows[facet, "alpha"] = Cell(0.81, 0.78, 0.84, 400)
        rows[facet, "between:1"] = Cell(6.2, n=4)
        rows[facet, "between:2"] = Cell(9.4, n=2)
        rows[facet, "spread"] = Cell(18.7)
    rows["connected", "alpha"] = Cell(reason="not_estimable")
    rows["connected", "between:2"] = Cell(reason="too_few")
    return rows

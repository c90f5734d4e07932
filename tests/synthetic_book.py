"""A report on several cubes, made by hand: two questionnaires of one wave, one of them with a wave before."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from orgfit.disclosure.released import Cell, Released, Split
from orgfit.instruments.load import parse
from orgfit.responses.unit_rows import UnitRow
from orgfit.responses.units import UnitTree
from synthetic_cube import HIDDEN, PROTECTED, Cube, Rows, scored

BEFORE = "Spring 2030"
MEASURES = ("index", "leadership", "purpose", "everyone", "connected")
ROLE = Split("role_level", "Role", ("no_staff_to_lead", "leads_a_team", "top_team"))
TENURE = Split("tenure", "Time here", ("under_1_year", "1_year_or_more"))

CUSTOMERS = """\
id: small-view
version: 1
title: The customers
question: What do customers get?
about: organisation
scale: rate11
dimensions:
  - id: experience
    title: What customers get
    index: {title: All in tune, combine: joint, at_least: 8, also: lowest}
    facets:
      - {id: brand, title: Brand, items: [{id: v1, text: "How much does {subject} stand for?"}]}
      - {id: product, title: Product, items: [{id: v2, text: "Wie gut ist das Produkt?"}]}
blocks:
  - id: words
    items:
      - {id: v3, scale: likely11, nps: true, text: "How likely are you to recommend {subject}?"}
      - {id: v4, scale: text, text: "What went well?"}
"""
SHOPS = (UnitRow("MARKET", "All customers", ""), UnitRow("QUAY", "Quay", "MARKET"), UnitRow("SHOP", "Shop", "MARKET"))


def before() -> Cube:
    """The wave before: other levels, one unit fewer."""
    cube = scored()
    cube.wave = BEFORE
    for rows in cube.figures.values():
        for (measure, statistic), cell in list(rows.items()):
            if statistic == "mean" and cell.value is not None:
                rows[measure, statistic] = Cell(cell.value - 7.9, 44.4, 57.7, cell.n)
    cube.figures["PILOT"] = {("people", "answers"): PROTECTED}
    return cube


def grown() -> Cube:
    """The small fitness test with everything a release may hold beside it."""
    cube = scored()
    cube.splits = (ROLE, TENURE)
    for unit in cube.units.codes:
        if unit not in HIDDEN:
            cube.figures[unit].update(dict(_compared(cube, unit)))
    root = cube.figures["ORG"]
    for measure in MEASURES:
        root[measure, "benchmark"] = Cell(55.5, n=41)
    root["structure", "components"], root["structure", "facets"] = Cell(3.0, n=412), Cell(3.0)
    root["q1", "agreement"], root["q1", "view"] = Cell(0.62, 0.57, 0.66, 412), Cell(1.0)
    root["q2", "agreement"], root["q2", "view"] = Cell(-0.31, -0.39, -0.23, 412), Cell(-1.0)
    root["q3", "agreement"], root["q3", "view"] = Cell(0.21, 0.12, 0.29, 412), Cell(0.0)
    for unit in ("ORG", "QUAY"):
        cube.sliced[unit] = dict(_slices())
        cube.comments[unit] = {"q10": tuple(f"{unit}: more of <b>this</b>, please ({k})" for k in range(10))}
        cube.figures[unit]["q10", "comments"] = Cell(10.0)
    cube.figures["OFFICE"]["q10", "comments"] = PROTECTED
    return cube


def _compared(cube: Cube, unit: str) -> Iterable[tuple[tuple[str, str], Cell]]:
    """Connectedness went up, purpose down; above the benchmark on everyone, above the unit above on purpose."""
    deep = cube.units.depth[cube.units.index[unit]] > 1
    for measure in (*MEASURES, "q1", "q2", "q5"):
        if cube.figures[unit].get((measure, "mean"), PROTECTED).value is None or (unit == "PILOT"):
            continue
        way = {"connected": 2, "q5": 1, "purpose": -1, "q1": -2}.get(measure, 0)
        yield (measure, "difference:last"), Cell(3.7 * way, 3.7 * way - 1.6, 3.7 * way + 1.6)
        yield (measure, "signal:last"), Cell(float(way))
        good = 2 if measure == "everyone" else 0
        yield (measure, "difference:benchmark"), Cell(6.6 if good else 0.9, 4.8 if good else -0.9, 8.4)
        yield (measure, "signal:benchmark"), Cell(float(good))
        if deep:
            apart = 1 if measure == "purpose" else 0
            yield (measure, "difference:parent"), Cell(5.2 if apart else 0.2, 2.9 if apart else -2.1, 7.3)
            yield (measure, "signal:parent"), Cell(float(apart))


def _slices() -> Iterable[tuple[tuple[str, str, str], Cell]]:
    for place, part in enumerate(("role_level:no_staff_to_lead", "role_level:leads_a_team", "tenure:1_year_or_more")):
        for measure in MEASURES:
            yield (part, measure, "mean"), Cell(66.2 + place, 62.0, 70.0, 133 + place)
            yield (part, measure, "difference"), Cell(4.2, 1.1, 7.3)
            way = {("role_level:leads_a_team", "purpose"): 2, ("role_level:leads_a_team", "connected"): -1}
            yield (part, measure, "signal"), Cell(float(way.get((part, measure), 0)))
    for measure in MEASURES:
        yield ("role_level:top_team", measure, "mean"), PROTECTED


def customers() -> Cube:
    """What customers said, of some units and of one that the staff do not know."""
    cube = Cube(parse(CUSTOMERS, "view.yaml"), UnitTree.build(SHOPS, "shops.csv"))
    for unit, n in (("MARKET", 320), ("QUAY", 170), ("SHOP", 150)):
        rows: Rows = {("people", "answers"): Cell(float(n), n=n)}
        for place, measure in enumerate(("experience", "brand", "product", "v1", "v2", "v3")):
            rows[measure, "mean"] = Cell(70.2 + place, 68.0, 72.5, n)
            if unit != "MARKET":
                rows[measure, "difference"] = Cell(-1.8, -3.6, -0.1)
                rows[measure, "signal"] = Cell(-1.0 if unit == "SHOP" and measure == "brand" else 0.0)
        rows["experience", "joint"] = Cell(43.0, 38.0, 48.0, n)
        rows["v3", "recommendation"] = Cell(-12.5, -19.5, -5.5, n)
        for step in range(11):
            rows["v3", f"share:{step}"] = Cell(9.0 if step else 10.0, n=n)
        rows["v3", "unanswered"] = Cell(1.0, n=n)
        cube.figures[unit] = rows
    cube.figures["MARKET"]["experience", "complete"] = Cell(88.0)
    cube.figures["MARKET"]["experience", "lowest"] = Cell(1.0)
    return cube


def book() -> tuple[Cube, ...]:
    """All of it."""
    return before(), grown(), customers()


def frozen(cubes: Sequence[Cube]) -> tuple[Released, ...]:
    """Cubes as the gate would give them."""
    return tuple(cube.freeze() for cube in cubes)

"""Released figures of the questionnaires that come with orgfit, made by hand: two waves, two sides, weak spots.

Every number stands here or in ``synthetic_cube``, so a page that shows another one has made it up.
"""

from __future__ import annotations

from collections.abc import Iterable
from importlib.resources import files

from orgfit.disclosure.released import Cell, Split
from orgfit.instruments.load import parse
from orgfit.instruments.schema import Instrument
from orgfit.instruments.wave_options import with_options
from orgfit.responses.units import UnitTree
from synthetic_cube import HIDDEN, ORGANISATION, PROTECTED, Cube, Rows, Slices, scored
from synthetic_cube import _unit as unit_figures

BEFORE = "Autumn 2030"
OPTIONS = ("A good price", "Quick help", "That it <works>", "Kept promises")
ROLES = Split("role_level", "Role", ("no_staff_to_lead", "leads_a_team", "top_team"))
LINE = Split("deciders_doers", "Deciders and doers", ("deciders", "doers"))
PLACE = Split("place", "Place of work", ("harbour", "town"))
UNITS = tuple(unit for unit in ORGANISATION if unit.parent != "CRANE" and unit.code != "ROPE")
ALL_ROLES = ("no_staff_to_lead", "leads_a_team")  # that of the top team is never shown


def waves() -> tuple[Cube, ...]:
    """All questionnaires of one wave, one of them with the wave before."""
    return around(BEFORE, first=True), fitness(), openness(), around(), customers()


def told(*cubes: Cube) -> set[str]:
    """Every number of some cubes, in each way in which it may be written."""
    rows = [figures for cube in cubes for unit in (cube.figures, cube.sliced) for figures in unit.values()]
    cells = [cell for figures in rows for cell in figures.values()]
    found = {end for cell in cells for end in (cell.value, cell.low, cell.high, cell.n) if end is not None}
    return {f"{abs(value):,.{places}f}" for value in found for places in range(4)}


def library(name: str, **options: tuple[str, ...]) -> Instrument:
    """A questionnaire of the library, with the lists that the organisation writes."""
    text = (files("orgfit.instruments") / "library" / f"{name}.yaml").read_text("utf-8")
    return with_options(parse(text, f"{name}.yaml"), options)


def cube_of(instrument: Instrument) -> Cube:
    """All that a plain cube knows of a questionnaire, for the upper units of ``synthetic_cube``."""
    cube = Cube(instrument, UnitTree.build(UNITS, "units.csv"))
    for place, unit in enumerate(cube.units.codes):
        hidden = {("people", "answers"): PROTECTED}
        cube.figures[unit] = hidden if unit in HIDDEN else dict(unit_figures(instrument, unit, place))
    return cube


def share(value: float, n: int) -> Cell:
    """A share with an interval about it."""
    return Cell(value, value - 4.0, value + 5.0, n)


def fitness() -> Cube:
    """Customer fitness: reach, acting, evenness and the shared view, by unit, role, side and place."""
    cube = cube_of(library("customer-fitness", cfs1=OPTIONS))
    for number, unit in enumerate(code for code in cube.units.codes if code not in HIDDEN):
        cube.figures[unit]["reach", "joint"] = share(33.0 + number, 390)
        cube.figures[unit]["cfb1", "favourable"] = share(21.0 + number, 395)
    cube.figures["PILOT"]["reach", "joint"] = Cell(low=91.0, high=100.0, reason="unanimous")
    root = cube.figures["ORG"]
    root["cfs1", "shared"] = Cell(37.0, 31.0, 43.0, 380)
    root["cfs1", "match:customers"] = Cell(19.0, 12.0, 28.0, 61)
    root["shared_purpose", "evenness:1"] = Cell(4.2, 1.9, 9.7, 5)
    root["shared_purpose", "evenness:2"] = Cell(0.0, 0.0, 6.3, 2)
    root["leadership_in_all", "evenness:1"] = Cell(reason="too_few")
    cube.splits = (PLACE, ROLES, LINE)
    cube.sliced["ORG"] = dict(_leading())
    return cube


def _leading() -> Iterable[tuple[tuple[str, str, str], Cell]]:
    for split, categories in ((ROLES, ALL_ROLES), (LINE, LINE.categories), (PLACE, PLACE.categories)):
        for number, category in enumerate(categories):
            yield (split.slice(category), "reach", "joint"), share(41.0 + 7 * number, 120)
            yield (split.slice(category), "cfb1", "favourable"), share(52.0 + 9 * number, 122)
    yield ("role_level:top_team", "reach", "mean"), PROTECTED


def openness() -> Cube:
    """Openness with a line between deciders and doers: one clear gap each way, one unclear, one hidden."""
    instrument = library("openness")
    cube = cube_of(instrument)
    cube.splits, cube.sliced["ORG"] = (ROLES, LINE), {}
    root, sliced = cube.figures["ORG"], cube.sliced["ORG"]
    facets = ("voice_in_strategy", "co_creation", "crossing_lines")
    items = [item for item in instrument.coded_items if item.id != "opb3"]
    for place, measure in enumerate(("index", *facets, *(item.id for item in items))):
        far = (7.0, 12.0, -8.0, 1.0)[place % 4]
        root[measure, "gap:deciders_doers"] = Cell(far, far - 3.5, far + 3.5)
        root[measure, "gap_signal:deciders_doers"] = Cell(float((far > 5) - (far < -5)))
        _sides(sliced, measure, 70.0 + place, 70.0 + place - far)
    root["op12", "gap:deciders_doers"] = root["op12", "gap_signal:deciders_doers"] = PROTECTED
    quay = cube.figures["QUAY"]
    quay["voice_in_strategy", "gap:deciders_doers"] = Cell(17.0, 9.0, 25.0)
    quay["voice_in_strategy", "gap_signal:deciders_doers"] = Cell(2.0)
    quay["co_creation", "gap:deciders_doers"] = Cell(-2.0, -9.0, 5.0)
    quay["co_creation", "gap_signal:deciders_doers"] = Cell(0.0)
    return cube


def _sides(sliced: Slices, measure: str, deciders: float, doers: float) -> None:
    for part, mean in (
        ("deciders_doers:deciders", deciders),
        ("deciders_doers:doers", doers),
        ("role_level:no_staff_to_lead", doers + 1),
        ("role_level:leads_a_team", deciders - 1),
    ):
        sliced[part, measure, "mean"] = Cell(mean, mean - 2.5, mean + 2.5, 150)
        sliced[part, measure, "favourable"] = share(mean - 30, 150)


def around(wave: str = "Spring 2031", *, first: bool = False) -> Cube:
    """Promises and guesses; in a first wave nobody is asked what became of the last one."""
    cube = cube_of(library("promise-and-guesses"))
    cube.wave = wave
    for unit, rows in cube.figures.items():
        if unit in HIDDEN:
            continue
        rows["pm01", "favourable"] = Cell(58.0, 53.0, 63.0, 400) if first else Cell(46.0, 41.0, 51.0, 401)
        rows["pm02", "favourable"] = Cell(31.0, 26.0, 36.0, 402)
        if first:
            for key in [key for key in rows if key[0] in ("pm02", "pm03", "pm04")]:
                del rows[key]
    for item in ("co01", "co02", "co03", "co04"):
        cube.figures["ORG"][item, "favourable"] = Cell(64.0, 55.0, 72.0, 77)
    if not first:
        cube.figures["ORG"].update(_guesses())
    cube.figures["QUAY"].update({("gu01", name): cell for name, cell in _guess(66.0, 39.0, 27.0, 1.0)})
    return cube


def _guess(guess: float, actual: float, distance: float, signal: float) -> Iterable[tuple[str, Cell]]:
    yield "mean", Cell(guess, guess - 4, guess + 4, 60)
    yield "actual", Cell(actual, actual - 3, actual + 3, 300)
    yield "distance", Cell(distance, distance - 5, distance + 5)
    yield "distance_signal", Cell(signal)


def _guesses() -> Rows:
    made = {"gu01": (62.0, 41.0, 21.0, 1.0), "gu02": (48.0, 73.0, -25.0, -1.0), "gu03": (55.0, 57.0, -2.0, 0.0)}
    rows = {(item, name): cell for item, four in made.items() for name, cell in _guess(*four)}
    return {**rows, ("gu06", "actual"): PROTECTED, ("gu06", "distance"): PROTECTED}


def customers(options: tuple[str, ...] = OPTIONS) -> Cube:
    """What customers say; they chose from the same list as employees."""
    cube = cube_of(library("customer-view", cvs1=options))
    cube.figures["ORG"]["brand", "alpha"] = Cell(reason="not_estimable")
    return cube


def measured() -> Cube:
    """The small questionnaire with all that is known about its measurement."""
    cube = scored()
    rows = cube.figures["ORG"]
    rows["purpose", "spearman_brown"] = Cell(0.83, 0.79, 0.86, 400)
    rows["everyone", "omega"] = Cell(0.84, reason="")
    rows["q1", "item_rest"], rows["q1", "alpha_without"] = Cell(0.61), Cell(reason="not_estimable")
    rows["q2", "item_rest"], rows["q2", "alpha_without"] = Cell(0.58), Cell(0.77)
    rows["purpose", "fit"], rows["purpose", "misfit"] = Cell(0.97), Cell(0.045, 0.031, 0.062)
    rows["everyone", "fit"], rows["everyone", "misfit"] = Cell(0.99), Cell(0.012, 0.0, 0.051)
    for facet, level in (("purpose", 0.71), ("everyone", 0.69)):
        rows[facet, "icc2:1"] = Cell(level)
        rows[facet, "rwg:1"] = Cell(0.88, 0.64, 0.88)
        rows[facet, "deviation:1"] = Cell(13.7)
    rows["structure", "components"], rows["structure", "facets"] = Cell(2.0, n=400), Cell(3.0)
    rows["people", "careless"] = Cell(2.9, n=412)
    rows["people", "careless:alike"], rows["people", "careless:uneven"] = Cell(1.2), Cell(1.9)
    rows["people", "design_effect"] = Cell(1.13, n=365)
    rows["index", "weighted"], rows["purpose", "weighted"] = Cell(59.1), Cell(61.3)
    return cube


def unstructured() -> Cube:
    """Answers that hang together no more than chance: the whole chapter has to say so."""
    cube = measured()
    rows = cube.figures["ORG"]
    for facet in ("purpose", "everyone", "connected"):
        rows[facet, "alpha"] = Cell(0.04, -0.09, 0.16, 400)
    rows["structure", "components"] = Cell(0.0, n=400)
    return cube

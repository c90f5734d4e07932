"""No timings but laws: do published intervals hold the truth in 93-97 of 100 cases, and are flags right?

Simulated where the truth is known. A figure that misses its bound is a finding about the statistic; the bench is not
fitted to it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from bench.coverage import alike, chance, change, organisations, reliability, shares, spread
from bench.coverage.covering import Covered, together
from bench.timing import Outcome, Row
from orgfit.disclosure.policy import Policy

FALSE_AT_MOST = 5.0  # per cent
ALIKE_TIMES, MIXED_TIMES, PAIRS = 100, 24, 1
SIZES = ((5, 19), (20, 49), (50, 99), (100, 10**9))  # people
PUBLISHED_FROM = Policy().structure_from


def levels() -> Outcome:
    """What would all of us here have said? Finite correction with the headcount."""
    fair, life = (organisations.surveyed(how) for how in (organisations.ALL_FAIR, organisations.AS_IN_LIFE))
    name = organisations.LEVEL
    wide = _covered(fair, name, counted=False)
    closed = _covered(fair, name, counted=True)
    notes = (
        *_by_size(fair, name),
        f"where everybody answered there is no width ({closed.of.sum() / (closed.of.sum() + wide.of.sum()):.1%} of "
        f"intervals): the value shown is the truth, but for rounding, in {closed}; elsewhere people had left out "
        "questions of the facet",
        f"with 3 % careless people, and answers that are not missing by chance: {_covered(life, name)}",
    )
    return _judged(_covered(fair, name), notes)


def differences() -> Outcome:
    """Is this unit different? Conditions of units stay, people are drawn anew; no correction."""
    fair, life = (organisations.surveyed(how) for how in (organisations.ALL_FAIR, organisations.AS_IN_LIFE))
    names = [organisations.WITH_ORGANISATION, organisations.WITH_PARENT]
    notes = [f"{name}: {_covered(fair, name)}" for name in names if any(run[name].holds.size for run in fair)]
    notes += _by_size(fair, organisations.WITH_ORGANISATION)
    notes.append(f"careless and selective answers: {_covered(life, organisations.WITH_ORGANISATION)}")
    return _judged(together(_covered(fair, name) for name in names), tuple(notes))


def flags() -> Outcome:
    """Where all units are alike, and where some differ in both directions."""
    none, some = alike.families(ALIKE_TIMES, 0), alike.families(MIXED_TIMES, PAIRS)
    any_false = Covered.of_draws([np.array([bool(family.false) for family in release]) for release in none])
    shares_false = [np.mean([family.share_false for family in release]) for release in some]
    false, error = 100.0 * np.mean(shares_false), 100.0 * np.std(shares_false) / np.sqrt(len(shares_false))
    flagged = sum(family.flags for release in some for family in release) / len(some)
    ways = chance.any_flag()
    notes = (
        f"all alike, families of a release with any flag: {_of_families(any_false)}",
        *_by_family(none),
        f"a quarter of the units moved: of {flagged:.0f} flags a release {false:.1f} % (+- {error:.1f}) are false",
        f"people behind false flags where all are alike: {_people(none)}",
        *(f"the test alone, {way}, {name}: {_of_families(part)}" for way in ways for name, part in ways[way].items()),
    )
    figure = (
        f"{any_false.share:.1f} % of families of a release have a flag where all are alike; {false:.1f} % of flags are "
        "false where some differ"
    )
    worst = max(any_false.share, false)  # of what is published; the test alone stands at 5 % by its design
    return Outcome({}, figure, bool(worst < FALSE_AT_MOST), notes)


def favourable() -> Outcome:
    """Wilson's intervals, exactly: over people from 5 to 300 and true shares from 2 to 98 %."""
    exact, whole = shares.exact(whole=False), shares.exact(whole=True)
    least, n, p = exact.least
    sizes = ((5, 9), (10, 19), (20, 49), (50, 99), (100, 300))
    notes = (
        f"before rounding: {exact.mean:.1f} %; least {least:.1f} % with {n} people and a true share of {p:.0%}",
        "with " + ", ".join(f"{a}-{b} people {whole.of_sizes(a, b):.1f} %" for a, b in sizes),
        "of people without end: where most have answered, what all would have said is held more often",
    )
    return Outcome({}, f"{whole.mean:.1f} %", 93.0 <= whole.mean <= 97.0, notes)


def alphas() -> Outcome:
    """Feldt's interval, of skewed answers on five steps."""
    found, normal = reliability.of_alpha(), reliability.of_alpha(normal=True)
    whole = _covered(organisations.surveyed(organisations.ALL_FAIR), organisations.ALPHA)
    notes = (
        f"five steps, by people: {_listed(found)}",
        f"normal answers, by people: {_listed(normal)}",
        f"published of simulated organisations: {whole}",
    )
    return _judged(_published(found), notes)


def omegas() -> Outcome:
    """The delta method on log(1 - omega), of skewed answers on five steps."""
    found = reliability.of_omega()
    return _judged(_published(found), (f"by people: {_listed(found)}",))


def evennesses() -> Outcome:
    """Profile likelihood of the standard deviation of units' true means."""
    found, equal = spread.of_evenness(), spread.of_evenness(0.0)
    notes = (f"by units: {_listed(found)}", f"where units are alike (low is 0): {_listed(equal)}")
    return _judged(together(found.values()), notes)


def agreements() -> Outcome:
    """Bootstrap of van der Eijk's A, from 100 people on."""
    leaning, even = spread.of_agreement(spread.LEANING), spread.of_agreement(spread.EVEN)
    published = together(part for (_, n), part in leaning.items() if n >= PUBLISHED_FROM)
    notes = [f"{name}, {n} people: {part}" for (name, n), part in (leaning | even).items()]
    notes.append("A has kinks where categories are equally full: the last two patterns stand on one, and do not count")
    return _judged(published, tuple(notes))


def changes() -> Outcome:
    """Two waves of a unit whose people are others each time."""
    found, same = change.of_change(), change.of_change(stay=0.7)
    notes = (
        *(f"{name}: {part}" for name, part in found.items()),
        f"where 70 % of people answer in both waves, which nobody can know: {same['all']} (too wide, safe)",
    )
    return _judged(found["all"], notes)


def _judged(found: Covered, notes: tuple[str, ...]) -> Outcome:
    return Outcome({}, str(found), found.sound, notes)


def _covered(runs: list[Mapping[str, organisations.Held]], name: str, *, counted: bool | None = None) -> Covered:
    """All intervals of a statistic; ``counted``: only those with (without) everybody's answer."""
    parts = [run[name] for run in runs]
    return Covered.of_draws([part.holds if counted is None else part.holds[part.counted == counted] for part in parts])


def _by_size(runs: list[Mapping[str, organisations.Held]], name: str) -> list[str]:
    found = []
    for least, most in SIZES:
        kept = [(run[name], (run[name].n >= least) & (run[name].n <= most)) for run in runs]
        covered = Covered.of_draws([part.holds[own] for part, own in kept])
        half = np.concatenate([part.half[own] for part, own in kept]).mean()
        people = f"{least} people or more" if most > 10**6 else f"{least}-{most} people"
        found.append(f"{people}: {covered}, half width {half:.1f} points on average")
    return found


def _by_family(releases: list[list[alike.Flags]]) -> list[str]:
    found = []
    for place, names in enumerate(zip(*[[family.kind for family in release] for release in releases], strict=True)):
        held = Covered.of_draws([np.array([bool(release[place].false)]) for release in releases])
        tests = np.mean([release[place].tests for release in releases])
        kind = f"{names[0]}, {'questions' if place % 2 == 0 else 'scores'}"
        if tests:
            found.append(f"{kind}, {tests:.0f} tests: {_of_families(held)}")
    return found


def _people(releases: list[list[alike.Flags]]) -> str:
    behind = [n for release in releases for family in release for n in family.false]
    sizes, counts = np.unique(behind, return_counts=True)
    return ", ".join(f"{n} ({count} x)" for n, count in zip(sizes, counts, strict=True)) or "none"


def _of_families(found: Covered) -> str:
    return f"{found.share:.1f} % (+- {found.error:.1f}) of {found.of.sum():,.0f}"


def _published(found: Mapping[int, Covered]) -> Covered:
    return together(part for n, part in found.items() if n >= PUBLISHED_FROM)


def _listed(found: Mapping[int, Covered]) -> str:
    return ", ".join(f"{key}: {part.share:.1f} % (+- {part.error:.1f})" for key, part in found.items())


COVERS = "93-97 %"


def _row(name: str, what: str, run: Callable[[], Outcome]) -> Row:
    return Row(f"coverage-{name}", what, COVERS, run)


ROWS = (
    _row("level", "means of units with the headcount known: what everybody would have said", levels),
    _row("difference", "units against the organisation and the unit above: true differences of condition", differences),
    Row("false-flags", "signals where units are alike, and where some are not", f"< {FALSE_AT_MOST:.0f} %", flags),
    _row("share", "favourable shares in whole per cent (Wilson), exactly", favourable),
    _row("alpha", f"alpha of four questions, from {PUBLISHED_FROM} people (Feldt)", alphas),
    _row("omega", f"omega of four questions, from {PUBLISHED_FROM} people (delta method)", omegas),
    _row("evenness", "standard deviation of units' true means (profile likelihood)", evennesses),
    _row("agreement", f"van der Eijk's A, from {PUBLISHED_FROM} people (bootstrap)", agreements),
    _row("change", "a unit in two waves, other people each time (Welch)", changes),
)

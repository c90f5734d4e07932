"""Several tables at once: waves after one another, questionnaires side by side."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from orgfit.analyses.interpret.together import Edition, release_all
from orgfit.disclosure.released import Released
from orgfit.instruments import library
from orgfit.instruments.asked import without
from orgfit.instruments.schema import Instrument
from orgfit.instruments.wave_options import with_options
from orgfit.responses.columns import Attribute, Responses
from planted import SKIPPED, answers_of, organisation, tree

UNITS = tree(("all", ""), ("a", "all"), ("b", "all"))
LIST = ("Price", "Speed", "Care")


def only(name: str, *wanted: str) -> Instrument:
    instrument = library.get(name)
    return without(instrument, [item.id for item in instrument.items if not item.id.startswith(wanted)])


def survey(instrument: Instrument, wave: str = "one", people: int = 120) -> Responses:
    rows = {code: answers_of(people, seed, instrument) for seed, code in enumerate(("a", "b"))}
    responses = replace(organisation(UNITS, rows, instrument=instrument.source), wave=wave)
    codes = (np.arange(responses.people) % 4 > 0).astype(np.int8)
    return replace(responses, attributes=(Attribute("line", "Line", ("deciders", "doers"), codes, sides=True),))


def cubes(*surveys: Responses) -> list[Released]:
    edition: Edition = release_all(surveys)
    assert not edition.refusals
    return [one.released for one in edition.releases]


def guesses(answer: int) -> Responses:
    """Deciders guess how many of ten doers agree; doers are not asked."""
    responses = survey(only("promise-and-guesses", "gu01"))
    answers = np.full_like(responses.answers, SKIPPED)
    answers[responses.attributes[0].codes == 0, 0] = answer
    return replace(responses, answers=answers)


def test_a_guess_stands_beside_what_was_guessed() -> None:
    openness, guess = cubes(survey(library.get("openness")), guesses(9))
    actual = openness.sliced("all")["line:doers", "op01", "favourable"]
    figures = guess.figures("all")
    assert figures["gu01", "actual"] == actual
    assert figures["gu01", "mean"].value == 90.0
    assert figures["gu01", "distance"].value == pytest.approx(90.0 - actual.value, abs=0.5)
    assert figures["gu01", "distance_signal"].value == 1.0


def test_a_guess_alone_stands_alone() -> None:
    (guess,) = cubes(guesses(9))
    assert ("gu01", "actual") not in guess.figures("all")


def test_waves_are_compared_and_surveys_of_one_wave_are_not() -> None:
    first, other, second = cubes(
        survey(only("promise-and-guesses", "pm01", "ou")),
        survey(only("promise-and-guesses", "gu06")),
        survey(only("promise-and-guesses", "pm01", "ou"), "two"),
    )
    assert ("ou01", "difference:last") not in first.figures("all")
    assert ("gu06", "difference:last") not in other.figures("all")
    assert second.figures("all")["ou01", "difference:last"].value == 0.0


def test_what_we_name_and_what_customers_name() -> None:
    ours = survey(with_options(library.get("customer-fitness"), {"cfs1": LIST}))
    theirs = survey(with_options(library.get("customer-view"), {"cvs1": LIST}))
    column = [item.id for item in ours.instrument.coded_items].index("cfs1")
    other = [item.id for item in theirs.instrument.coded_items].index("cvs1")
    here, there = (np.bincount(r.answers[:, c], minlength=4)[1:] for r, c in ((ours, column), (theirs, other)))
    chance = 100.0 * (here @ there) / (here.sum() * there.sum())
    found = cubes(ours, theirs)[0].figures("all")
    assert found["cfs1", "match:customers"].value == round(chance)
    assert 0.0 < found["cfs1", "shared"].value < 100.0


def test_a_refusal_does_not_stop_the_others() -> None:
    few = survey(library.get("openness"), people=2)
    edition = release_all([few, survey(library.get("flourishing"))])
    assert (len(edition.refusals), len(edition.releases)) == (1, 1)

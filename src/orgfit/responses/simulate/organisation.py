"""An organisation with known truth: who is in it, what they answer wave by wave, and what was planted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from orgfit.responses.columns import Responses
from orgfit.responses.simulate import bottom_line, customers, latents, nonresponse
from orgfit.responses.simulate.comments import write_comments
from orgfit.responses.simulate.control import control as unrelated
from orgfit.responses.simulate.guesses import GuessTruth, guess_truths
from orgfit.responses.simulate.people import LEADER_OF_LEADERS, ROLES, STAFF, TOP
from orgfit.responses.simulate.plan import Plan, plan
from orgfit.responses.simulate.selecting import Field, Filled, select
from orgfit.responses.simulate.settings import EMPLOYEES, Settings
from orgfit.responses.simulate.simulated import Simulated, Table
from orgfit.responses.simulate.surveys import SHEETS, Asking, Mood, answer
from orgfit.responses.simulate.tellings import everybody_means, tell

Floats = NDArray[np.float64]
CUSTOMERS = "customers"
EVERYONE = tuple(range(len(ROLES)))
ROLES_OF = {"deciders": (LEADER_OF_LEADERS, TOP), "doers": (STAFF,), "other_units": EVERYONE}


@dataclass(frozen=True)
class Wave:
    """What came of one wave."""

    tables: tuple[Table, ...]
    figures: bottom_line.BottomLine
    everybody: Mapping[str, Floats]
    guesses: tuple[GuessTruth, ...]
    response: Mapping[str, nonresponse.ResponseTruth]


def simulate(
    people: int,
    units: int,
    rng: np.random.Generator,
    *,
    instruments: Sequence[str] = EMPLOYEES,
    waves: int = 1,
    response: float = 0.75,
    careless: float = 0.03,
    missing: float = 0.02,
    between: float = 0.12,
    drift: float = 0.3,
    depth: int | None = None,
    customers: int | None = None,
    selective: bool = True,
    control: bool = False,
) -> Simulated:
    """This function will invent an organisation of so many people in so many units, and ask it.

    ``response``: mean share who answer a survey; who does depends on role, tenure, function, unit and person where it
    is ``selective``. ``careless``: share of rows that are straight lines. ``missing``: rate of skipped and of "can't
    say" answers. ``between``: share of a facet's latent variance between units. ``drift``: share of that which moves
    from wave to wave (0: units change only where a change is planted). ``depth``: steps from the whole to the lowest
    units. ``customers``: how many rate the organisation in each wave, as many as people where it is None.
    ``control``: also a table of unrelated answers. A wave is two surveys, A and B.

    Equal generators give equal organisations, and more waves leave the earlier ones as they are. Raises InputError with
    all that is not possible.
    """
    settings = Settings(
        people=people,
        units=units,
        instruments=tuple(instruments),
        waves=waves,
        response=response,
        careless=careless,
        missing=missing,
        between=between,
        drift=drift,
        depth=depth,
        customers=customers,
        selective=selective,
        control=control,
    )
    return _simulated(settings, rng)


def _simulated(settings: Settings, rng: np.random.Generator) -> Simulated:
    settled, people_chance, control_chance, waves_chance = rng.spawn(4)
    made = plan(settings, settled)
    own = latents.of_people(made.latents, settings.people, people_chance)
    waves = [
        _wave(made, number, next(own), source) for number, source in enumerate(waves_chance.spawn(settings.waves), 1)
    ]
    tables = [table for wave in waves for table in wave.tables]
    if settings.control:
        tables.append(unrelated(tables[0], control_chance))
    return Simulated(
        settings=settings,
        organisation=made.organisation,
        people=made.people,
        tables=tuple(tables),
        bottom_line=tuple(wave.figures for wave in waves),
        truth=tell(
            made,
            [wave.everybody for wave in waves],
            guesses=tuple(guess for wave in waves for guess in wave.guesses),
            response={survey: told for wave in waves for survey, told in wave.response.items()},
        ),
    )


def _wave(made: Plan, number: int, own: Floats, rng: np.random.Generator) -> Wave:
    answer_chance, a_chance, b_chance, customer_chance, figure_chance = rng.spawn(5)
    actual = _actual(made, number)
    filled = _filled(made, number, _mood(made, number, own), actual, answer_chance)
    tables: list[Table] = []
    told = {}
    for survey, source in (("A", a_chance), ("B", b_chance)):
        field = Field(made.organisation, made.people, made.settings, number, survey)
        probability = nonresponse.probabilities(made.willing, made.settings.response)
        tables += select([part for part, when in filled if when == survey], field, probability, source)
        told[f"{number}{survey}"] = nonresponse.response_truth(
            probability, made.people, len(made.organisation.units), selective=made.settings.selective
        )
    asking = next(sheet for sheet in SHEETS if sheet.name == "guesses").opened()
    return Wave(
        tables=(*tables, _customers(made, number, customer_chance)),
        figures=bottom_line.figures(made.organisation, made.states["bottom_line"][number - 1], number, figure_chance),
        everybody=everybody_means([part for part, _ in filled], made),
        guesses=guess_truths(asking.items, actual, number),
        response=told,
    )


def _mood(made: Plan, wave: int, own: Floats) -> Mood:
    """Each facet of each person: the unit's part with planted changes, the person's own, and what the role adds."""
    facts = made.circumstances(wave)
    of_unit = facts.between[:, made.people.unit]
    of_person = np.sqrt(1.0 - made.latents.between)[:, None] * own
    return Mood(of_unit + of_person + made.latents.role[:, made.people.role], facts.changed[made.people.unit])


def _filled(
    made: Plan, wave: int, mood: Mood, actual: Mapping[str, float], rng: np.random.Generator
) -> list[tuple[Filled, str]]:
    """Every sheet as everybody would fill it in, with the survey it belongs to."""
    asking = Asking(made.latents, made.questions, made.view, actual, made.people)
    found = []
    for sheet, source in zip(SHEETS, rng.spawn(len(SHEETS)), strict=True):
        if sheet.instrument in made.settings.instruments:
            instrument = sheet.opened()
            answers = answer(sheet, wave, asking, mood, source)
            found.append((Filled(sheet.name, instrument, answers, sheet.asks(instrument, wave)), sheet.survey))
    return found


def _actual(made: Plan, wave: int) -> dict[str, float]:
    """The share favourable that each guess is about."""
    facts = made.circumstances(wave)
    served = made.states["customers"][wave - 1]
    asking = next(sheet for sheet in SHEETS if sheet.name == "guesses").opened()
    found = {}
    for item in asking.items:
        if item.about_item in made.ratings:
            found[item.id] = float(made.serving @ made.ratings[item.about_item].favourable(served))
        elif item.actual_of in ROLES_OF:
            found[item.id] = facts.favourable(made.questions[item.about_item], ROLES_OF[item.actual_of])
    return found


def _customers(made: Plan, wave: int, rng: np.random.Generator) -> Table:
    who, say, words = rng.spawn(3)
    count = made.settings.people if made.settings.customers is None else made.settings.customers
    there = customers.gather(made.serving, count, who)
    state = made.states["customers"][wave - 1]
    answers = customers.rate(made.customer_view, made.ratings, there, state, made.view, rng=say)
    responses = Responses(
        instrument=made.customer_view,
        units=made.organisation.units,
        wave=f"Wave {wave}, customers",
        answers=answers,
        offsets=there.offsets,
        attributes=there.attributes(),
    )
    asked = tuple(item.id for item in made.customer_view.coded_items if item.id not in customers.APART)
    person = np.arange(count) + (wave - 1) * count
    comments = write_comments(made.customer_view, count, words)
    return Table(CUSTOMERS, wave, responses, person, np.zeros(count, np.bool_), asked, comments)

"""From what everybody would answer to the tables of one survey: who answers, what is left out, who is careless."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from orgfit.instruments.schema import Instrument
from orgfit.responses.attributes import sorted_attributes
from orgfit.responses.columns import SKIPPED, Responses
from orgfit.responses.order import by_unit
from orgfit.responses.simulate.careless import straight_lines
from orgfit.responses.simulate.comments import write_comments
from orgfit.responses.simulate.nonresponse import breaks, leave_out
from orgfit.responses.simulate.people import People
from orgfit.responses.simulate.settings import Settings
from orgfit.responses.simulate.simulated import Table
from orgfit.responses.simulate.tree import Organisation

Answers = NDArray[np.int8]


@dataclass(frozen=True)
class Filled:
    """A table as everybody would answer it, by person."""

    name: str
    instrument: Instrument
    answers: Answers
    asked: tuple[str, ...]


@dataclass(frozen=True)
class Field:
    """Where a survey takes place."""

    organisation: Organisation
    people: People
    settings: Settings
    wave: int
    survey: str

    @property
    def title(self) -> str:
        """What the wave is called in a mapping."""
        return f"Wave {self.wave}, survey {self.survey}"


def select(
    filled: Sequence[Filled], field: Field, probability: NDArray[np.float64], rng: np.random.Generator
) -> tuple[Table, ...]:
    """This function will give the tables of those who answered one survey; whoever said nothing stands in none."""
    who, hand, gaps, words = rng.spawn(4)
    person = np.flatnonzero(who.random(len(field.people)) < probability)
    careless = hand.random(len(person)) < field.settings.careless
    answers = [part.answers[person] for part in filled]
    _leave_gaps(answers, filled, field, person, rng=gaps, careful=~careless)
    for part, table in zip(filled, answers, strict=True):
        straight_lines(table, part.instrument.coded_items, np.flatnonzero(careless), hand)
    return tuple(
        _table(part, table, field, (person, careless), rng=source)
        for part, table, source in zip(filled, answers, words.spawn(len(filled)), strict=True)
    )


def _leave_gaps(
    answers: Sequence[Answers],
    filled: Sequence[Filled],
    field: Field,
    person: NDArray[np.int64],
    *,
    rng: np.random.Generator,
    careful: NDArray[np.bool_],
) -> None:
    """Only for those who take care: who does not, answers everything."""
    missing = field.settings.missing
    stop = breaks(len(person), sum(len(part.asked) for part in filled), missing, rng)
    function = field.people.function[person]
    begun = 0
    for part, table in zip(filled, answers, strict=True):
        kept = table.copy()
        leave_out(table, part.instrument.coded_items, function, missing, rng=rng)
        places = [place for place, item in enumerate(part.instrument.coded_items) if item.id in part.asked]
        for number, column in enumerate(places, begun):
            table[number >= stop, column] = SKIPPED
        begun += len(places)
        table[~careful] = kept[~careful]


def _table(
    part: Filled,
    answers: Answers,
    field: Field,
    who: tuple[NDArray[np.int64], NDArray[np.bool_]],
    *,
    rng: np.random.Generator,
) -> Table:
    spoke = (answers != SKIPPED).any(axis=1)
    person, careless = who[0][spoke], who[1][spoke]
    _, offsets = by_unit(field.people.unit[person].astype(np.int32), len(field.organisation.units))
    responses = Responses(
        instrument=part.instrument,
        units=field.organisation.units,
        wave=field.title,
        answers=np.asfortranarray(answers[spoke]),
        offsets=offsets,
        attributes=sorted_attributes(field.people.attributes(), person),
        headcount=field.organisation.headcount,
    )
    comments = write_comments(part.instrument, len(person), rng)
    return Table(part.name, field.wave, responses, person, careless, part.asked, comments)

"""Which instruments are asked together, of whom, and what everybody would answer who takes care."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from orgfit.instruments import library
from orgfit.instruments.schema import Instrument, Item
from orgfit.instruments.wave_options import waiting, with_options
from orgfit.responses.columns import SKIPPED
from orgfit.responses.simulate import guesses
from orgfit.responses.simulate.choices import CHOSEN_FROM_LIST, OF_PEOPLE, SharedView, choose
from orgfit.responses.simulate.latents import Latents
from orgfit.responses.simulate.people import SIDES, STAFF, People
from orgfit.responses.simulate.questions import Question
from orgfit.responses.simulate.steps import drawn

Floats = NDArray[np.float64]
Answers = NDArray[np.int8]
WITH_MEASURE: Final = "with_open_measure"


@lru_cache
def with_lists(name: str) -> Instrument:
    """This function will give a built-in instrument with the lists that the organisation writes filled in."""
    instrument = library.get(name)
    return with_options(instrument, {item: CHOSEN_FROM_LIST[item] for item in waiting(instrument)})


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table of answers: an instrument, or only some of its blocks, in the first or second survey of a wave."""

    name: str
    survey: str
    instrument: str
    blocks: tuple[str, ...] = ()

    def opened(self) -> Instrument:
        """This function will give its instrument, with the lists that the organisation writes filled in."""
        return with_lists(self.instrument)

    def asks(self, instrument: Instrument, wave: int) -> tuple[str, ...]:
        """This function will name the coded items that are asked of employees in a wave."""
        facets = [] if self.blocks else [item for facet in instrument.facets for item in facet.items]
        blocks = [block for block in instrument.blocks if not self.blocks or block.id in self.blocks]
        items = [*facets, *(item for block in blocks for item in block.items)]
        measured = {item.id for block in blocks if block.asked == WITH_MEASURE for item in block.items}
        return tuple(
            item.id
            for item in items
            if item.coded
            and item.asked_of != "customers"
            and item.from_wave <= wave
            and (wave > 1 or item.id not in measured)
        )


SHEETS: Final = (
    Sheet("customer-fitness", "A", "customer-fitness"),
    Sheet("promise-and-guesses", "A", "promise-and-guesses", ("promise", "conditions", "outcomes")),
    Sheet("openness", "B", "openness"),
    Sheet("flourishing", "B", "flourishing"),
    Sheet("guesses", "B", "promise-and-guesses", ("guesses",)),
)
MEASURED: Final = tuple(
    item.id
    for block in library.get("promise-and-guesses").blocks
    if block.asked == WITH_MEASURE
    for item in block.items
)


@dataclass(frozen=True)
class Mood:
    """What lies behind everybody's answers in one wave: each facet (facets, people), and who saw change."""

    facets: Floats
    changed: NDArray[np.bool_]


@dataclass(frozen=True)
class Asking:
    """All that is the same for every person and item of one wave."""

    latents: Latents
    questions: Mapping[str, Question]
    view: SharedView
    actual: Mapping[str, float]
    people: People


def answer(sheet: Sheet, wave: int, asking: Asking, mood: Mood, rng: np.random.Generator) -> Answers:
    """This function will draw what everybody would answer who leaves nothing out, column by column.

    What a person is not asked is skipped.
    """
    instrument = sheet.opened()
    asked = set(sheet.asks(instrument, wave))
    found = np.full((len(asking.people), len(instrument.coded_items)), SKIPPED, np.int8, order="F")
    for column, (item, source) in enumerate(
        zip(instrument.coded_items, rng.spawn(len(instrument.coded_items)), strict=True)
    ):
        if item.id in asked:
            found[:, column] = np.where(_reached(item, asking.people, mood), _one(item, asking, mood, source), SKIPPED)
    return found


def _one(item: Item, asking: Asking, mood: Mood, rng: np.random.Generator) -> Answers:
    people = asking.people
    if item.id in asking.questions:
        return _ordered(asking.questions[item.id], asking.latents, mood, people, rng)
    if item.id in guesses.BESIDE:
        return drawn(rng.standard_normal(len(people)), guesses.cuts(item, asking.actual[item.id]))
    if item.id in CHOSEN_FROM_LIST:
        return choose(asking.view.chosen, people.unit, rng)
    return choose(np.array(OF_PEOPLE[item.id]), (people.role != STAFF).astype(np.int8), rng)


def _ordered(question: Question, latents: Latents, mood: Mood, people: People, rng: np.random.Generator) -> Answers:
    latent = question.noise(latents) * rng.standard_normal(len(people)) + question.role[people.role]
    for place in np.flatnonzero(question.weights):
        latent += question.weights[place] * mood.facets[place]
    latent += question.where_changed * mood.changed
    return drawn(latent, question.cuts) + np.int8(question.item.scale.low)


def _reached(item: Item, people: People, mood: Mood) -> NDArray[np.bool_]:
    if item.asked_of in SIDES:
        return np.asarray(people.side == SIDES.index(item.asked_of))
    return mood.changed if item.id in MEASURED else np.ones(len(people), np.bool_)

"""What is settled about a simulated organisation before anybody is asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from orgfit.instruments.schema import Instrument
from orgfit.responses.simulate import changes, customers, latents
from orgfit.responses.simulate.chain import Chain
from orgfit.responses.simulate.choices import SharedView, shared_view
from orgfit.responses.simulate.expectation import Circumstances, count_roles
from orgfit.responses.simulate.nonresponse import willingness
from orgfit.responses.simulate.people import People, hire
from orgfit.responses.simulate.questions import Question, of_instrument
from orgfit.responses.simulate.settings import Settings
from orgfit.responses.simulate.surveys import with_lists
from orgfit.responses.simulate.tree import Organisation, grow

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Plan:
    """An organisation in all its waves: who is there, what state the units are in, and how questions hang on it.

    ``parts`` are the units' parts of the facets and ``shifts`` what planted changes add, (waves, facets, units).
    """

    settings: Settings
    organisation: Organisation
    people: People
    chain: Chain
    latents: latents.Latents
    states: Mapping[str, Floats]
    parts: Floats
    changes: tuple[changes.Change, ...]
    shifts: Floats
    questions: Mapping[str, Question]
    view: SharedView
    customer_view: Instrument
    ratings: dict[str, customers.Rating]
    serving: Floats
    willing: Floats

    @cached_property
    def measures(self) -> dict[str, list[Question]]:
        """The questions of each facet, and each question beside the scores by itself."""
        found: dict[str, list[Question]] = {}
        for name in dict.fromkeys(self.latents.instruments):
            for facet in with_lists(name).facets:
                found[facet.id] = [self.questions[item.id] for item in facet.items]
        scored = {question.item.id for part in found.values() for question in part}
        return found | {name: [question] for name, question in self.questions.items() if name not in scored}

    def circumstances(self, wave: int, *, with_changes: bool = True) -> Circumstances:
        """This function will give what moves the answers of a wave, with the planted changes or as if there were
        none.
        """
        shift = self.shifts[wave - 1]
        return Circumstances(
            latents=self.latents,
            state=self.parts[wave - 1],
            shift=shift if with_changes else np.zeros_like(shift),
            changed=shift.any(axis=0) & with_changes,
            roles=count_roles(self.people, self.organisation),
            tree=self.organisation,
        )


def plan(settings: Settings, rng: np.random.Generator) -> Plan:
    """This function will settle everything; each part has chance of its own, so that no part moves another."""
    tree_chance, people_chance, chain_chance, unit_chance, change_chance, *others = rng.spawn(10)
    question_chance, view_chance, customer_chance, rating_chance, willing_chance = others
    organisation = grow(settings, tree_chance)
    people = hire(organisation, people_chance)
    chain = Chain(drift=settings.drift)
    facets = latents.of_employees(chain, settings.between)
    states = chain.states(organisation.units, settings.waves, chain_chance)
    planted = changes.plant(organisation, settings.waves, change_chance)
    view = with_lists("customer-view")
    customer_count = settings.people if settings.customers is None else settings.customers
    return Plan(
        settings=settings,
        organisation=organisation,
        people=people,
        chain=chain,
        latents=facets,
        states=states,
        parts=latents.of_units(facets, chain, states, organisation.units, unit_chance),
        changes=planted,
        shifts=changes.shifts(planted, facets, organisation, settings.waves),
        questions=_questions(facets, question_chance),
        view=shared_view(organisation, view_chance),
        customer_view=view,
        ratings=customers.ratings(view, rating_chance),
        serving=customers.serving(organisation, customer_count, customer_chance),
        willing=willingness(
            people, organisation.units, states["fitness"][0], selective=settings.selective, rng=willing_chance
        ),
    )


def _questions(facets: latents.Latents, rng: np.random.Generator) -> dict[str, Question]:
    names = ("customer-fitness", "promise-and-guesses", "openness", "flourishing")
    found: dict[str, Question] = {}
    for name, source in zip(names, rng.spawn(len(names)), strict=True):
        found |= of_instrument(with_lists(name), facets, source)
    return found

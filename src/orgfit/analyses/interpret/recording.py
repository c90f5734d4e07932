"""What the ledger is told of a release: whom every figure speaks of, and what earlier releases leave of its plan."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from orgfit.analyses.interpret.measures import Counted
from orgfit.analyses.interpret.planning import Planned
from orgfit.disclosure.ledger import Entry, Ledger, Record, Roster, Second, beside_earlier
from orgfit.disclosure.policy import Policy
from orgfit.disclosure.released import Released
from orgfit.disclosure.splits import SplitPlan
from orgfit.responses.columns import Responses


def stored_entry(ledger: Ledger | None, responses: Responses, policy: Policy) -> Entry | None:
    """This function will find the earlier release that a release of these answers would be once more."""
    if ledger is None:
        return None
    roster = Roster.of(responses)
    return next((entry for entry in ledger.entries if entry.is_of(responses, roster, policy)), None)


def beside_all_earlier(
    ledger: Ledger | None, counted: Counted, choice: Planned, rng: np.random.Generator
) -> tuple[Planned, Second]:
    """This function will thin a plan until it and all earlier releases give nobody away; GateError if nothing is left.

    Without a ledger the plan stays as it is.
    """
    if ledger is None or not ledger.entries:
        return choice, Second(choice.plan, choice.split)
    after = beside_earlier(ledger, record_of(counted, choice), rng)
    return replace(choice, plan=after.plan, split=after.split), after


def record_of(counted: Counted, choice: Planned) -> Record:
    """This function will write down whom each figure of a plan speaks of."""
    responses = counted.responses
    return Record(
        responses.wave,
        responses.instrument,
        responses.units,
        Roster.of(responses),
        choice.plan,
        choice.split,
        {base.measure: base.threshold for base in choice.bases},
        {base.measure: tuple(part for part, _ in base.parts) for base in choice.bases if base.parts},
        {one.name: np.asarray(one.found.complete) for one in counted.jointly},
    )


def entry_of(released: Released, counted: Counted, choice: Planned, split: SplitPlan, released_on: str | None) -> Entry:
    """This function will make the entry of a release; the plans are those that were carried out."""
    return Entry(released, record_of(counted, replace(choice, split=split)), released_on)


def without_listed(responses: Responses, told: Second) -> Responses:
    """This function will leave out comments that are out already, and add what the reader should know."""
    return replace(
        responses,
        comments=tuple(one for one in responses.comments if one.item not in told.listed),
        notices=(*responses.notices, *told.notices),
    )

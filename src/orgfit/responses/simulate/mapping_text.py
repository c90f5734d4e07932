"""The mapping of a simulated table, as the text of a file that a reader takes as it is."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Final

from orgfit.instruments.scales import Kind
from orgfit.responses.simulate.choices import CHOSEN_FROM_LIST
from orgfit.responses.simulate.people import LINE, LINE_TITLE, ROLES, SIDE_OF_ROLE, SIDES
from orgfit.responses.simulate.simulated import Table
from orgfit.responses.simulate.tree import NAME

CANT_SAY: Final = 99
UNIT: Final = "unit"


def mapping_text(table: Table, person: str, answers: str) -> str:
    """This function will write the mapping of a table; ``person`` is the column of the ids, ``answers`` its file."""
    return "\n".join(_lines(table, person, answers)) + "\n"


def _lines(table: Table, person: str, answers: str) -> Iterator[str]:
    responses = table.responses
    yield f"table: {answers}"
    if table.responses.headcount is not None:
        yield "headcount: headcount.csv"
    coded = [item.id for item in responses.instrument.coded_items]
    yield f"instrument: {responses.instrument.id}"
    yield f"wave: {json.dumps(responses.wave)}"
    yield f"organisation: {NAME}"
    yield "units: units.csv"
    yield f"unit: {{column: {UNIT}}}"
    yield f"person: {person}"
    lists = {item: options for item, options in CHOSEN_FROM_LIST.items() if item in coded}
    if lists:
        yield "options:"
    for item, options in lists.items():
        yield f"  {item}: {json.dumps(options)}"
    yield "items: same"
    absent = [item for item in coded if item not in table.asked]
    if absent:
        yield f"absent: {_flow(absent)}"
    yield from _comments(table)
    yield f'cant_say: ["{CANT_SAY}"]'
    yield from _attributes(table)


def _comments(table: Table) -> Iterator[str]:
    """All that the instrument asks for, or by name."""
    written = [comments.item for comments in table.comments]
    asked = [item.id for item in table.responses.instrument.items if item.scale.kind is Kind.TEXT]
    if written:
        yield (
            "comments: same"
            if written == asked
            else f"comments: {{{', '.join(f'{item}: {item}' for item in written)}}}"
        )


def _attributes(table: Table) -> Iterator[str]:
    attributes = table.responses.attributes
    yield "attributes:"
    for attribute in attributes:
        if attribute.id != LINE:
            order = "true" if attribute.order else "false"
            facts = f"column: {attribute.id}, title: {attribute.title}, order: {order}"
            yield f"  {attribute.id}: {{{facts}, values: {_flow(attribute.categories)}}}"
    if any(attribute.id == LINE for attribute in attributes):
        sides = (
            f"{side}: {_flow([role for role, at in zip(ROLES, SIDE_OF_ROLE, strict=True) if at == place])}"
            for place, side in enumerate(SIDES)
        )
        yield f"lines:\n  {LINE}: {{attribute: role_level, title: {LINE_TITLE}, {', '.join(sides)}}}"


def _flow(words: Sequence[str]) -> str:
    return f"[{', '.join(words)}]"

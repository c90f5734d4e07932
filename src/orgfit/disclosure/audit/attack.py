"""The whole attack on what was released: all figures of all files, by rules, by subtraction and by bounds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

import numpy as np

from orgfit.disclosure.attack_report import AttackReport, Tried
from orgfit.disclosure.audit.bounds import Width, bounded, bounds_tried
from orgfit.disclosure.audit.insider import Insider
from orgfit.disclosure.audit.joined import joined_systems, without_ids
from orgfit.disclosure.audit.rules import rules
from orgfit.disclosure.audit.subtraction import Effort, Subtraction
from orgfit.disclosure.audit.system import System
from orgfit.disclosure.audit.systems import all_systems
from orgfit.disclosure.audit.twice_listed import twice_listed
from orgfit.disclosure.audit.view import View
from orgfit.disclosure.released import Released
from orgfit.errors import Fault, InputError
from orgfit.responses.columns import Responses

Progress = Callable[[str, float], None]


def attack(
    releases: Sequence[tuple[Released, Responses]],
    *,
    rng: np.random.Generator,
    effort: Effort | None = None,
    progress: Progress | None = None,
) -> AttackReport:
    """This function will find out what an insider could infer from released figures, all of them together.

    ``releases``: each with the answers it was made from, of which only the questions that were answered are used, and
    not how; earlier waves before later ones. ``rng`` draws what is tried by lot. Raises InputError where a release was
    made from other answers.
    """
    effort, tell = effort or Effort(), progress or _silent
    views = [View(Insider(responses), released) for released, responses in releases]
    for view in views:
        _fits(view)
    tried: list[Tried] = []
    for place, view in enumerate(views):
        tell("Attacking single figures", place / len(views))
        tried += rules(view.insider, view.released, _earlier(views[:place], view))
    tried += [without_ids(views), twice_listed(views)] if len(views) > 1 else []
    subtraction = Subtraction(effort, rng)
    systems = list(_systems(views))
    for done, (system, codes) in enumerate(systems):
        tell("Adding and subtracting", done / len(systems))
        subtraction.attack(system, codes)
    tried += subtraction.tried()
    tried.append(bounds_tried(list(_bounds(views, effort, rng, tell))))
    return AttackReport(
        waves=tuple(dict.fromkeys(f"{view.released.instrument.title}, {view.released.wave}" for view in views)),
        figures=sum(int(view.released.table.num_rows - view.released.table["value"].null_count) for view in views),
        people=max(view.insider.responses.people for view in views),
        threshold=min(view.policy.threshold for view in views),
        tried=tuple(_merged(tried)),
        exposed=subtraction.colleagues(),
    )


def _systems(views: Sequence[View]) -> Iterator[tuple[System, Sequence[str]]]:
    """All sums as equations, with the codes of their units: of every file, and of all over the same answers."""
    for view in views:
        for system in all_systems(view.insider, view.released):
            yield system, view.units.codes
    yield from joined_systems(views)


def _bounds(views: Sequence[View], effort: Effort, rng: np.random.Generator, tell: Progress) -> Iterator[Width]:
    """Bounds of small groups, for some measures drawn by lot."""
    measures = [(view, name) for view in views for name in (*view.measures.facets, *view.measures.items)]
    chosen = rng.permutation(len(measures))[: effort.bounded * len(views)]
    for done, place in enumerate(chosen.tolist()):
        tell("Bounding small groups", done / len(chosen))
        view, name = measures[place]
        yield from bounded(view.insider, view.released, name, number=effort.targets, rng=rng, most=effort.most)


def _earlier(before: Sequence[View], view: View) -> Released | None:
    """The wave before of the same questionnaire."""
    for one in reversed(before):
        if one.released.instrument.id == view.released.instrument.id and one.released.wave != view.released.wave:
            return one.released
    return None


def _merged(tried: Iterable[Tried]) -> Iterator[Tried]:
    """One entry for each way of attack, over all files."""
    found: dict[str, Tried] = {}
    for one in tried:
        before = found.get(one.attack)
        more = (
            one if before is None else replace(before, number=before.number + one.number, hits=before.hits + one.hits)
        )
        found[one.attack] = more
    yield from found.values()


def _fits(view: View) -> None:
    """Were these figures made from these answers?"""
    released, responses = view.released, view.insider.responses
    wanted = (released.wave, released.instrument.id, released.units.codes)
    came = (responses.wave, responses.instrument.id, responses.units.codes)
    answers = released.figures(released.units.codes[0]).get(("people", "answers"))
    if wanted != came or answers is None or answers.value != responses.people:
        raise InputError(
            [
                Fault(
                    "",
                    0,
                    f"Answers from which '{released.instrument.title}, {released.wave}' was released were wanted; "
                    f"'{responses.instrument.title}, {responses.wave}' of {responses.people:,} people in "
                    f"{len(responses.units):,} units came. Give the table and the mapping it was released from.",
                )
            ]
        )


def _silent(stage: str, share: float) -> None:
    """Nobody is watching."""

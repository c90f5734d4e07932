"""Comments: where they are shown, and in which order.

A list of texts can be subtracted from another exactly: what stands under a unit and under none of its shown parts was
written by the rest of it. So lists follow the rule of totals, with ten in the place of five, because people are known
by their style as well: at a shown unit at least n people wrote, and those under it who are in no shown unit below it
are none, or at least n. Unions and differences of lists are sums over such residuals; none holds fewer than n comments.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from orgfit.disclosure.cells import Column, merged, released_table, text_table
from orgfit.disclosure.policy import Policy
from orgfit.disclosure.totals import Counts, Shown, shown_for_base, subtree_totals
from orgfit.responses.columns import Responses
from orgfit.responses.comments import Comments
from orgfit.responses.units import UnitTree

if TYPE_CHECKING:
    import pyarrow as pa

COUNT: Final = "comments"
TEXT: Final = "comment"
LISTED: Final = 200


@dataclass(frozen=True)
class CommentRows:
    """What is listed of the comments on one question: row i says that ``texts[i]`` stands under ``unit[i]``.

    Rows are sorted by unit; those of one unit stand in the order that was drawn.
    """

    item: str
    unit: NDArray[np.int64]
    texts: tuple[str, ...]


def comment_plan(units: UnitTree, shown: Shown, written: Counts, *, threshold: int) -> Shown:
    """This function will choose the units under which the comments on one question are shown.

    ``shown`` (units,): units whose totals are shown; ``written`` (units,): people of each unit itself who wrote.
    Under a chosen unit all comments of its subtree are shown. Those who wrote there are ``threshold`` or more, and
    those of them who are in no chosen unit below it are none, or ``threshold`` or more.
    """
    return shown_for_base(units, written, shown, threshold)


def comment_rows(
    comments: Comments, units: UnitTree, plan: Shown, rng: np.random.Generator, *, at_most: int = LISTED
) -> CommentRows:
    """This function will list comments under the units of a plan, in one random order that all of them share.

    Each unit lists the comments of its subtree: all of them up to ``at_most``, else the first so many of the random
    order, which are a fair sample. So a large organisation's table stays small, and nothing is lost but where even the
    lowest shown unit has more. The order is drawn over the sorted texts, whatever their units: even to somebody who
    knows how it was drawn, it tells nothing of where a text comes from.
    """
    rank = np.empty(len(comments.texts), np.int64)
    by_text = sorted(range(len(comments.texts)), key=comments.texts.__getitem__)
    rank[by_text] = rng.permutation(len(comments.texts))
    starts = np.searchsorted(comments.unit, np.arange(len(units) + 1))
    listed = [_first(rank, int(starts[unit]), int(starts[units.end[unit]]), at_most) for unit in np.flatnonzero(plan)]
    sizes = [len(rows) for rows in listed]
    rows = np.concatenate([np.zeros(0, np.int64), *listed])
    return CommentRows(
        comments.item,
        np.repeat(np.flatnonzero(plan), sizes).astype(np.int64),
        tuple(comments.texts[row] for row in rows.tolist()),
    )


def comment_table(responses: Responses, rungs: Sequence[Shown], policy: Policy, rng: np.random.Generator) -> pa.Table:
    """This function will write all comments that may be shown as rows of a released table.

    ``rungs``: units whose totals are shown (units,), under each of the thresholds of ``Policy.rungs``; what a lower one
    hides, a higher one does not show. Each unit of the last has one row for each question, (item, "comments"):
    how many there are, or that they are protected; there is no other sign of a question under which too few wrote.
    Rows (item, "comment") hold the texts. Each question has a plan and a random order of its own, so that no comment
    can be tied to another of the same person.
    """
    tables = []
    for comments in responses.comments:
        written = np.bincount(comments.unit, minlength=len(responses.units)).astype(np.int64)
        plan = np.ones(len(responses.units), np.bool_)
        for step, shown in zip(policy.rungs, rungs, strict=True):
            plan = comment_plan(responses.units, shown & plan, written, threshold=step.comments_from)
        count = Column(comments.item, COUNT, plan, subtree_totals(responses.units, written).astype(np.float64))
        rows = comment_rows(comments, responses.units, plan, rng)
        tables.append(released_table(responses, [count], rungs[-1], hidden_units=False))
        tables.append(text_table(responses, (comments.item, TEXT), rows.unit, rows.texts))
    return merged(tables, responses.units)


def _first(rank: NDArray[np.int64], start: int, stop: int, at_most: int) -> NDArray[np.int64]:
    """The rows from start to stop that come first, in order."""
    part = rank[start:stop]
    if len(part) > at_most:
        chosen = np.argpartition(part, at_most)[:at_most]
        return np.asarray(start + chosen[np.argsort(part[chosen])])
    return np.asarray(start + np.argsort(part))

"""Rater groups in the feedback to one person or partner: means of groups of three or more, and no way round.

The subject sees the mean of each group (reports, colleagues) and of all raters together. What is left of all when the
shown groups are taken away has to be nobody or enough. Who rates under a name of their own, because there is only one
(oneself, the manager), was told so before, and belongs to no sum.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from orgfit.disclosure.policy import Answering, Policy
from orgfit.disclosure.totals import Counts, Shown, shown_units
from orgfit.errors import GateError
from orgfit.responses.unit_rows import UnitRow
from orgfit.responses.units import UnitTree

NAMED: Final = frozenset({"self", "managers"})
COMMENTS_FROM: Final = 5  # raters who wrote, over all groups


@dataclass(frozen=True)
class RaterPlan:
    """What the subject may see. ``groups``: the roles, in order, without those who rate under their name.

    ``pooled`` (items,): is the mean of all these raters shown; ``shown`` (groups, items): that of each group.
    ``comments``: may what they wrote be shown, pooled over all groups.
    """

    groups: tuple[str, ...]
    pooled: Shown
    shown: Shown
    comments: bool


def rater_plan(
    groups: Sequence[str], answered: Counts, policy: Policy, *, wrote: int = 0, named: Collection[str] = NAMED
) -> RaterPlan:
    """This function will choose whose means a subject sees, question by question.

    ``groups``: the roles of the raters; ``answered`` int64 (groups, items): how many of each answered; ``policy``: of
    raters (its threshold is 3 or more); ``wrote``: raters who wrote a comment; ``named``: roles that are one known
    person. For every question: a group needs the threshold, and so does what is left of all raters without the shown
    groups, unless it is nobody. The mean of all comes first; then as many groups as can be. Only means may be shown of
    a group. Raises GateError where the policy is another one, or counts do not fit the groups.
    """
    if policy.answering is not Answering.RATERS:
        raise GateError(
            f"A policy for raters was wanted; one for {policy.answering} came. Use Policy(threshold=3, "
            'answering="raters").'
        )
    if len(answered) != len(groups):
        raise GateError(f"Counts of {len(groups)} groups were wanted; {len(answered)} came. Give a row a group.")
    place = [number for number, group in enumerate(groups) if group not in named]
    unnamed = tuple(groups[number] for number in place)
    tree = UnitTree.build([UnitRow("all", "", ""), *(UnitRow(group, "", "all") for group in unnamed)], "raters")
    order = [tree.index[group] for group in unnamed]
    own = np.zeros((len(tree), answered.shape[1]), np.int64)
    own[order] = answered[place]
    everybody = np.ones(len(tree), np.bool_)
    columns = [shown_units(tree, own[:, item], everybody, policy.threshold) for item in range(own.shape[1])]
    shown = np.stack(columns, axis=1) if columns else np.zeros(own.shape, np.bool_)
    return RaterPlan(unnamed, shown[0], shown[order], wrote >= max(COMMENTS_FROM, policy.threshold))

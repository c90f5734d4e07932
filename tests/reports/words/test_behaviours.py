from __future__ import annotations

from orgfit.instruments.scales import SCALES
from orgfit.reports.words import behaviours


def test_the_bar_is_told_from_left_to_right() -> None:
    assert behaviours.steps(SCALES["often5"]).startswith("In the last three months. From left to right: Never, Rarely")
    assert behaviours.steps(SCALES["agree5"]).startswith("From left to right: Strongly disagree,")

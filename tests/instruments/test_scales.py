"""The built-in scales: their ends, words and points."""

from __future__ import annotations

import pytest

from orgfit.instruments.scales import SCALES, Kind, Scale


def test_the_scales_are_those_of_the_form() -> None:
    ordered = {name: (s.low, s.high) for name, s in SCALES.items() if s.kind is Kind.ORDERED}
    assert ordered == {
        "agree5": (1, 5),
        "often5": (1, 5),
        "likely11": (0, 10),
        "rate11": (0, 10),
        "much11": (0, 10),
        "between5": (1, 5),
        "tens": (0, 10),
    }
    assert set(SCALES) - set(ordered) == {"choice", "choices", "text"}


def test_only_scales_of_agreement_and_frequency_have_a_favourable_share() -> None:
    assert {name: s.favourable for name, s in SCALES.items() if s.favourable} == {"agree5": 4, "often5": 4}


def test_labels_name_every_step_or_the_two_ends() -> None:
    for scale in SCALES.values():
        assert len(scale.labels) in ({scale.steps, 2} if scale.kind is Kind.ORDERED else {0})


@pytest.mark.parametrize(
    ("scale", "step", "label"),
    [
        ("agree5", 1, "Strongly disagree"),
        ("agree5", 5, "Strongly agree"),
        ("between5", 3, "In between"),
        ("likely11", 0, "0 Not at all likely"),
        ("likely11", 7, "7"),
        ("likely11", 10, "10 Extremely likely"),
    ],
)
def test_a_step_has_its_words(scale: str, step: int, label: str) -> None:
    assert SCALES[scale].label(step) == label


@pytest.mark.parametrize(
    ("scale", "step", "points"), [("agree5", 1, 0), ("agree5", 4, 75), ("rate11", 10, 100), ("tens", 3, 30)]
)
def test_points_run_from_0_to_100(scale: str, step: int, points: float) -> None:
    assert SCALES[scale].points(step) == points


def test_a_scale_without_words_shows_its_numbers() -> None:
    assert Scale("s", Kind.ORDERED, 1, 3).label(1) == "1"

"""Rounded once, and never to a value that names everybody's answer."""

from __future__ import annotations

import numpy as np

from orgfit.disclosure.policy import Policy
from orgfit.disclosure.rounding import clip_means, edge_share, round_points

POLICY = Policy()


def test_points_are_whole_below_a_hundred_people() -> None:
    assert round_points(np.array([61.26, 61.26]), np.array([99, 100]), POLICY).tolist() == [61.0, 61.3]


def test_everybody_at_the_end_reads_as_all_but_one_step() -> None:
    """Six people all chose 5; or five chose 5 and one chose 4: both read the same."""
    people = np.array([6, 6])
    means = np.array([100.0, (5 * 100.0 + 75.0) / 6])
    clipped = clip_means(means, people, 25.0, POLICY)
    assert clipped[0] == clipped[1]


def test_both_ends_are_clipped() -> None:
    assert clip_means(np.array([0.0, 100.0]), np.array([10, 10]), 25.0, POLICY).tolist() == [2.5, 97.5]


def test_large_groups_are_not_clipped() -> None:
    assert clip_means(np.array([100.0]), np.array([50]), 25.0, POLICY).tolist() == [100.0]


def test_at_least_two_outcomes_read_the_same() -> None:
    for people in range(5, 50):
        edge = edge_share(np.array([people]))[0]
        assert 100.0 * (people - 1) / people >= edge
        assert edge <= 90.0

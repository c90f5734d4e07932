"""Minutes, computed by hand."""

from __future__ import annotations

import pytest

from orgfit.instruments.burden import minutes
from orgfit.instruments.library import get


@pytest.mark.parametrize(
    ("ident", "seconds"),
    [
        ("customer-fitness", 30 + (24 + 1) * 8 + 1 * 12 + 2 * 45),  # 24 scored, cfb1; cfs1; cfc1, cfc2
        ("openness", 30 + (11 + 4 + 3 + 1) * 8 + 1 * 45),  # scored, behaviours, beliefs, wish; opc1
        ("working-ties", 30 + 3 * 12),
        ("bottom-line", 0),
    ],
)
def test_minutes_are_the_sum_of_what_is_asked(ident: str, seconds: int) -> None:
    assert minutes(get(ident)) == seconds / 60


@pytest.mark.parametrize(
    ("ident", "seconds"), [("customer-fitness", 30 + 12 * 8), ("openness", 30 + 6 * 8), ("working-ties", 0)]
)
def test_the_short_form_asks_the_core_items_only(ident: str, seconds: int) -> None:
    assert minutes(get(ident), core=True) == seconds / 60

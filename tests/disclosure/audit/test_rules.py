"""All rules together, on a release that keeps them."""

from __future__ import annotations

from orgfit.disclosure.audit.rules import rules
from orgfit.disclosure.audit.view import View


def test_a_release_that_keeps_all_rules(honest: View) -> None:
    tried = rules(honest.insider, honest.released)
    assert len({one.attack for one in tried}) == len(tried) == 11
    assert not [hit for one in tried for hit in one.hits]
    assert all(one.wanted and one.note for one in tried)

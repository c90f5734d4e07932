from __future__ import annotations

import re

import pytest

from orgfit.reports.words.computed import METHODS

RANGED = {"alpha", "omega", "spearman_brown", "misfit"}


@pytest.mark.parametrize("name", METHODS)
def test_every_method_names_its_source(name: str) -> None:
    assert re.search(r"[A-Z][a-z]+ (?:et al\. )?(?:19|20)\d\d\.$", METHODS[name][1])


@pytest.mark.parametrize("name", sorted(set(METHODS) - {"spread", "weighted", "rwg", "design_effect", "careless"}))
def test_it_says_what_to_hold_it_against_and_how_sure_it_is(name: str) -> None:
    text = METHODS[name][1]
    assert re.search(r"\b[01]\b.*:|held against|as for alpha", text)
    assert (" % interval" in text) is (name in RANGED)
    assert ("Without interval" in text) is (name not in RANGED)

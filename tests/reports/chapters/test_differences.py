from __future__ import annotations

from orgfit.reports.chapters import differences
from orgfit.reports.outline import Outline
from synthetic_cube import flat, scored


def test_it_counts_what_is_shown() -> None:
    chapter = differences.build(Outline(scored().freeze()))
    assert chapter is not None
    assert chapter.counted == "4 units directly below the organisation. 3 of them can be shown."


def test_without_units_there_is_no_chapter() -> None:
    assert differences.build(Outline(flat().freeze())) is None

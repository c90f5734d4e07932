from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from counted_by_hand import instrument, organisation, tallied
from orgfit.tallies.engines.local import tally
from orgfit.tallies.layout import Layout
from orgfit.tallies.tally import CANT_SAY_AT, SKIPPED_AT

SURVEY = instrument([[("agree5", 3), ("likely11", 2)], [("agree5", 2)]], choices=[20])
LATE = """
import sys
import orgfit.tallies.engines.local, orgfit.tallies.engines.parquet, orgfit.tallies.rollup
import orgfit.tallies.slices, orgfit.tallies.crossproducts
print({"numba", "llvmlite", "pyarrow", "scipy"} & set(sys.modules))
"""
AT_THE_EDGE = """
import ctypes, mmap, sys
import numpy as np
from counted_by_hand import instrument, organisation, tallied
from dataclasses import replace
from orgfit.tallies.engines.local import tally

page = mmap.PAGESIZE
made = organisation(instrument([], [5]), [-1, 0], [page - 10, 10], seed=1)
room = np.frombuffer(mmap.mmap(-1, 2 * page), np.int8)
room[:page] = made.answers[:, 0]
no_access = ctypes.CDLL(None).mprotect(ctypes.c_void_p(room.ctypes.data + page), ctypes.c_size_t(page), 0)
assert no_access == 0
print(tally(replace(made, answers=room[:page].reshape(page, 1))) == tallied(made))
"""


def test_units_of_all_sizes() -> None:
    sizes = [0, 1, 63, 64, 65, 127, 128, 129, 0, 700, 4100]
    responses = organisation(SURVEY, [-1, *[0] * 10], sizes, seed=3)
    assert tally(responses) == tallied(responses)
    assert tally(responses).people.tolist() == sizes


def test_one_unit() -> None:
    responses = organisation(SURVEY, [-1], [3000], seed=4)
    assert tally(responses) == tallied(responses)


def test_nobody_at_all() -> None:
    responses = organisation(SURVEY, [-1, 0], [0, 0], seed=5)
    assert tally(responses) == tallied(responses)


def test_everybody_skips_or_cannot_say() -> None:
    responses = organisation(SURVEY, [-1, 0], [70, 70], seed=6)
    responses.answers[:70], responses.answers[70:] = -1, -2
    counted = tally(responses)
    assert (counted.items[0, :, SKIPPED_AT] == 70).all()
    assert (counted.items[1, :, CANT_SAY_AT] == 70).all()
    assert counted.cells[:, 0].tolist() == [70, 70]
    assert not counted.composites.any()


def test_another_layout_of_the_same_items_may_be_counted() -> None:
    responses = organisation(SURVEY, [-1, 0], [40, 40], seed=7)
    only = replace(Layout.of(SURVEY), facets=(), composites=())
    counted = tally(responses, layout=only)
    assert counted.layout == only
    assert (counted.items == tallied(responses).items).all()


def test_progress_rises_to_one() -> None:
    responses = organisation(SURVEY, [-1, *[0] * 9], [50] * 10, seed=8)
    shares: list[float] = []
    tally(responses, chunk_rows=100, progress=shares.append)
    assert shares == [0.2, 0.4, 0.6, 0.8, 1.0]


def test_progress_with_nobody_at_all() -> None:
    shares: list[float] = []
    tally(organisation(SURVEY, [-1, 0], [0, 0], seed=9), progress=shares.append)
    assert shares == [1.0]


def test_more_than_a_byte_or_a_word_of_people_in_one_place() -> None:
    """Counters of one kernel are 8 times 64 wide, those of the other 16 bits by person: none may run over."""
    responses = organisation(SURVEY, [-1], [70_000], seed=10)
    responses.answers[:] = 1
    counted = tally(responses)
    assert counted.items.max(axis=2).tolist() == [[70_000] * 8]
    assert all(cells.max() == 70_000 for cells in counted.facets)


def test_nothing_heavy_is_loaded_before_it_is_used() -> None:
    done = subprocess.run([sys.executable, "-c", LATE], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


def test_rows_of_other_people_are_not_touched() -> None:
    """A unit's last bytes are read together with its neighbour's: they may not be counted twice."""
    responses = organisation(SURVEY, [-1, 0, 0], [1, 1, 1], seed=11)
    assert np.array_equal(tally(responses).items.sum(axis=2), np.ones((3, 8)))


@pytest.mark.skipif(sys.platform == "win32", reason="pages of memory are closed by a call that Windows does not have")
def test_nothing_is_read_beyond_the_last_answer() -> None:
    """The answers end where a closed page of memory begins: whoever reads on is stopped by the system."""
    command = [sys.executable, "-c", AT_THE_EDGE]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2])
    assert done.stdout.strip() == "True"

from __future__ import annotations

import numpy as np
import pytest

from orgfit.errors import TreeError
from orgfit.responses.hierarchy import chain, distinct_paths, tree_of_paths
from orgfit.responses.mapping import Organisation
from orgfit.responses.readers.table import Cells


def cells(*words: str) -> Cells:
    texts = tuple(dict.fromkeys(["never there", *words]))
    return Cells(texts, np.array([texts.index(word) for word in words], np.int32))


def test_distinct_paths_know_their_rows() -> None:
    paths = distinct_paths([cells("a", "b", "a", "a"), cells("x", "x", "y", "x")])
    assert sorted(paths.words) == [("a", "x"), ("a", "y"), ("b", "x")]
    assert [paths.words[k] for k in paths.of_row] == [("a", "x"), ("b", "x"), ("a", "y"), ("a", "x")]
    assert sorted(zip(paths.words, paths.first.tolist(), strict=True)) == [
        (("a", "x"), 0),
        (("a", "y"), 2),
        (("b", "x"), 1),
    ]


def test_one_column_and_no_row() -> None:
    assert sorted(distinct_paths([cells("b", "a", "b")]).words) == [("a",), ("b",)]
    assert distinct_paths([cells(), cells()]).words == ()


def test_many_levels_do_not_overflow() -> None:
    many = Cells(tuple(map(str, range(100_000))), np.array([99_999, 0, 99_999], np.int32))
    paths = distinct_paths([many] * 8)
    assert sorted(paths.words) == [("0",) * 8, ("99999",) * 8]
    assert paths.of_row[0] == paths.of_row[2] != paths.of_row[1]


@pytest.mark.parametrize(
    ("words", "units"),
    [
        (("a", "b"), ("ALL", "a", "b")),
        (("a", ""), ("ALL", "a")),
        (("a", "NA"), ("ALL", "a")),
        (("", ""), ("ALL",)),
        (("a", "a", "b"), ("ALL", "a", "b")),
        (("ALL", "b"), ("ALL", "b")),
        (("a", "", "b"), None),
        (("NA", "b"), None),
    ],
)
def test_a_chain_leads_from_the_whole_down(words: tuple[str, ...], units: tuple[str, ...] | None) -> None:
    assert chain(words, {"NA"}, "ALL") == units


def test_faults_carry_the_first_line_of_a_unit() -> None:
    chains = [("ALL", "B", "HR", "x"), ("ALL", "A", "HR"), ("ALL", "B", "HR"), ("ALL", "B", "HR", "y")]
    with pytest.raises(TreeError) as error:
        tree_of_paths(chains, Organisation("Works"), file="t.csv", lines=lambda: [9, 5, 3, 7])
    advice = "Keep one, or give each a code of its own."
    assert [str(fault) for fault in error.value.faults] == [
        f"t.csv:3: Unit 'HR' stands twice, under 'A' in line 5 and under 'B' here. {advice}"
    ]


def test_lines_are_asked_only_for_faults() -> None:
    def lines() -> list[int]:
        raise AssertionError

    tree = tree_of_paths([("ALL", "b"), None, ("ALL", "a", "c")], Organisation("Works"), file="t.csv", lines=lines)
    assert tree.codes == ("ALL", "a", "c", "b")
    assert tree.names == ("Works", "a", "c", "b")

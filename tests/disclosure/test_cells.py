"""Rows of a released table: put together by unit, each keeping its place among those of its unit."""

from __future__ import annotations

import numpy as np

from orgfit.disclosure.cells import Column, merged, released_table, text_table
from orgfit.disclosure.released import SCHEMA
from planted import answers_of, organisation, tree

UNITS = tree(("all", ""), ("z", "all"), ("a", "all"))
RESPONSES = organisation(UNITS, {"z": answers_of(20, 1), "a": answers_of(20, 2)})
EVERYWHERE = np.ones(3, bool)


def rows(table: object) -> list[tuple[object, ...]]:
    names = ("unit", "measure", "statistic", "value", "text")
    return list(zip(*(table[name].to_pylist() for name in names), strict=True))  # type: ignore[index]


def test_tables_are_merged_by_the_order_of_units() -> None:
    one = released_table(RESPONSES, [Column("m", "mean", EVERYWHERE, np.array([1.0, 2.0, 3.0]))], EVERYWHERE)
    texts = text_table(RESPONSES, ("q", "comment"), np.array([0, 0, 2]), ["second", "first", "third"])
    other = released_table(RESPONSES, [Column("k", "sum", EVERYWHERE, 9.0)], EVERYWHERE)
    table = merged([one, texts, other], UNITS)
    assert rows(table) == [
        ("all", "m", "mean", 1.0, None),
        ("all", "q", "comment", None, "second"),
        ("all", "q", "comment", None, "first"),
        ("all", "k", "sum", 9.0, None),
        ("z", "m", "mean", 2.0, None),
        ("z", "k", "sum", 9.0, None),
        ("a", "m", "mean", 3.0, None),
        ("a", "q", "comment", None, "third"),
        ("a", "k", "sum", 9.0, None),
    ]
    assert table.schema == SCHEMA
    assert {column.num_chunks for column in table.columns} == {1}


def test_units_may_be_named_in_another_order_in_each_table() -> None:
    column = [Column("m", "mean", EVERYWHERE, np.array([1.0, 2.0, 3.0]))]
    turned = organisation(
        tree(("all", ""), ("a", "all"), ("z", "all")), {"z": answers_of(20, 1), "a": answers_of(20, 2)}
    )
    table = merged([released_table(turned, column, EVERYWHERE), released_table(RESPONSES, column, EVERYWHERE)], UNITS)
    assert [(unit, value) for unit, _, _, value, _ in rows(table)] == [
        ("all", 1.0), ("all", 1.0), ("z", 3.0), ("z", 2.0), ("a", 2.0), ("a", 3.0)
    ]  # fmt: skip


def test_nothing_merged_is_an_empty_table() -> None:
    assert merged([], UNITS).num_rows == 0
    assert merged([], UNITS).schema == SCHEMA


def test_a_hidden_unit_has_a_row_only_where_it_is_wanted() -> None:
    shown = np.array([True, False, True])
    column = [Column("m", "mean", shown, 1.0)]
    assert released_table(RESPONSES, column, shown)["unit"].to_pylist() == ["all", "z", "a"]
    assert released_table(RESPONSES, column, shown, hidden_units=False)["unit"].to_pylist() == ["all", "a"]

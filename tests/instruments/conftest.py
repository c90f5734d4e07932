"""What the tests of the form share: small instruments to spoil, and a reader of their faults."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from orgfit.errors import InstrumentError
from orgfit.instruments.load import parse
from orgfit.instruments.schema import Instrument, Item

HEAD = "id: x\nversion: 1\ntitle: X\nabout: organisation\nscale: agree5\n"
FACET = "dimensions:\n  - id: d\n    title: D\n    facets:\n      - id: f\n        title: F\n        items:\n"
BLOCK = "blocks:\n  - id: b\n    items:\n"


def item_lines(items: tuple[str, ...], indent: int) -> str:
    return "".join(f"{' ' * indent}- {{{item}}}\n" for item in items)


@pytest.fixture
def faults() -> Callable[[str], list[str]]:
    """The faults of a text, each as 'line: message'."""

    def of(text: str) -> list[str]:
        with pytest.raises(InstrumentError) as caught:
            parse(text, "x.yaml")
        assert {fault.file for fault in caught.value.faults} == {"x.yaml"}
        return [f"{fault.line}: {fault.message}" for fault in caught.value.faults]

    return of


@pytest.fixture
def facet_faults(faults: Callable[[str], list[str]]) -> Callable[..., list[str]]:
    """The faults of items in one facet; the first item stands in line 13, ``top`` before all in line 6."""

    def of(*items: str, top: str = "") -> list[str]:
        return faults(HEAD + top + FACET + item_lines(items, 10))

    return of


@pytest.fixture
def block_faults(faults: Callable[[str], list[str]]) -> Callable[..., list[str]]:
    """The faults of items in one block; the first item stands in line 9."""

    def of(*items: str) -> list[str]:
        return faults(HEAD + BLOCK + item_lines(items, 6))

    return of


@pytest.fixture
def facet_items() -> Callable[..., tuple[Item, ...]]:
    """The items of one facet, read."""

    def of(*items: str, top: str = "") -> tuple[Item, ...]:
        return parse(HEAD + top + FACET + item_lines(items, 10), "x.yaml").items

    return of


@pytest.fixture
def block_items() -> Callable[..., tuple[Item, ...]]:
    """The items of one block, read."""

    def of(*items: str) -> tuple[Item, ...]:
        return parse(HEAD + BLOCK + item_lines(items, 6), "x.yaml").items

    return of


@pytest.fixture
def of_dimensions() -> Callable[..., str]:
    """The text of an instrument with an index and dimensions: of_dimensions(index, a=("f", "g"))."""

    def make(index: str = "", scale: str = "agree5", **dimensions: tuple[str, ...]) -> str:
        lines = [HEAD, f"index: {{{index}}}\n" if index else "", "dimensions:\n"]
        for name, facets in dimensions.items():
            lines.append(f"  - id: {name}\n    title: T\n    scale: {scale}\n    facets:\n")
            lines += [f"      - {{id: {facet}, title: T, items: [{{id: {facet}1, text: T}}]}}\n" for facet in facets]
        return "".join(lines)

    return make


@pytest.fixture
def read() -> Callable[[str], Instrument]:
    """An instrument from its text."""
    return lambda text: parse(text, "x.yaml")

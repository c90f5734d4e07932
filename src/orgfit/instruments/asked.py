"""An instrument of which only some questions were asked: the short form, or the blocks of one survey."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

import yaml

from orgfit.instruments.rewriting import rewritten
from orgfit.instruments.schema import Instrument

STR: Final = "tag:yaml.org,2002:str"
MAP: Final = "tag:yaml.org,2002:map"
HOLDERS: Final = ("dimensions", "facets", "blocks")


def without(instrument: Instrument, items: Collection[str]) -> Instrument:
    """This function will give an instrument without some of its items.

    Facets, blocks and dimensions that are left empty go too, and with them every index that counts on them: a mean of
    what is left would be another figure under the same name. A facet of which some items are left is scored on these.
    """
    if not items:
        return instrument
    return rewritten(instrument, lambda root: _prune(root, frozenset(items)))


def _prune(node: yaml.Node | None, items: frozenset[str]) -> set[str]:
    """Take items out, and what is empty then; gives the ids of facets that are gone, and of dimensions that lost one.

    An index that needs any of them is set to none.
    """
    gone: set[str] = set()
    if not isinstance(node, yaml.MappingNode):
        return gone
    for place, (key, value) in enumerate(node.value):
        if key.value == "items" and isinstance(value, yaml.SequenceNode):
            kept = [item for item in value.value if _id(item) not in items]
            node.value[place] = (key, yaml.SequenceNode(value.tag, kept, flow_style=value.flow_style))
        elif key.value in HOLDERS and isinstance(value, yaml.SequenceNode):
            for part in value.value:
                lost = _prune(part, items)
                gone |= lost | ({_id(part)} if lost else set())
            empty = [part for part in value.value if _is_empty(part)]
            value.value[:] = [part for part in value.value if part not in empty]
            if key.value != "blocks":
                gone |= {_id(part) for part in empty}
    node.value[:] = [(key, value) for key, value in node.value if key.value not in HOLDERS or value.value]
    if gone:
        _drop_index(node, gone)
    return gone


def _drop_index(node: yaml.MappingNode, gone: set[str]) -> None:
    """Set the index to none, unless it names its parts and all of these are there."""
    index = next((value for key, value in node.value if key.value == "index"), None)
    if isinstance(index, yaml.MappingNode):
        use = {key.value: value for key, value in index.value}.get("use")
        if isinstance(use, yaml.SequenceNode) and not {word.value for word in use.value} & gone:
            return
    others = [(key, value) for key, value in node.value if key.value != "index"]
    node.value[:] = [*others, (_word("index"), yaml.MappingNode(MAP, [(_word("combine"), _word("none"))]))]


def _word(text: str) -> yaml.ScalarNode:
    return yaml.ScalarNode(STR, text)


def _id(node: yaml.Node) -> str:
    if not isinstance(node, yaml.MappingNode):
        return ""
    return next((str(value.value) for key, value in node.value if key.value == "id"), "")


def _is_empty(node: yaml.Node) -> bool:
    """Has this lost all that it held?"""
    if not isinstance(node, yaml.MappingNode):
        return False
    held = [value for key, value in node.value if key.value in ("items", *HOLDERS)]
    had = any(key.value in ("items", *HOLDERS) for key, value in node.value) or not held
    return had and all(isinstance(value, yaml.SequenceNode) and not value.value for value in held)

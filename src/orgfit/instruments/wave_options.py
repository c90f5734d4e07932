"""Filling in the lists that an organisation writes itself: what may be chosen where an item says ``from_wave``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import yaml

from orgfit.errors import Fault, InstrumentError
from orgfit.instruments.faults import listed, shown
from orgfit.instruments.rewriting import rewritten
from orgfit.instruments.schema import Instrument

FROM_WAVE: Final = "from_wave"


def with_options(instrument: Instrument, options: Mapping[str, Sequence[str]]) -> Instrument:
    """This function will give an instrument with the lists of some items filled in, so that they are coded.

    ``options`` has the list of each item. The source of the instrument changes with it: it still says all there is.
    Raises InstrumentError with every item that takes no such list, and every list that does not follow the form.
    """
    open_items = waiting(instrument)
    faults = [Fault(instrument.id, 0, _no_list(name, open_items)) for name in options if name not in open_items]
    if faults:
        raise InstrumentError(faults)
    if not options:
        return instrument
    return rewritten(instrument, lambda root: _fill(root, options))


def waiting(instrument: Instrument) -> tuple[str, ...]:
    """This function will name the items whose list the organisation still has to write."""
    return tuple(item.id for item in instrument.items if item.options == FROM_WAVE)


def _no_list(name: str, open_items: Sequence[str]) -> str:
    known = f"{listed(open_items)} does" if open_items else "no item of this instrument does"
    return f"Item {shown(name)} takes no list of the organisation; {known}. Correct the id, or delete the list."


def _fill(node: yaml.Node | None, options: Mapping[str, Sequence[str]]) -> None:
    """Replace ``options: from_wave`` wherever it stands beside the id of an item that has a list."""
    if isinstance(node, yaml.SequenceNode):
        for part in node.value:
            _fill(part, options)
    if not isinstance(node, yaml.MappingNode):
        return
    named = {key.value: value for key, value in node.value}
    ident, found = named.get("id"), named.get("options")
    for place, (key, value) in enumerate(node.value):
        if value is found and ident is not None and ident.value in options and found.value == FROM_WAVE:
            node.value[place] = (key, _list(options[ident.value]))
        else:
            _fill(value, options)


def _list(words: Sequence[str]) -> yaml.SequenceNode:
    scalars = [yaml.ScalarNode("tag:yaml.org,2002:str", word, style='"') for word in words]
    return yaml.SequenceNode("tag:yaml.org,2002:seq", scalars, flow_style=True)

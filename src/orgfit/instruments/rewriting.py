"""An instrument with its text changed: the source still says all there is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import yaml

from orgfit.instruments.load import parse
from orgfit.instruments.schema import Instrument
from orgfit.instruments.yaml_lines import LOADER

WIDTH: Final = 4096  # no line is broken, so that a fault's line is that of its item


def rewritten(instrument: Instrument, change: Callable[[yaml.Node | None], object]) -> Instrument:
    """This function will let ``change`` work on the nodes of an instrument's text, and read what came of it."""
    root = yaml.compose(instrument.source, Loader=LOADER)
    change(root)
    return parse(yaml.serialize(root, allow_unicode=True, width=WIDTH), instrument.id)

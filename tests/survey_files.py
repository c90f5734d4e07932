"""A small survey as files: an instrument, a mapping, units and a table, each to be replaced by a test."""

from __future__ import annotations

from pathlib import Path

from orgfit.errors import InputError

INSTRUMENT = """\
id: small
version: 1
title: A small survey
about: organisation
scale: agree5
dimensions:
  - id: fitness
    title: Fitness
    facets:
      - id: purpose
        title: Purpose
        items:
          - {id: q1, text: We agree on what we want to achieve.}
          - {id: q2, text: I can explain how my work helps.}
          - {id: q3, text: We judge our success by what customers gain.}
blocks:
  - id: outcomes
    title: Outcomes
    items:
      - {id: o1, scale: rate11, text: How good is what customers get from us?}
      - {id: o2, scale: choice, options: [price, speed, care], text: What matters most to our customers?}
      - {id: o3, scale: text, text: What else?}
"""

UNITS = """\
unit,name,parent
ORG,Harbour,
A,Quay,ORG
A1,Cranes,A
B,Office,ORG
"""

MAPPING = """\
instrument: small.yaml
wave: May
organisation: Harbour Works
units: units.csv
unit: {column: unit}
items: same
"""

TABLE = """\
unit,q1,q2,q3,o1,o2
B,1,2,3,0,1
A1,5,4,3,10,2
A,2,2,2,5,3
A1,4,,1,9,1
"""


def lay_out(
    folder: Path,
    *,
    mapping: str = MAPPING,
    table: str | bytes = TABLE,
    units: str | None = UNITS,
    instrument: str = INSTRUMENT,
) -> tuple[Path, Path]:
    """This function will write the files of a survey and give the paths of its table and its mapping."""
    (folder / "small.yaml").write_text(instrument, "utf-8")
    (folder / "mapping.yaml").write_text(mapping, "utf-8")
    if units is not None:
        (folder / "units.csv").write_text(units, "utf-8")
    content = table.encode() if isinstance(table, str) else table
    (folder / "table.csv").write_bytes(content)
    return folder / "table.csv", folder / "mapping.yaml"


def told(error: InputError) -> list[tuple[int, str]]:
    """This function will give line and message of every fault."""
    return [(fault.line, fault.message) for fault in error.faults]


def told_of(error: InputError) -> list[tuple[str, int]]:
    """This function will give file and line of every fault."""
    return [(Path(fault.file).name, fault.line) for fault in error.faults]

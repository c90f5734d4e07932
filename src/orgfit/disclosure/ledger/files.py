"""The ledger as files of a folder: two a release, the cube and the roster, written whole or not at all."""

from __future__ import annotations

import json
import re
from base64 import b64decode, b64encode
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

import numpy as np
import pyarrow as pa
from pyarrow import feather

from orgfit.disclosure.ledger.entry import Entry, Flags, Record, Roster
from orgfit.disclosure.plan import Plan
from orgfit.disclosure.released import Released
from orgfit.disclosure.splits import SplitPlan
from orgfit.errors import Fault, TableError
from orgfit.responses.columns import Attribute

FORMAT: Final = 1
HEADER_KEY: Final = b"orgfit-ledger"
CUBE: Final = ".released.arrow"
ROSTER: Final = ".roster.arrow"
PLANS: Final = ("counted", "derived", "distributions")


def save_entries(entries: Sequence[Entry], folder: Path) -> None:
    """This function will write those entries that the folder does not have yet; entries only ever come last."""
    folder.mkdir(parents=True, exist_ok=True)
    there = len(_cubes(folder))
    for number, entry in enumerate(entries[there:], there + 1):
        name = f"{number:03d}-{_slug(entry.record.wave)}-{_slug(entry.record.instrument.id)}"
        cube, roster = folder / f"{name}{CUBE}", folder / f"{name}{ROSTER}"
        new = [path.with_name(f".{path.name}.new") for path in (roster, cube)]
        try:
            feather.write_feather(_table(entry), new[0], compression="zstd")
            entry.released.save(new[1])
            new[0].replace(roster)
            new[1].replace(cube)  # an entry is there when its cube is
        finally:
            for left in new:
                with suppress(FileNotFoundError):
                    left.unlink()


def load_entries(folder: Path) -> Iterator[Entry]:
    """This function will read the entries of a folder in order; raises TableError where one is missing."""
    for number, cube in enumerate(_cubes(folder), 1):
        roster = cube.with_name(cube.name.removesuffix(CUBE) + ROSTER)
        if not cube.name.startswith(f"{number:03d}-") or not roster.exists():
            message = "An earlier release or its roster is missing. Put all files of the ledger back."
            raise TableError([Fault(str(cube), 0, message)])
        yield _entry(Released.load(cube), roster)


def _cubes(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob(f"*{CUBE}") if not path.name.startswith("."))


def _slug(words: str) -> str:
    return re.sub(r"[^A-Za-z0-9_]+", "-", words).strip("-") or "-"


def _table(entry: Entry) -> pa.Table:
    """One row a person: unit, attributes, who answered what; the plan stands in the header."""
    record, roster = entry.record, entry.record.roster
    columns: dict[str, Any] = {"unit": roster.unit.astype(np.int32)}
    if roster.ids is not None:
        columns["id"] = pa.array(roster.ids.tolist(), pa.string())
    columns |= {f"attribute:{attribute.id}": attribute.codes for attribute in roster.attributes}
    columns |= {f"answered:{item}": roster.answered[:, place] for place, item in enumerate(record.items)}
    columns |= {f"counts:{name}": who for name, who in record.jointly.items()}
    header = {
        "format": FORMAT,
        "released_on": entry.released_on,
        "attributes": [[a.id, a.title, a.categories, a.order, a.sides] for a in roster.attributes],
        "thresholds": record.thresholds,
        "parts": record.parts,
        "units": _packed(record.plan.units),
        "rungs": [_packed(shown) for shown in record.plan.rungs],
        "plan": {name: {key: _packed(of) for key, of in getattr(record.plan, name).items()} for name in PLANS},
        "slices": {
            name: {str(place): _packed(shown) for place, shown in by_place.items()}
            for name, by_place in record.split.shown.items()
        },
        "totals": {name: _packed(shown) for name, shown in record.split.totals.items()},
        "proven": record.split.proven,
        "uncovered": record.split.uncovered,
    }
    return pa.table(columns).replace_schema_metadata({HEADER_KEY: json.dumps(header, ensure_ascii=False).encode()})


def _entry(released: Released, path: Path) -> Entry:
    try:
        table = feather.read_table(path)
        header: dict[str, Any] = json.loads((table.schema.metadata or {})[HEADER_KEY])
        known = header["format"] == FORMAT
    except (pa.ArrowInvalid, KeyError, ValueError):
        known = False
    if not known:
        message = "This is no roster of a release, or one of another format. Give the ledger that this orgfit wrote."
        raise TableError([Fault(str(path), 0, message)])
    columns = {name: table[name].to_numpy() for name in table.column_names if name != "id"}
    units = len(released.units)
    plans = {name: _plans(header["plan"][name], units) for name in PLANS}
    rungs = tuple(_unpacked(text, units) for text in header["rungs"])
    plan = Plan(_unpacked(header["units"], units), **plans, rungs=rungs)
    sizes = [len(categories) for _, _, categories, _, _ in header["attributes"]]
    slices = {
        name: {int(place): _unpacked(text, units, sizes[int(place)]) for place, text in by_place.items()}
        for name, by_place in header["slices"].items()
    }
    jointly = {name.removeprefix("counts:"): of for name, of in columns.items() if name.startswith("counts:")}
    record = Record(
        released.wave,
        released.instrument,
        released.units,
        _roster(table, columns, header["attributes"]),
        plan,
        SplitPlan(slices, header["proven"], _plans(header["totals"], units), header["uncovered"]),
        header["thresholds"],
        {name: tuple(parts) for name, parts in header["parts"].items()},
        jointly,
    )
    return Entry(released, record, header["released_on"])


def _roster(table: pa.Table, columns: Mapping[str, np.ndarray[Any, Any]], told: Sequence[Any]) -> Roster:
    attributes = tuple(
        Attribute(name, title, tuple(categories), columns[f"attribute:{name}"], order, sides)
        for name, title, categories, order, sides in told
    )
    answered = [of for name, of in columns.items() if name.startswith("answered:")]
    nobody = np.zeros((table.num_rows, 0), np.bool_)
    return Roster(
        columns["unit"].astype(np.int64),
        attributes,
        np.stack(answered, axis=1) if answered else nobody,
        np.array(table["id"].to_pylist(), np.str_) if "id" in table.column_names else None,
    )


def _plans(told: Mapping[str, str], units: int) -> dict[str, Flags]:
    return {name: _unpacked(text, units) for name, text in told.items()}


def _packed(flags: Flags) -> str:
    return b64encode(np.packbits(np.asarray(flags, np.bool_)).tobytes()).decode("ascii")


def _unpacked(text: str, *shape: int) -> Flags:
    bits = np.unpackbits(np.frombuffer(b64decode(text), np.uint8), count=int(np.prod(shape)))
    return np.asarray(bits.astype(np.bool_).reshape(shape))

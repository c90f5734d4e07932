"""Laws of reading: nothing but our own error, lines that are there, and the same again from the source."""

from __future__ import annotations

import re
from contextlib import suppress

import yaml
from hypothesis import given
from hypothesis import strategies as st

from orgfit.errors import InstrumentError
from orgfit.instruments import attributes, library
from orgfit.instruments.burden import minutes
from orgfit.instruments.library import built_in, get
from orgfit.instruments.load import parse
from orgfit.instruments.own_scales import UNREAD
from orgfit.instruments.schema import FACET_ITEMS_AT_MOST, Instrument

SOURCES = [get(ident).source for ident in built_in()]
# Keys and words that have a meaning in the form, so that what is drawn comes near to it.
FORM = "\n".join([*SOURCES, library.attributes().source])
OWN = {"scales", "low", "high", "labels", "favourable", "frame", "language"}
KEYS = sorted(OWN | set(re.findall(r"(?:^|[{,-]) *([a-z_]+):", FORM, re.MULTILINE)))
WORDS = sorted(set(re.findall(r": ([a-z_0-9]+)(?=[,}\n])", FORM)))

scalars = st.sampled_from(WORDS) | st.integers(-1, 11) | st.booleans() | st.none() | st.text(max_size=8)
documents = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=8),
    max_leaves=40,
)


@st.composite
def spoiled(draw: st.DrawFn) -> str:
    """A built-in instrument with a few lines lost, doubled, moved or written over."""
    lines = draw(st.sampled_from(SOURCES)).splitlines()
    for _ in range(draw(st.integers(1, 4))):
        place, other = draw(st.integers(0, len(lines) - 1)), draw(st.integers(0, len(lines) - 1))
        begin, end = sorted((draw(st.integers(0, 80)), draw(st.integers(0, 80))))
        lines[place] = draw(
            st.sampled_from(
                [
                    "",
                    lines[other],
                    lines[place] + "\n" + lines[place],
                    lines[place][:begin] + lines[place][end:],
                    lines[place][:begin] + draw(st.text(max_size=5)) + lines[place][end:],
                ]
            )
        )
    return "\n".join(lines)


def read(text: str) -> Instrument | None:
    """The instrument, or None where it was refused in the way it should be."""
    try:
        return parse(text, "law.yaml")
    except InstrumentError as error:
        faults = error.faults
    last = max(len(text.splitlines()), 1)
    assert {fault.file for fault in faults} == {"law.yaml"}
    assert all(0 <= fault.line <= last and fault.message.isprintable() for fault in faults)
    return None


def sound(instrument: Instrument) -> bool:
    """Can the floors above count it? One range a facet, every id once, every scale known."""
    facets = instrument.facets
    ids = [part.id for part in (*instrument.items, *facets)]
    return (
        all(len({(i.scale.low, i.scale.high) for i in facet.items}) == 1 for facet in facets)
        and all(0 < len(facet.items) <= FACET_ITEMS_AT_MOST and facet.items[0].steps for facet in facets)
        and all(item.scale is not UNREAD and (item.text or item.left) for item in instrument.items)
        and len(ids) == len(set(ids))
        and minutes(instrument) >= minutes(instrument, core=True)
    )


@given(st.text())
def test_any_text_is_refused_in_words(text: str) -> None:
    assert read(text) is None


@given(documents)
def test_any_document_is_read_or_refused_in_words(document: object) -> None:
    text = yaml.safe_dump(document, allow_unicode=True)
    instrument = read(text)
    assert instrument is None or sound(instrument)
    with suppress(InstrumentError):
        attributes.parse(text, "law.yaml")


@given(spoiled())
def test_a_spoiled_instrument_is_sound_or_refused(text: str) -> None:
    instrument = read(text)
    assert instrument is None or sound(instrument)


@given(st.sampled_from(SOURCES), st.sampled_from(["\n", "\r\n"]), st.integers(0, 3))
def test_the_source_gives_the_same_instrument_again(source: str, ending: str, blanks: int) -> None:
    text = "# note\n" * blanks + source
    instrument = parse(text.replace("\n", ending), "law.yaml")
    assert instrument.source == text.replace("\n", ending)
    assert parse(instrument.source, "other.yaml") == instrument == parse(source, "law.yaml")

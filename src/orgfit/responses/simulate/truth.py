"""What is true of a simulated organisation, to hold estimates against."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from orgfit.responses.simulate.chain import Chain
from orgfit.responses.simulate.changes import Change
from orgfit.responses.simulate.choices import SharedView
from orgfit.responses.simulate.guesses import GuessTruth
from orgfit.responses.simulate.nonresponse import ResponseTruth
from orgfit.responses.simulate.outcomes import OutcomeTruth
from orgfit.responses.simulate.reliabilities import FacetTruth

Floats = NDArray[np.float64]
DIGITS: Final = 6


@dataclass(frozen=True)
class MeansTruth:
    """The mean of each measure in points, as arrays (waves, units), units with all below them.

    ``expected`` is what the units' condition gives: the mean over all samples of answers of the same people in the same
    condition. ``everybody`` is what all who belong to the unit would have said had they answered with care, this once.
    """

    expected: Mapping[str, Floats]
    everybody: Mapping[str, Floats]


@dataclass(frozen=True)
class Truth:
    """Everything that was planted.

    ``means`` has every facet, every question on an ordered scale that is asked beside the scores, and every question to
    customers (there ``everybody`` is missing: customers are drawn without end). ``states`` are those of the chain,
    (waves, units), variance 1. ``figure_loadings`` is how the figures of the bottom line hang on it. ``response`` is
    by survey ("1A").
    """

    means: MeansTruth
    facets: Mapping[str, FacetTruth]
    outcomes: Mapping[str, OutcomeTruth]
    changes: tuple[Change, ...]
    guesses: tuple[GuessTruth, ...]
    chain: Chain
    states: Mapping[str, Floats]
    figure_loadings: Mapping[str, float]
    shared_view: SharedView
    response: Mapping[str, ResponseTruth]

    def facet_mean(self, facet: str, wave: int = 1) -> Floats:
        """This function will give the expected mean of a facet in points, by unit."""
        return np.asarray(self.means.expected[facet][wave - 1])


def plain(value: Any) -> Any:
    """This function will turn what is true into lists, words and numbers; what is not there is None."""
    if isinstance(value, np.ndarray):
        return plain(value.tolist())
    if isinstance(value, float | np.floating):
        return round(float(value), DIGITS) if np.isfinite(value) else None
    if isinstance(value, Mapping):
        return {str(key): plain(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [plain(part) for part in value]
    if is_dataclass(value):
        return {part.name: plain(getattr(value, part.name)) for part in fields(value)}
    return value

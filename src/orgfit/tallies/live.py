"""Keeping a tally up to date while answers come in."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from orgfit.tallies.tally import Tally

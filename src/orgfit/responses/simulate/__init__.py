"""Organisations with known truth, to hold estimates against: ``simulate`` makes one."""

from orgfit.responses.simulate.organisation import simulate
from orgfit.responses.simulate.simulated import Simulated, Table
from orgfit.responses.simulate.truth import Truth

__all__ = ["Simulated", "Table", "Truth", "simulate"]

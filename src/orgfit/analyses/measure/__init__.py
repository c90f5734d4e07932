"""Step 1, the fitness test: can the measurement be trusted?"""

from orgfit.analyses.measure.check import check

__all__ = ["check"]

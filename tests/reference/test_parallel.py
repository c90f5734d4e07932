from __future__ import annotations

import numpy as np
import pytest

from orgfit.stats.psychometrics.parallel import parallel_analysis

EXACT = 1e-8  # of the eigenvalues of the data; those of chance are drawn, here and there


@pytest.mark.reference("Horn parallel analysis")
def test_parallel_analysis(entry, table, agree):
    rows = table(*entry["columns"])
    found = parallel_analysis(np.corrcoef(rows, rowvar=False), len(rows), np.random.default_rng(1), draws=500)
    values = entry["values"]
    agree(found.eigenvalues.tolist(), values["observed_eigenvalues"], EXACT)
    agree(found.thresholds.tolist(), values["simulated_p95"])
    assert found.components == values["n_components_above_p95"]

from __future__ import annotations

import numpy as np
import pytest

from orgfit.stats.psychometrics.factors import FitCaveat, one_factor
from orgfit.stats.psychometrics.fit import fit_indices
from orgfit.stats.psychometrics.omega import Coefficient, omega


@pytest.mark.reference("one-factor CFA, ML")
def test_one_factor(entry, table, agree):
    rows = table(*entry["columns"])
    covariance = np.cov(rows, rowvar=False)
    found = one_factor(covariance, len(rows))
    assert (found.converged, found.caveat) == (True, FitCaveat.NONE)
    parameters = 2 * len(covariance)
    fit = fit_indices(covariance, found.implied, len(rows), parameters)
    agree(
        {
            "npar": parameters,
            "chisq": fit.chi_square,
            "df": fit.degrees,
            "pvalue": None if np.isnan(fit.p) else 1.0 - (1.0 - fit.p),  # as R takes it: 0 where next to it
            "cfi": fit.cfi,
            "tli": fit.tli,
            "rmsea": fit.rmsea,
            "rmsea.ci.lower": fit.rmsea_low,
            "rmsea.ci.upper": fit.rmsea_high,
            "srmr": fit.srmr,
            "baseline.chisq": fit.baseline,
            "baseline.df": fit.baseline_degrees,
            "loglik": fit.loglik,
            **{
                name: dict(zip(entry["columns"], values, strict=True))
                for name, values in {
                    "std_loadings": found.standardised,
                    "unstd_loadings": found.loadings,
                    "residual_variances": found.residual_variances,
                }.items()
            },
        },
        entry["values"],
    )


@pytest.mark.reference("McDonald omega total from one-factor ML")
def test_omega(entry, table, agree):
    rows = table(*entry["columns"])
    found = omega(np.cov(rows, rowvar=False), len(rows))
    assert (found.coefficient, found.caveat) == (Coefficient.OMEGA, FitCaveat.NONE)
    assert found.low < found.value < found.high
    agree(
        {
            "omega_model_implied_variance": found.value,
            "omega_observed_variance": found.observed,
            "average_variance_extracted_std": found.average_variance_extracted,
            "construct_reliability_std": found.standardised,
        },
        entry["values"],
    )

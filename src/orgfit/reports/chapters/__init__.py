"""The chapters of a report: each gives what its template needs, or None where there is nothing."""

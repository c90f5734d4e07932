"""One module a subject; each lists its rows in ``ROWS``."""

"""Short cases: HTML in, rows out, both written by hand; ``rows.py`` says how rows are written."""

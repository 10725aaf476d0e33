"""Fiches read -> the catalogue: match, plan (reads), apply (writes), report."""

"""Imports, from a file to the rows."""

"""Tests of what staff write by hand."""

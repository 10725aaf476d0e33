"""Tests of centres/editing/merging."""

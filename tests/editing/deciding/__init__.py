"""Tests of centres/editing/deciding."""

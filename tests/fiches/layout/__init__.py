"""Tests of centres/fiches/layout."""

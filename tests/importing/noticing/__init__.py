"""Tests of centres/importing/noticing."""

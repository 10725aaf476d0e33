"""Tests of centres/views/corrections."""

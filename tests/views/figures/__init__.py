"""Tests of centres/views/figures."""

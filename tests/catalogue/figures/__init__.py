"""Tests of centres/catalogue/figures."""

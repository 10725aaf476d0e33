"""Tests of centres/catalogue/filters."""

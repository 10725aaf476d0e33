"""Tests of centres/catalogue/search."""

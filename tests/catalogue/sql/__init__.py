"""Tests of centres/catalogue/sql."""

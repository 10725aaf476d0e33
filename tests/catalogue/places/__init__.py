"""Tests of centres/catalogue/places."""

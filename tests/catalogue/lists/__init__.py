"""Tests of centres/catalogue/lists."""

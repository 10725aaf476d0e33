"""Tests of centres/catalogue/alike."""

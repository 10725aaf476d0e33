"""Tests of centres/catalogue/fiche."""

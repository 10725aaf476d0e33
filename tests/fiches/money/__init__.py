"""Tests of centres/fiches/money."""

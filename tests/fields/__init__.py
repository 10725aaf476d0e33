"""Tests of centres/fields."""

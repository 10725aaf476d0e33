"""Tests of centres/fiches/people."""

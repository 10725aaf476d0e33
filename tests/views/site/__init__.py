"""Tests of centres/views/site."""

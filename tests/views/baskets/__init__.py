"""Tests of centres/views/baskets."""

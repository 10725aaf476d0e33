"""Tests of centres/catalogue/baskets."""

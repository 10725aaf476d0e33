"""Measures: what they measure on, and what they conclude."""

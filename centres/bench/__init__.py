"""Measuring the catalogue on fiches made up for it. How to read the figures: BENCHMARKS.md beside this file."""

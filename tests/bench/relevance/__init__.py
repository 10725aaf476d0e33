"""Tests of centres/bench/relevance."""

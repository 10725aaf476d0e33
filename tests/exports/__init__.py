"""Selections -> files to take away."""

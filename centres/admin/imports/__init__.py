"""Importing in the browser: the plan before it is written, the runs after."""

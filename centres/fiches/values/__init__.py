"""Sections -> the values of the fields, in the source's spelling."""

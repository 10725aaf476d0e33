"""Bytes -> numbered, clean lines."""

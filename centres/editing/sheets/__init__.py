"""Spreadsheets: what staff take away, correct and bring back (fiches), or receive (the directory of centres)."""

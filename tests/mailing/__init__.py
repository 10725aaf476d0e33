"""Tests of centres/mailing, and of the pages that lead to mail."""

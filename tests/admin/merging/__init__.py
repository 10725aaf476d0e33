"""Tests of centres/admin/merging."""

"""Tests of centres/admin/deciding."""

"""Tests of centres/admin/history."""

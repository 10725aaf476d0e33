"""Tests of centres/admin/imports."""

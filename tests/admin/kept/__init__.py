"""Tests of centres/admin/kept."""

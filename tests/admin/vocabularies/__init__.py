"""Tests of centres/admin/vocabularies."""

"""Tests of centres/admin/fiche."""

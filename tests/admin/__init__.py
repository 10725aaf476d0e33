"""Tests of the admin: by its pages, as staff use it."""

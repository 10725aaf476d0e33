"""Tests mirror centres/; those of the project as a whole are here. `-p tests.postgres` runs them on PostgreSQL."""

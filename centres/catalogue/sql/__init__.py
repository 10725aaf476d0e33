"""SQL that the ORM does not write, for both databases, in one place."""

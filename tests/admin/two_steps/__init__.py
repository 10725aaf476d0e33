"""A code of a telephone beside the password."""

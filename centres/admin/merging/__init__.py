"""Two rows that may be one: found, compared, merged, and parted again."""

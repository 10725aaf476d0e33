"""Two rows made one, written down so that it can be undone."""

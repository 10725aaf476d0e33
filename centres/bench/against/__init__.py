"""Today's pages beside those of another commit, on the same machine, in the same minutes, from the same fiches."""

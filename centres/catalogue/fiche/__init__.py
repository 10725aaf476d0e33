"""One fiche -> what its page shows."""

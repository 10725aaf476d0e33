"""Other software beside the catalogue."""

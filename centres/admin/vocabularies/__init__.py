"""The rows a fiche points to: terms, partners, centres, territories, communes to confirm."""

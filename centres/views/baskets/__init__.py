"""Fiches that an address names: side by side, in a dossier, as a PDF."""

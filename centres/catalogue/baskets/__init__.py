"""Fiches that somebody chose -> a comparison, a dossier, what they have in common."""

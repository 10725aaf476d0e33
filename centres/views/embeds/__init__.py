"""What other sites show of this one: a small framed list, the picture of a fiche, and how to ask for them (oEmbed)."""

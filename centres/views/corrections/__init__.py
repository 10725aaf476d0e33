"""What a visitor sends of a fiche: its form, its page, and who may send how much."""

"""The nouns and the rules that the database holds."""

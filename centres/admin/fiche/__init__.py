"""The pages of a fiche: its form and what stands beside it, its budget, its files, its review, its publication."""

"""How well searches are answered: queries graded by hand, asked of ours and of two peers over the same fiches."""

"""What staff decided -> rows: conflicts, corrections, likenesses, budgets, communes."""

"""What is typed of a place, understood."""

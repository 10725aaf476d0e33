"""What somebody types -> the fiches that answer, suggestions, and what was misspelt."""

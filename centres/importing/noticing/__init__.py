"""What an import notices for a person to decide: likely duplicates, communes."""

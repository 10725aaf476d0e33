"""What somebody typed and the site could not take: given back, never lost."""

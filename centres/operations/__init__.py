"""What keeps the site alive on its server: copies of all of it, and back; what is well, and what is not."""

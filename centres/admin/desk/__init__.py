"""What waits, one thing after the other on one screen: read, then decided by one key each."""

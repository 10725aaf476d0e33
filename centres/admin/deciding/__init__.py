"""What waits for a decision: conflicts with a source, corrections that visitors propose."""

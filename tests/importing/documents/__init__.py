"""Web pages and documents of word processors, read like texts."""

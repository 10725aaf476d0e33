"""What it takes to grow: the memory of many workers, the time to move to PostgreSQL."""

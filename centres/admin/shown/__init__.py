"""Values as the database keeps them -> what a person reads and compares."""

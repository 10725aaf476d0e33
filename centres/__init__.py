"""The catalogue of the actions of social centres: read, stored, found, shown."""

"""Pages of figures: charts, map, portraits, partners, what got stuck."""

"""A selection of fiches -> totals, charts, maps, portraits."""

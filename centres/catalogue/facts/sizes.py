"""Inhabitants -> the class that a place is in: of a centre's zone, or of its commune."""

# Word of the address -> (label, from, below).
SIZES: dict[str, tuple[str, int, int | None]] = {
    "moins-de-2000": ("Moins de 2 000 habitants", 0, 2_000),
    "2000-10000": ("De 2 000 à 10 000", 2_000, 10_000),
    "10000-50000": ("De 10 000 à 50 000", 10_000, 50_000),
    "plus-de-50000": ("Plus de 50 000", 50_000, None),
}


def size_of(population: int | None) -> str | None:
    """The word of its class; None when nobody knows.

    >>> size_of(1999), size_of(2000), size_of(None)
    ('moins-de-2000', '2000-10000', None)
    """
    if population is None:
        return None
    return next(word for word, (_, _, below) in SIZES.items() if below is None or population < below)

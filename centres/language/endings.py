"""Endings of folded French words, each with what stands in its place: number, then gender, then what is derived.

In each table the first ending that a word has is the one that counts: longer ones come before those they end with. The
number is how many letters must be left before it. Words that the rules would lead astray are in families.py.
"""

Ending = tuple[str, str, int]

NUMBER: tuple[Ending, ...] = (
    ("eaux", "eau", 1),
    ("aux", "al", 1),
    ("oux", "ou", 2),
    ("ss", "ss", 0),
    ("s", "", 3),
)
# Feminine and masculine lead to one ending, which need not be a word's.
GENDER: tuple[Ending, ...] = (
    ("trice", "teu", 2),
    ("euse", "eu", 3),
    ("eure", "eu", 3),
    ("eur", "eu", 2),
    ("eux", "eu", 1),
    ("if", "iv", 3),
    ("ive", "iv", 3),
    ("iere", "ier", 3),
    ("gere", "ger", 2),
    ("chere", "cher", 2),
    ("aise", "ai", 3),
    ("oise", "oi", 3),
    ("ente", "ent", 2),
    ("ique", "ic", 1),
    ("iquer", "ic", 2),
    ("iquent", "ic", 2),
    ("iquee", "ic", 2),
)
DERIVED: tuple[Ending, ...] = (
    ("issement", "i", 4),
    ("issaient", "i", 3),
    ("issent", "i", 3),
    ("issant", "i", 3),
    ("issait", "i", 3),
    ("isson", "i", 3),
    ("isateu", "is", 3),
    ("isation", "is", 3),
    ("isativ", "is", 3),
    ("ication", "ic", 2),
    ("icateu", "ic", 2),
    ("icativ", "ic", 2),
    ("ateu", "", 4),
    ("ativ", "", 4),
    ("ation", "", 4),
    ("ement", "", 5),
    ("bilite", "bl", 3),
    ("alite", "al", 2),
    ("ilite", "il", 3),
    ("logie", "log", 3),
    ("logue", "log", 3),
    ("logic", "log", 3),
    ("logist", "log", 3),
    ("graphie", "graph", 3),
    ("graphic", "graph", 3),
    ("eraient", "", 4),
    ("erait", "", 4),
    ("eront", "", 4),
    ("aient", "", 3),
    ("ait", "", 4),
    ("era", "", 5),
    ("ee", "", 3),
    ("oir", "oir", 0),
    ("air", "air", 0),
    ("ir", "i", 2),
    ("ie", "i", 2),
    ("er", "", 3),
    ("ez", "", 4),
    ("eu", "", 4),
    ("e", "", 3),
)

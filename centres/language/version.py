"""What makes texts into stems -> a word for its version: lines that another one wrote are written again (models)."""

import unicodedata

# One more whenever the same text gives another line: a test holds the lines of some fiches to this number.
NORMALISER = 5


def normaliser_version() -> str:
    """The same word, the same lines."""
    return f"normaliseur {NORMALISER}, Unicode {unicodedata.unidata_version}"

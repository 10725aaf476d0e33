"""What 0009 writes: what communes loaded before it are found by, and the middle of départements. It stays as it is."""

import re
import unicodedata

from django.db.models import Avg

ROWS_A_WRITE = 500
ARTICLES = {"le", "la", "les", "l"}
WHOLE_WORDS = {"st": "saint", "ste": "sainte", "sts": "saints", "stes": "saintes"}
LETTERS = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "đ": "d", "ł": "l", "ı": "i", "ð": "d", "þ": "th"})
NOT_WORDS = re.compile("[^a-z0-9]+")


def keys_of(name: str) -> dict[str, str]:
    """The folded name of a commune, with its article and without.

    >>> keys_of("La Côte-St-André")
    {'key': 'la cote saint andre', 'short_key': 'cote saint andre'}
    """
    letters = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).casefold()).translate(LETTERS)
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    words = [WHOLE_WORDS.get(word, word) for word in NOT_WORDS.sub(" ", plain).split()]
    short = words[1:] if words and words[0] in ARTICLES else words
    return {"key": " ".join(words), "short_key": " ".join(short or words)}


def write_keys(communes: type, postcodes: type) -> None:
    """The keys of the communes, and a row for each of their postcodes."""
    rows = list(communes.objects.all())
    for row in rows:
        for name, key in keys_of(row.name).items():
            setattr(row, name, key)
    communes.objects.bulk_update(rows, ["key", "short_key"], batch_size=ROWS_A_WRITE)
    postcodes.objects.bulk_create(
        (postcodes(code=code, commune_id=row.pk) for row in rows for code in row.postcodes.split()),
        batch_size=ROWS_A_WRITE,
        ignore_conflicts=True,
    )


def place_departements(communes: type, departements: type) -> None:
    """Puts each département in the middle of its communes."""
    placed = communes.objects.exclude(latitude=None).exclude(longitude=None).order_by()
    for code, longitude, latitude in placed.values_list("departement").annotate(Avg("longitude"), Avg("latitude")):
        # Rounded: a mean may differ by its last digit from one database to the next.
        departements.objects.filter(pk=code).update(longitude=round(longitude, 4), latitude=round(latitude, 4))

"""Words -> the keys and slugs they are found by. Both fit a database index however long the words are."""

import hashlib
from collections.abc import Container

from django.db.models import Model
from django.utils.text import slugify

from centres.fiches import comparable, usual_department

LONGEST_KEY = 200
LONGEST_SLUG = 80
_ARTICLES = {"le", "la", "les", "l"}
_WHOLE_WORDS = {"st": "saint", "ste": "sainte", "sts": "saints", "stes": "saintes"}
_LIGATURES = str.maketrans({"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "’": "'", "·": " ", "-": " "})


def text_key(text: str) -> str:
    """The folded text, at most 200 characters: what is longer ends with a digest of the whole.

    >>> text_key("Conseil  Départemental")
    'conseil departemental'
    """
    folded = comparable(text)
    if len(folded) <= LONGEST_KEY:
        return folded
    return folded[: LONGEST_KEY - 41] + " " + hashlib.sha256(folded.encode()).hexdigest()[:40]


def department_key(name: str) -> str:
    """One key for every spelling of a département; empty without one.

    >>> department_key("Réunion"), department_key("")
    ('la reunion', '')
    """
    return text_key(usual_department(name)) if name else ""


def place_key(name: str) -> str:
    """The folded name of a place, « St » written out.

    >>> place_key("St-Martin-d’Hères"), place_key("L'Isle-d'Abeau")
    ('saint martin d heres', 'l isle d abeau')
    """
    return " ".join(_WHOLE_WORDS.get(word, word) for word in text_key(name).split())


def without_article(key: str) -> str:
    """The key of a place without its article; an article alone stays.

    >>> without_article("la mure"), without_article("laval"), without_article("la")
    ('mure', 'laval', 'la')
    """
    first, _, rest = key.partition(" ")
    return rest if rest and first in _ARTICLES else key


def kind_of(model: Model | type[Model]) -> str:
    """What revisions, old addresses and merges call a model, or the model of a row: « action », « keyword »."""
    return str(model._meta.model_name)


def free_slug(slug: str, taken: Container[str], number: int = 2) -> tuple[str, int]:
    """The slug, or the slug and the first free number from `number` on; and the number to go on from.

    >>> free_slug("culture", {"culture", "culture-2"})
    ('culture-3', 4)
    """
    free = slug
    while free in taken:
        free, number = f"{slug}-{number}", number + 1
    return free, number


def french_slug(text: str, fallback: str) -> str:
    """An ASCII slug of at most 80 characters, cut between words where it can be.

    >>> french_slug("Cœur d'œuvre", "action"), french_slug("★", "action")
    ('coeur-d-oeuvre', 'action')
    """
    slug = slugify(text[:1000].translate(_LIGATURES).replace("'", " "))
    if len(slug) > LONGEST_SLUG:
        slug = slug[:LONGEST_SLUG].rsplit("-", 1)[0] if "-" in slug[:LONGEST_SLUG] else slug[:LONGEST_SLUG]
    return slug.strip("-") or fallback

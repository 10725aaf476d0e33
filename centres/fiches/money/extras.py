"""One line -> the same without what changes no amount of it: what is given in kind beside it, a loss that there is not.

« 800 € + mise à disposition de la salle », « 930 €, pas de déficit ». Places in the line stay.
"""

import re

_IN_KIND = (
    r"(?:contributions?\s+volontaires?|b[ée]n[ée]vol\w*|mises?\s+à\s+disposition|en\s+nature|pr[êe]ts?\s+d"
    r"|pr[êe]t[ée]e?s?)"
)
_BESIDE = re.compile(
    rf"""
    (?: [,;]?\s*(?:\+|\bplus\b|\bauxquel(?:le)?s\s+s['’]ajoutent\b|\bainsi\s+que\b) ) \s [^.;€\d()]{{0,80}}? {_IN_KIND}
    [^.;€\d]{{0,120}} (?=$|[.;])
    | \( [^()€]{{0,80}} {_IN_KIND} [^()€]{{0,80}} \)
    | [,;]?\s*\b(?:pas|sans|ni|aucun)\s(?:de\s)?(?:d[ée]ficit|b[ée]n[ée]fice|exc[ée]dent|perte)s?\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_MAYBE = re.compile(
    r"volontaire|b[ée]n[ée]vol|disposition|nature|pr[êe]t|d[ée]ficit|b[ée]n[ée]fice|exc[ée]dent|perte", re.IGNORECASE
)


def without_extras(text: str) -> str:
    """The line, of the same length.

    >>> without_extras("800 € + mise à disposition de la salle. Merci").split()
    ['800', '€', '.', 'Merci']
    >>> without_extras("Bénévolat : 800 €")
    'Bénévolat : 800 €'
    """
    if not _MAYBE.search(text):
        return text
    return _BESIDE.sub(lambda found: " " * len(found.group()), text)

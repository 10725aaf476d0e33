"""An amount among its words -> whether it is rough, and what it pays: a year, a session, one unit of something."""

import re

from centres.fiches.folding import fold

from .lexicon import ADJECTIVES, NAMED_TOTAL, PERIODS, PRICE, UNITS, word_set

_WINDOW = 60  # characters looked at on each side
_NEAREST = 32  # before the amount, for « environ » and the like

_ABOUT = (
    r"(?:~|≈|±|\b(?:environ+s?|env\.?|[àa] peu pr[èe]s|autour|approximativement|aux alentours|pr[èe]s|quelques?"
    r"|dans les|de l['’]ordre))"
)
_BOUND = (
    r"(?:[<>≤≥]|\b(?:au )?(?:plus|moins)|\bjusqu['’][àa]|\b(?:au )?max(?:imum|i|\.)?|\b(?:au )?min(?:imum|i|\.)?"
    r"|\b[àa] partir|\bd[èe]s|\bau[- ]del[àa]|\b(?:sup[ée]rieure?|inf[ée]rieure?|limit[ée]e?|plafonn[ée]e?) [àa])"
)
_ROUGH_BEFORE = re.compile(rf"(?:(?P<about>{_ABOUT})|(?P<bound>{_BOUND}))\s*:?\s*(?:de\s|d['’]|les\s|des\s)?\s*$", re.I)
_PLUS_OF = re.compile(r"(?:^|\s)\+\s*de\s*$")
_ROUGH_AFTER = re.compile(
    r"\s*(?:(?P<about>\(?\s*(?:environ+s?\b|env\.|[àa] peu pr[èe]s|approximativement))"
    r"|(?P<bound>\(?\s*(?:max(?:imum|i)?\b|min(?:imum|i)?\b|au (?:plus|moins|maximum|minimum)\b"
    r"|(?:et|ou) (?:plus|\+))))",
    re.I,
)
# « par séance », « /an », « la séance », « à l'année », « pour l'année »: the noun decides.
_RATE_AFTER = re.compile(
    r"""
    \s* \(? \s* (?:ttc\b|ht\b|net\b|brut\b)? \s*
    (?: (?P<slash> / \s? ) | (?P<by> par \s+ (?:chaque\s+)? ) | (?P<each> (?:pour\s+)? chaque \s+ | tou(?:te)?s\ les\s )
      | (?P<article> (?:(?:[àa]|de|pour|sur|dans)\s+)? (?:l['’]\s*|la\s+|le\s+|les\s+)(?:\d+\s+)? | au\s+ ) )
    (?P<noun> [^\W\d_]+ )
    """,
    re.VERBOSE | re.IGNORECASE,
)
# « 300 € de courses par atelier »
_LATER = re.compile(r"[^,;.:(\d]*?(?:\bpar|/)\s*(?:chaque\s+)?(?P<noun>[^\W\d_]+)", re.IGNORECASE)
_AGAIN = re.compile(r"s?\.?\s*(?:(?:et\s+)?par\s+[^\W\d_]|/\s*[^\W\d_])", re.IGNORECASE)
_ONE_EACH = re.compile(r"\s*\(?\s*(?:chacune?s?|pièces?|l['’]unité|l['’]une?)\b", re.IGNORECASE)
_WORD_AFTER = re.compile(r"\s*(?:ttc|ht|net)?\s*(?P<word>[^\W\d_]+)", re.IGNORECASE)
_YEAR_AFTER = re.compile(r"s?\s+\d{4}\b")
_RATE_BEFORE = re.compile(
    r"(?:\b(?:par|chaque|/)|\bco[ûu]t\s+d['’]une?|^\W*une?)\s*(?P<noun>[^\W\d_]+)"
    r"\s*[:=]?\s*(?:(?:est|[ée]tait|co[ûu]te|revient)\s)?\s*(?:de\s|d['’]|[àa]\s)?\s*$",
    re.IGNORECASE,
)
# « 2 intervenants à 150 € », but not « 2014 évalué à 150 € ».
_COUNT_AT = re.compile(
    r"(?:\d|\b(?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|douze))\s+(?:[^\W\d_]+\s+)?(?![^\W\d_]*(?:é|ée|és|ées|ève|èvent)\b)[^\W\d_]+\s+[àa]\s*$|\d\s?h(?:eures?)?\s+[àa]\s*$"
    r"|(?<!\d)(?:[2-9]|\d\d\d?)\s+[^\W\d_]+[sx]\s+(?:de|d['’])\s*$",  # « 15 bons de 20 € »
    re.IGNORECASE,
)
# « Sortie à 12 € »: what it is sold for, not what it costs.
_SOLD_AT = re.compile(
    r"\b(?:s[ée]jour|stage|sortie|billet|place|ticket|entr[ée]e|repas|cours|carte)s?\s+[àa]\s*$", re.IGNORECASE
)
# « 30 € d'adhésion »: the price that one pays; « adhésions » are many.
_PRICE_AFTER = re.compile(r"\s*(?:d['’]|de\s+|l['’])(?:adh[ée]sion|cotisation|inscription|entr[ée]e)\b", re.IGNORECASE)
# The last word of the two above; most texts have none.
_AT = ("à", "a", "À", "A", "de", "De", "DE", "d'", "d’", "D'", "D’")
_CLAUSE = re.compile(r".*[,.;]\s", re.DOTALL)
_EVENTS = word_set("journee demi matinee apres sortie stage nuit")
_NO_NOUN = word_set("la le les l un une des du nos notre cette ce ces leur leurs")


def rough(text: str, start: int, end: int) -> str:
    """``about`` for « environ 500 € », ``bound`` for « plus de 500 € », else nothing.

    >>> rough("environ 500 €", 8, 13), rough("plus de 500 €", 8, 13), rough("Achat de 500 €", 9, 14)
    ('about', 'bound', '')
    """
    before, after = text[max(0, start - _NEAREST) : start], text[end : end + _WINDOW]
    if start > _NEAREST:
        before = before[before.find(" ") + 1 :]  # no part of a word
    for found in (_ROUGH_BEFORE.search(before), _ROUGH_AFTER.match(after)):
        if found:
            return "about" if found["about"] else "bound"
    return "bound" if _PLUS_OF.search(before) else ""


def rate(text: str, start: int, end: int) -> str:
    """A period of the catalogue (year, month, session, person), ``unit`` for any other rate, nothing for a plain sum.

    ``price`` for a word that names a price, unless the amount is among the costs: « Dépenses », « billets : 290 € ».

    >>> [rate(text, 0, 4) for text in ("50 € par an", "50 €/h", "50 € la séance", "50 € par la CAF", "50 € de vis")]
    ['year', 'unit', 'session', '', '']
    """
    after = text[end : end + _WINDOW]
    if _ONE_EACH.match(after) or _PRICE_AFTER.match(after):
        return "unit"
    if found := _RATE_AFTER.match(after):
        period = _period(after, found)
        if period:
            return "unit" if _AGAIN.match(after, found.end()) else period
    if (word := _WORD_AFTER.match(after)) and (adjective := ADJECTIVES.get(fold(word["word"]))):
        return adjective
    if (found := _LATER.match(after)) and (period := _of_noun(found["noun"])):
        return period
    before = text[max(0, start - _WINDOW) : start]
    if (found := _RATE_BEFORE.search(before)) and (period := _of_noun(found["noun"])):
        return period
    is_at = before.rstrip().endswith(_AT)
    if is_at and (_COUNT_AT.search(before) or _SOLD_AT.search(before)):
        return "unit"
    folded = fold(before)
    if PRICE.search(folded) and not NAMED_TOTAL.search(fold(_CLAUSE.sub("", before))):
        return "price"
    return next((ADJECTIVES[word] for word in folded.split() if word in ADJECTIVES), "")


def _period(text: str, found: re.Match[str]) -> str:
    noun = fold(found["noun"])
    period = _of_noun(noun)
    if found["article"] and period == "year" and _YEAR_AFTER.match(text, found.end()):
        return ""  # « pour l'année 2014 » says which year
    if found["article"] and found["article"].lower().startswith("pour") and noun in _EVENTS:
        return ""  # « 800 € pour la journée »
    if period:
        # « les 10 séances » is no price of one session.
        return "unit" if found["article"] and any(c.isdigit() for c in found["article"]) else period
    if found["article"] or noun in _NO_NOUN or found["noun"][0].isupper():
        return ""
    return "" if found["slash"] and found["slash"] != "/" else "unit"


def _of_noun(word: str) -> str:
    folded = fold(word)
    for noun in (folded, folded.removesuffix("s")):
        if noun in PERIODS:
            return PERIODS[noun]
        if noun in UNITS:
            return "unit"
    return ""

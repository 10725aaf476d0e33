"""The words typed of a place -> a name, a postcode or a code, and what tells the place from others of its name."""

import re
from dataclasses import dataclass

from centres.models.keys import place_key

LONGEST_TYPED = 100
# A postcode that ends with it is that of a company or an office: communes have others, in the same département.
CEDEX = "cedex"
# The cities that have arrondissements, and how many: after « Cedex » too, the number is that of one.
ARRONDISSEMENTS = {"paris": 20, "lyon": 9, "marseille": 16}
_THEIR_DEPARTEMENTS = {"paris": "75", "lyon": "69", "marseille": "13"}
# What people say of a région, of a métropole or of a city.
SHORT_NAMES = {
    "grand lyon": "metropole de lyon", "mel": "metropole europeenne de lille",
    "paca": "provence alpes cote d azur", "aura": "auvergne rhone alpes", "idf": "ile de france",
    "hdf": "hauts de france", "bfc": "bourgogne franche comte", "clermont fd": "clermont ferrand",
}  # fmt: skip
_ARRONDISSEMENT_WORDS = {"arrondissement", "arrondissements", "arr", "ardt", "arrdt"}
# « 1er arrondissement de Lyon »
_LINKS = {"de", "du", "le", "la"}
# « 19 ème »
_ORDINAL_ENDS = {"er", "re", "e", "eme", "ieme", "nd", "nde"}

_WORD = re.compile(r"[a-z]+", re.ASCII)
_POSTCODE = re.compile(r"[0-9]{4,5}", re.ASCII)
_INSEE = re.compile(r"2[ab][0-9]{3}", re.ASCII)
_SIREN = re.compile(r"[0-9]{9}", re.ASCII)
_DEPARTEMENT = re.compile(r"[0-9]{2,3}|2[ab]", re.ASCII)
_ORDINAL = re.compile(r"([0-9]{1,2})(?:er|re|e|eme|ieme|nd|nde|d)", re.ASCII)
_ROMAN = re.compile(r"(x{0,2})(ix|iv|v?i{0,3})(?:er|e|eme)?", re.ASCII)
_GLUED = re.compile(r"(paris|lyon|marseille)([0-9].*)", re.ASCII)
# « 38 130 », « 2A 004 », « 200 040 715 »
_SPACED = (
    re.compile(r"\b([0-9]{3}) ([0-9]{3}) ([0-9]{3})\b", re.ASCII),
    re.compile(r"\b([0-9]{2}|2[ab]) ([0-9]{2,3})\b", re.ASCII),
)
# « Chalon s/ Saône », « Fontenay s/s Bois »
_SUR = ((re.compile(r"\bs/s(?:\b|/)", re.IGNORECASE), " sous "), (re.compile(r"\b(?:s|sur)?/", re.IGNORECASE), " sur "))
# « Havre (Le) », « Roche-sur-Yon, La »: as directories write them.
_ARTICLE_BEHIND = re.compile(r"^([^(,]+?)\s*[(,]\s*(l['’]|les?|la)\s*(?:\)|$|,)", re.IGNORECASE)
# « 12 rue des Lilas, 38000 Grenoble », « F-59000 Lille »: what stands before the postcode is no commune.
_OF_ADDRESSES = {
    "f", "fr", "rue", "av", "avenue", "bd", "boulevard", "bld", "place", "chemin", "allee", "allees", "impasse", "quai",
    "route", "cours", "square", "passage", "bp", "cs",
}  # fmt: skip
# « le 93 », « département 35 »
_OF_DEPARTEMENT = {"le", "la", "les", "dans", "en", "departement", "dept", "dep", "dpt"}
_BRACKETED = re.compile(r"\(\s*[0-9][0-9ab][0-9]?\s*\)", re.ASCII | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class TypedPlace:
    """What was typed; each part may be empty.

    `key` of a name, the beginning of a `postcode`, which may be a whole Insee `code` as well, the code of a
    `departement`, the number of an `arrondissement`, a `siren`.
    """

    key: str = ""
    postcode: str = ""
    departement: str = ""
    arrondissement: int = 0
    code: str = ""
    siren: str = ""

    def __bool__(self) -> bool:
        return any((self.key, self.postcode, self.departement, self.arrondissement, self.code, self.siren))


def read_typed(text: str) -> TypedPlace:
    """Figures are a postcode, an Insee code, a département, or, beside a city that has them, an arrondissement. Others,
    such as the 9 of « Grenoble Cedex 9 », say nothing of which place it is.

    >>> read_typed("St-Martin (38)").key, read_typed("St-Martin (38)").departement
    ('saint martin', '38')
    >>> read_typed("Lyon 3e").arrondissement, read_typed("Grenoble 3e"), read_typed("38 130").postcode
    (3, TypedPlace(key='grenoble', postcode='', departement='', arrondissement=0, code='', siren=''), '38130')
    """
    written = text[:LONGEST_TYPED]
    if behind := _ARTICLE_BEHIND.match(written):
        written = f"{behind[2]} {behind[1]} {written[behind.end() :]}"
    for slashed, word in _SUR:
        written = slashed.sub(word, written)
    folded = place_key(written)
    for spaced in _SPACED:
        folded = spaced.sub(lambda found: "".join(found.groups()), folded)
    words = [part for word in folded.split() for part in _unglued(word)]
    city = next((word for word in words if word in ARRONDISSEMENTS), "")
    if found := _arrondissement(words, city, is_bracketed=bool(_BRACKETED.search(text[:LONGEST_TYPED]))):
        return found
    return _plain(_of_commune(words))


def _of_commune(words: list[str]) -> list[str]:
    """Without what an address has before its postcode."""
    place = next((place for place, word in enumerate(words) if len(word) == 5 and _POSTCODE.fullmatch(word)), 0)
    names_one = any(_WORD.fullmatch(word) and word not in (CEDEX, "france") for word in words[place:])
    return words[place:] if names_one and not _OF_ADDRESSES.isdisjoint(words[:place]) else words


def _unglued(word: str) -> list[str]:
    """« paris19 »"""
    glued = _GLUED.fullmatch(word)
    return list(glued.groups()) if glued else [word]


def _arrondissement(words: list[str], city: str, *, is_bracketed: bool) -> TypedPlace | None:
    """« paris 19 », « lyon 3eme », « marseille cedex 08 », « 1er arrondissement de Lyon », « 8e arr »."""
    says_so = any(word in _ARRONDISSEMENT_WORDS for word in words)
    left = [
        word for word in words if word != city and word not in _ARRONDISSEMENT_WORDS | _LINKS | _ORDINAL_ENDS | {CEDEX}
    ]
    codes = [word for word in left if _POSTCODE.fullmatch(word)]
    numbers = [word for word in left if word not in codes]
    if len(numbers) == 2 and _THEIR_DEPARTEMENTS.get(city) in numbers:
        numbers.remove(_THEIR_DEPARTEMENTS[city])  # « Paris 19e (75) »
    if not (city or says_so) or (not city and codes) or len(numbers) != 1:
        return None
    is_departement = is_bracketed and _DEPARTEMENT.fullmatch(numbers[0])
    number = 0 if is_departement else _number(numbers[0], may_be_bare=bool(city))
    if not 0 < number <= ARRONDISSEMENTS.get(city, max(ARRONDISSEMENTS.values())):
        return None
    return TypedPlace(key=city, arrondissement=number)


def _number(word: str, *, may_be_bare: bool) -> int:
    """
    >>> _number("19e", may_be_bare=False), _number("08", may_be_bare=True), _number("xix", may_be_bare=True)
    (19, 8, 19)
    """
    if ordinal := _ORDINAL.fullmatch(word):
        return int(ordinal[1])
    if may_be_bare and word.isdecimal() and len(word) <= 2:
        return int(word)
    if word and (roman := _ROMAN.fullmatch(word)) and (roman[1] or roman[2]):
        ones = {"": 0, "i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9}
        return 10 * len(roman[1]) + ones[roman[2]]
    return 0


def _plain(words: list[str]) -> TypedPlace:
    names, postcode, code, departement = [], "", "", ""
    for word in words:
        if _SIREN.fullmatch(word):
            return TypedPlace(siren=word)
        if _POSTCODE.fullmatch(word) or _INSEE.fullmatch(word):
            postcode, code = ("" if _INSEE.fullmatch(word) else word), (word.upper() if len(word) == 5 else "")
        elif CEDEX in names and word.isdecimal():
            continue
        elif _DEPARTEMENT.fullmatch(word):
            departement = word.upper()
        elif _WORD.fullmatch(word):
            names.append(word)
    if CEDEX in names:
        names.remove(CEDEX)
        if postcode and names:
            # « 20 » begins those of Corsica, which has two départements.
            departement = departement_of(postcode)
            postcode = code = ""
    if departement and _OF_DEPARTEMENT.issuperset(names):
        names = []
    key = " ".join(names)
    if names and code and not postcode:
        key = ""  # the code says it alone
    return TypedPlace(SHORT_NAMES.get(key, key), postcode, departement, code=code)


def departement_of(postcode: str) -> str:
    """The code of the département that a postcode begins with; empty for Corsica, which has two."""
    return postcode[: 3 if postcode.startswith("97") else 2].removeprefix("20")

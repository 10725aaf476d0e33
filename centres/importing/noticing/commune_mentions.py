"""The name of a centre, or a text of one of its fiches -> the communes of its département that it names.

A name counts when it stands in the centre's name, or in a text behind « à », « de », « au »… with a capital; not when
it tells where somebody comes from. A former commune is the commune of today.
"""

import re
from collections.abc import Collection, Iterator, Sequence

from centres.models import Commune, CommunePart
from centres.models.keys import place_key, without_article

LEAST_LETTERS = 5
AROUND = 40  # characters shown on either side of a name

# Words that also name communes: in a centre's name they are more often what the house is called.
_HOUSES = """
abbaye allee arcade arche argile avenir bains barre bastide beaulieu beauregard beausejour belleville bellevue
bergerie boulevard bourg bruyere bruyeres campagne canal carrefour centre champ champs chapelle charme chateau chene
chenes clairiere colline collines colombier commanderie concorde coteau coteaux couronne croix ecluse ecole eglise
escale espace esperance etang etoile europe falaise ferme fleury fontaine fontaines foret forge forges garenne
grange halle halles horizon jardin lande liberte lilas mairie maison marche moulin moulins ormeau ormes paradis
passerelle pavillon phare pinede place plage plaine plaisance plateau ponts porte prairie prairies printemps puits
quartier renaissance republique residence rivage rives riviere roche rocher ronde roseraie ruche saline salle salles
soleil source sources square stade terrasse tilleul tilleuls tours union vallee vallon valmy verger vergers victoire
vigne vignes village villages ville villeneuve
"""
COMMON = frozenset(_HOUSES.split())
_CONTRACTED = {"au": "le", "du": "le", "aux": "les", "des": "les"}
_BEFORE_NAME = {"a", "de", "d"}
# A capital behind the end of a preposition, then the rest of it: several times faster than looking for prepositions.
_CAPITAL = re.compile(r"[A-ZÀ-ÖØ-ÞŒ](?<=(?:[àÀeuxs]\s|[dD]['’]).)")
_BEFORE = re.compile(
    r"""
    (?<![\w'’-])
    (?: (?P<word> [Àà] | [Dd]e | [Aa]u | [Dd]u | [Aa]ux | [Dd]es ) \s | [Dd]['’] )
    \Z
    """,
    re.VERBOSE,
)
_LONGEST_BEFORE = 5
# Ends right before the « de » of a place that somebody comes from: « une conteuse venue (tout droit) de … ».
_COMES_FROM = re.compile(
    r"""
    (?<![\w’'-])
    (?:
        ven (?: ue?s? | ant | ir | aient | ait ) | vien (?: t | nent ) | arriv (?: ée?s? | ant )
        | originaires? | nati (?: fs? | ves? ) | en \s provenance | provenant
        # those who are invited: where they are at home is not where the centre is
        | compagnies? | troupes? | orchestres? | fanfares? | artistes? | conteu (?: rs? | ses? )
        | comédien (?: ne )? s? | musicien (?: ne )? s? | intervenant e? s?
    )
    (?: \s (?: tout \s droit | exprès | notamment | surtout | aussi | même ) )?
    # « de la région de », « du côté de »
    (?: \s (?: de \s la | du | des | de \s l['’] ) \s? (?: ville | région | agglomération | côté | environs ) )?
    \s \Z
    """,
    re.VERBOSE | re.IGNORECASE,
)
_LONGEST_COMES_FROM = 60
_FROM = {"", "de", "du", "des"}
# « venus de Voiron, de Claix et de Grenoble »
_AND = re.compile(r"\s? (?: , | et | ou | , \s (?: et | ou ) ) \s", re.VERBOSE)
_NAME = re.compile(r"[\w'’ -]{1,60}")
_WORD = re.compile(r"[^\W_]+")


class Names:
    """The communes of one département, by the words of their names."""

    def __init__(self, communes: Sequence[tuple[str, str, str, str]]) -> None:
        """`communes`: the code of each, its key, the same without its article, and the key of the département."""
        self._codes: dict[str, str] = {}
        self._lengths: dict[str, int] = {}
        for code, key, short_key, departement_key in communes:
            is_departement = key == departement_key and len(communes) > 1
            if len(short_key.replace(" ", "")) < LEAST_LETTERS or is_departement:
                continue
            self._codes[key] = code
            first = key.partition(" ")[0]
            self._lengths[first] = max(key.count(" ") + 1, self._lengths.get(first, 0))

    def __bool__(self) -> bool:
        """Whether there is any name to look for: before communes are loaded, no fiche need be read."""
        return bool(self._codes)

    def first(self, words: Sequence[str]) -> tuple[str, int] | None:
        """The commune that these words begin with, the longest name first: (its code, how many words)."""
        for length in range(min(len(words), self._lengths.get(words[0], 0)) if words else 0, 0, -1):
            if code := self._codes.get(" ".join(words[:length])):
                return code, length
        return None

    def in_name(self, name: str) -> set[str]:
        """The communes that a centre's name names."""
        words = place_key(name).split()
        found, position = set(), 0
        while position < len(words):
            code, length = self._at(words, position)
            if code:
                found.add(code)
            position += length
        return found

    def _at(self, words: Sequence[str], position: int) -> tuple[str, int]:
        """The commune at this place of a centre's name, or none, and how many words to go on by."""
        article = _CONTRACTED.get(words[position])
        here = [article, *words[position + 1 :]] if article else words[position:]
        match = self.first(here)
        if match is None:
            return "", 1
        code, length = match
        is_common = without_article(" ".join(here[:length])) in COMMON
        if is_common and (article or not position or words[position - 1] not in _BEFORE_NAME):
            return "", 1
        return code, length

    def in_text(self, text: str) -> Iterator[tuple[str, str]]:
        """(commune, the words around it) of each commune that a text names behind a preposition, as a place to be."""
        end = home = 0
        for capital in _CAPITAL.finditer(text):
            start = capital.start()
            before = _BEFORE.search(text, max(0, start - _LONGEST_BEFORE), start) if start >= end else None
            name = _NAME.match(text, start) if before else None
            if before is None or name is None:
                continue
            spans = list(_WORD.finditer(name[0]))
            word = (before["word"] or "").lower()
            article = _CONTRACTED.get(word)
            words = [*([article] if article else []), *(place_key(span[0]) for span in spans)]
            match = self.first(words)
            if match is not None:
                code, length = match
                end = start + spans[length - bool(article) - 1].end()
                if word in _FROM and _is_home(text, before.start(), home):
                    home = end
                    continue
                yield code, _around(text, before.start(), end)


def read_names(departements: Collection[str]) -> dict[str, Names]:
    """{code of a département: the names of its communes}"""
    communes: dict[str, list[tuple[str, str, str, str]]] = {code: [] for code in departements}
    columns = ("key", "short_key", "departement__key")
    # Parts first: a living commune of the same name takes its place.
    for model, code in ((CommunePart, "commune"), (Commune, "pk")):
        rows = model.objects.filter(departement__in=departements).order_by("pk")
        for departement, *columns_of_one in rows.values_list("departement_id", code, *columns):
            communes[departement].append(tuple(columns_of_one))
    return {departement: Names(some) for departement, some in communes.items()}


def _is_home(text: str, start: int, last: int) -> bool:
    """Whether the « de » at `start` tells where somebody comes from; `last`: where the one before that did so ends."""
    listed = last and _AND.fullmatch(text, last, start)
    return bool(listed or _COMES_FROM.search(text, max(0, start - _LONGEST_COMES_FROM), start))


def _around(text: str, start: int, end: int) -> str:
    """A piece of text on one line, with some whole words on either side.

    >>> _around("x" * 50 + " un repas à Voiron " + "y" * 50, 60, 68)
    '… un repas à Voiron …'
    """
    left, right = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    if start > AROUND:
        left = "… " + re.sub(r"^\S*\s*", "", left)
    if end + AROUND < len(text):
        right = re.sub(r"\s*\S*$", "", right) + " …"
    return " ".join((left + text[start:end] + right).split())

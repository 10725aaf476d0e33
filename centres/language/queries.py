"""What a person types in the search box -> the terms to find and to leave out. Never an error: what is cut is said.

Words add up; words in quotes, or held by a hyphen or an apostrophe, follow one another, and those that a hyphen holds
are found written as one too; `-` before a word or a quote leaves it out. There is no other operator: `AND`, `*` or `:`
are read as any text.
"""

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from .adjectives import qualifies
from .stems import stem
from .words import APOSTROPHES, HYPHENS, WRITTEN, compounds_of, fold, stems, stems_of

LONGEST_QUERY = 300  # characters
MOST_WORDS = 16
LONGEST_SHOWN = 40

# Words that nearly every fiche holds: they count in quotes, or alone, or when they are left out.
EVERYWHERE = frozenset(
    (
        "a", "au", "aux", "avec", "ce", "ces", "cet", "cette", "chez", "comme", "comment", "dans", "de", "des", "du",
        "elle", "elles", "en", "entre", "est", "et", "gens", "il", "ils", "la", "le", "les", "leur", "leurs", "lui",
        "ma", "me", "mes", "mon", "ne", "nos", "notre", "nous", "on", "ou", "par", "pour", "qui", "que", "sa", "sans",
        "se", "ses", "son", "sont", "sur", "ta", "te", "tes", "ton", "tous", "tout", "toute", "toutes", "un", "une",
        "vers", "vos", "votre", "vous", "y",
    )
)  # fmt: skip
# Between two words, these make one thing of them; or where the two are all of the search.
LINKS = frozenset(map(tuple, map(stems, ("de", "des", "du", "de la"))))
LINKS_OF_A_PAIR = frozenset(map(tuple, map(stems, ("à", "au", "aux", "à la"))))
_QUOTES = str.maketrans(dict.fromkeys("«»“”„‟〝〞＂", '"'))
_ITEM = re.compile(
    r'(?P<minus>(?<!\S)[-−])?(?:"(?P<quoted>[^"]*)"'
    rf"|(?P<plain>(?:{WRITTEN.pattern})(?:[{HYPHENS}{APOSTROPHES}](?:{WRITTEN.pattern}))*))"
)


@dataclass(frozen=True, slots=True)
class QueryTerm:
    """One thing to find: a word, or several that follow one another. `text` is how it was typed.

    `compound`: the stem of words typed with hyphens, read as one word, which is found as well.
    """

    stems: tuple[str, ...]
    words: tuple[str, ...]
    text: str
    is_excluded: bool = False
    compound: str = ""

    @property
    def is_quoted(self) -> bool:
        """Whether it was typed in quotes: it is looked for as it is."""
        return self.text.startswith(('"', '-"'))

    @property
    def runs(self) -> tuple[tuple[str, ...], ...]:
        """The stems that follow one another in what it finds."""
        return (self.stems, (self.compound,)) if self.compound else (self.stems,)


@dataclass(frozen=True, slots=True)
class Query:
    """What to find. `text` is the search as typed, cut short; `notes` say what was cut or means nothing."""

    text: str = ""
    terms: tuple[QueryTerm, ...] = ()
    notes: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.terms)

    @property
    def wanted(self) -> tuple[QueryTerm, ...]:
        return tuple(term for term in self.terms if not term.is_excluded)

    @property
    def excluded(self) -> tuple[QueryTerm, ...]:
        return tuple(term for term in self.terms if term.is_excluded)

    @property
    def sought(self) -> frozenset[tuple[str, ...]]:
        """The runs of stems to mark in a text."""
        return frozenset(run for term in self.wanted for run in term.runs)

    @property
    def neighbours(self) -> tuple[tuple[str, ...], ...]:
        """The stems of each two wanted words that were typed side by side, with a small word between them or without.

        >>> parse_query("fête de l’école maternelle").neighbours
        (('fet', 'de', 'ecol'), ('ecol', 'maternel'))
        """
        typed = stems(self.text)
        wanted = {term.stems[0] for term in self.wanted if len(term.stems) == 1 and not term.is_quoted}
        places = [place for place, stem in enumerate(typed) if stem in wanted]
        pairs = pairwise(places)
        return tuple(dict.fromkeys(tuple(typed[one : other + 1]) for one, other in pairs if other - one <= 2))

    @property
    def linked(self) -> tuple[tuple[QueryTerm, QueryTerm], ...]:
        """Each two wanted terms that « de » makes one thing of; a word and its adjective that are the whole search.

        >>> [[term.text for term in pair] for pair in parse_query("fête des mères, école de la grand-mère").linked]
        [['fête', 'mères'], ['école', 'grand-mère']]
        >>> [len(parse_query(typed).linked) for typed in ("jardin botanique", "école à la maison", "dehors l’été")]
        [1, 1, 0]
        """
        typed = stems(self.text)
        placed, end = [], 0
        for term in self.wanted:
            if term.is_quoted:
                continue
            size = len(term.stems)
            starts = range(end, len(typed) - size + 1)
            if (start := next((at for at in starts if tuple(typed[at : at + size]) == term.stems), None)) is not None:
                placed.append((start, end := start + size, term))
        links = LINKS | LINKS_OF_A_PAIR if (is_pair := len(placed) == len(self.wanted) == 2) else LINKS
        return tuple(
            (one, other)
            for (_, stop, one), (start, _, other) in pairwise(placed)
            if one.stems != other.stems
            and (tuple(typed[stop:start]) in links or (is_pair and stop == start and qualifies(one.text, other.text)))
        )

    @property
    def exactly(self) -> str:
        """The search in which each word is looked for as it is: in quotes.

        >>> parse_query("vélo partagé -moto").exactly
        '"vélo" "partagé" -moto'
        """
        return " ".join(term.text if term.is_excluded or term.is_quoted else f'"{term.text}"' for term in self.terms)

    def without(self, term: QueryTerm) -> str:
        """The search as typed, without one of its terms."""
        return " ".join(other.text for other in self.terms if other is not term)

    def instead(self, words: dict[QueryTerm, str]) -> str:
        """The search as typed, with other words for some terms.

        >>> query = parse_query("cours de dessein")
        >>> query.instead({query.terms[1]: "dessin"})
        'cours de dessin'
        """
        text, end = "", 0
        for term in self.terms:
            start = self.text.find(term.text, end)
            if start < 0:  # in quotes of another kind
                return " ".join(words.get(each, each.text) for each in self.terms)
            text += self.text[end:start] + words.get(term, term.text)
            end = start + len(term.text)
        return text + self.text[end:]


def parse_query(typed: str) -> Query:
    """Reads a search.

    >>> [term.stems for term in parse_query("fête de l’école").terms]
    [('fet',), ('ecol',)]
    >>> query = parse_query("« repas de quartier » -vacances co-voiturage")
    >>> [term.stems for term in query.wanted], [term.stems for term in query.excluded]
    ([('repas', 'de', 'quarti'), ('co', 'voiturag')], [('vacanc',)])
    >>> parse_query("l’").notes
    ('Recherche ignorée : « l’ » ne contient aucun mot à chercher.',)
    """
    text = typed[: 4 * LONGEST_QUERY].replace("\0", " ").encode("utf-8", "replace").decode()
    text = " ".join(text.split())
    notes = []
    if len(text) > LONGEST_QUERY or len(typed) > 4 * LONGEST_QUERY:
        text = text[:LONGEST_QUERY]
        notes.append(f"Recherche trop longue : seuls ses {LONGEST_QUERY} premiers caractères comptent.")
    read = [term for term in map(_term, _ITEM.finditer(text.translate(_QUOTES))) if term.stems]
    terms = _first_words(read)
    if sum(len(term.stems) for term in read) > MOST_WORDS:
        notes.append(f"Recherche trop longue : seuls ses {MOST_WORDS} premiers mots comptent.")
    if text and not terms:
        notes.append(f"Recherche ignorée : {_shown(text)} ne contient aucun mot à chercher.")
    return Query(text, _telling(terms), tuple(notes))


def _term(match: re.Match[str]) -> QueryTerm:
    typed = match["quoted"] if match["plain"] is None else match["plain"]
    read = WRITTEN.findall(typed)
    words = tuple(word for written in read for word in fold(written))
    text = typed if match["plain"] is not None else f'"{typed.strip()}"'
    is_compound = match["plain"] is not None and len(words) > 1 and compounds_of(typed)
    compound = stem("".join(words)) if is_compound else ""
    return QueryTerm(
        tuple(found for written in read for found in stems_of(written)),
        words,
        f"-{text}" if match["minus"] else text,
        bool(match["minus"]),
        compound,
    )


def _first_words(terms: list[QueryTerm]) -> list[QueryTerm]:
    """The terms that hold the first words; the last of them may be cut."""
    kept, room = [], MOST_WORDS
    for term in terms:
        if room:
            is_whole = len(term.stems) <= room
            compound = term.compound if is_whole else ""
            kept.append(replace(term, stems=term.stems[:room], words=term.words[:room], compound=compound))
        room = max(0, room - len(term.stems))
    return kept


def _telling(terms: list[QueryTerm]) -> tuple[QueryTerm, ...]:
    """Each term once, without the words that every fiche holds unless there is nothing else to find."""
    once = {(term.stems, term.is_excluded): term for term in reversed(terms)}
    distinct = tuple(reversed(once.values()))
    telling = tuple(term for term in distinct if _tells(term))
    return telling if any(not term.is_excluded for term in telling) or len(telling) == len(distinct) else distinct


def _tells(term: QueryTerm) -> bool:
    return term.is_excluded or term.is_quoted or len(term.words) > 1 or term.words[0] not in EVERYWHERE


def _shown(text: str) -> str:
    """The search between « », short and printable."""
    printable = "".join(character if character.isprintable() else "\ufffd" for character in text[:LONGEST_SHOWN])
    return f"« {printable}{'…' if len(text) > LONGEST_SHOWN else ''} »"

"""Terms of a search -> what else is looked for: words that staff say mean the same, abbreviations and what they are.

A group is known by the stems of its words, without those that every fiche holds: « accueils de loisirs » is « accueil
de loisirs ». Where a small word makes the sense of the one that is left, « gens du voyage », « aller vers », it is
known by all its stems: « voyage » alone does not open it. A term in quotes is looked for as it is.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from centres.language import Query, QueryTerm, parse_query, stem, stems, tells
from centres.language.queries import EVERYWHERE
from centres.language.stems import own_form
from centres.language.words import WRITTEN
from centres.models import Synonym
from centres.models.synonym import words_of

Run = tuple[str, ...]
MOST_OTHERS = 16  # words for one
LONGEST_SPAN = 6  # terms
# Small words that change what the word beside them says, as an article or a pronoun does not: « sans abri ».
SENSE_MAKERS = frozenset(("chez", "en", "entre", "gens", "sans", "tous", "tout", "toute", "toutes", "vers"))
# Between two words, these make them two things: « jardin avec les enfants » is no « jardin d’enfants ».
SEPARATORS = frozenset(
    stem(word) for word in ("avec", "chez", "dans", "entre", "et", "ou", "par", "sans", "sur", "vers")
)


@dataclass(frozen=True, slots=True)
class OtherWord:
    """A word, or several that follow one another: as staff write it, the stems that a search keeps of it, those that
    tell it, those that find it.
    """

    text: str
    telling: Run
    key: Run
    runs: tuple[Run, ...]
    form: str = ""


@dataclass(frozen=True, slots=True)
class Besides:
    """What is looked for in the place of some terms of a search that stand side by side."""

    terms: tuple[QueryTerm, ...]
    words: tuple[OtherWord, ...]

    @property
    def runs(self) -> tuple[Run, ...]:
        return tuple(dict.fromkeys(run for word in self.words for run in word.runs))


class SynonymIndex:
    """Every group, by the stems of each of its words. Nothing changes once it is made."""

    def __init__(
        self, rows: Iterable[tuple[str, bool]] = (), fallbacks: Iterable[str] = (), *, is_strict: bool = False
    ) -> None:
        """`rows`: words, and whether only the first one finds the others. `fallbacks`: those of which it does only
        where few fiches answer. `is_strict`: a word of the same root is not the word.
        """
        self._is_strict = is_strict
        self._others: dict[tuple[Run, str], dict[str, OtherWord]] = {}
        self._phrases: dict[Run, set[Run]] = {}  # by the one stem that a search keeps of them
        self._whole: dict[Run, set[Run]] = {}  # each word as it is written, by what a search keeps of it
        self.words: set[str] = set()
        self._stems: set[str] = set()
        of_last_resort = [(text, True) for text in fallbacks]
        self.fallbacks = SynonymIndex(of_last_resort, is_strict=True) if of_last_resort else None
        for text, is_one_way in rows:
            read = [word for word in map(_read, words_of(text)) if word.runs]
            for word in read:
                self._stems.update(word.key)
                if not is_strict:
                    self.words.update(WRITTEN.findall(word.text))
            for place, word in enumerate(read):
                if place and is_one_way:
                    break
                others = {other.text: other for other in read if other.key != word.key and _says_enough(other.key)}
                self._others.setdefault(self._entry(word.key, word.form), {}).update(others)
                self._whole.setdefault(word.key, set()).add(word.runs[0])
                if word.key != word.telling:
                    self._phrases.setdefault(word.telling, set()).add(word.key)

    def _entry(self, key: Run, form: str = "") -> tuple[Run, str]:
        return key, form if self._is_strict and len(key) == 1 else ""

    def knows(self, stem: str) -> bool:
        """Whether it is that of a word of some group."""
        return stem in self._stems or (self.fallbacks is not None and self.fallbacks.knows(stem))

    def runs_beside(self, key: Run) -> list[Run]:
        """What finds the other words of its groups."""
        return [run for word in self._others.get(self._entry(key), {}).values() for run in word.runs]

    def besides(self, query: Query) -> list[Besides]:
        """For each run of terms that is a word of a group: its other words."""
        terms = [term for term in query.wanted if not term.is_quoted]
        return list(self._found(terms, tuple(stems(query.text))))

    def at_last(self, query: Query, besides: Sequence[Besides], *, is_answered: bool) -> list[Besides]:
        """What to look for where few fiches answer, or none; `besides`: what was already.

        Nothing where a word says what these do not: « X de Y » is no Y, and of a search that nothing answers each word
        must be one that staff know, and all of them no expression.
        """
        more = self.fallbacks.besides(query) if self.fallbacks else []
        spans = [set(each.terms) for each in more]
        if not more or any(not any(span.issuperset(pair) for span in spans) for pair in query.linked):
            return []
        if is_answered or any(each.terms == query.wanted for each in more):
            return more
        known = {term for each in (*besides, *more) for term in each.terms}
        is_expression = any(each.terms == query.wanted for each in besides)
        return more if known.issuperset(query.wanted) and not is_expression else []

    def _found(self, terms: Sequence[QueryTerm], typed: Run) -> Iterator[Besides]:
        keys = [_telling(term.stems, term.words) for term in terms]
        apart = _apart(terms, typed)
        for start in range(len(terms)):
            for stop in range(start + 1, min(len(terms), start + LONGEST_SPAN) + 1):
                key = tuple(stem for some in keys[start:stop] for stem in some)
                if any(apart[start : stop - 1]) and not any(_holds(typed, run) for run in self._whole.get(key, ())):
                    continue
                phrases = [run for run in sorted(self._phrases.get(key, ())) if _holds(typed, run)]
                form = _form([word for term in terms[start:stop] for word in term.words])
                entries = (self._others.get(self._entry(run, form), {}) for run in (*phrases, key))
                others = {text: word for entry in entries for text, word in entry.items()}
                if others:
                    yield Besides(tuple(terms[start:stop]), tuple(others.values())[:MOST_OTHERS])


def read_synonyms() -> SynonymIndex:
    """As the database has them, in an order that no collation makes: where others are too many, the first count."""
    return _index_of(tuple(sorted(Synonym.objects.order_by().values_list("is_fallback", "is_one_way", "words"))))


@lru_cache(maxsize=2)  # most changes of the catalogue are none of theirs
def _index_of(rows: tuple[tuple[bool, bool, str], ...]) -> SynonymIndex:
    return SynonymIndex(
        [(words, is_one_way) for is_fallback, is_one_way, words in rows if not is_fallback],
        [words for is_fallback, _, words in rows if is_fallback],
    )


@lru_cache(maxsize=16_384)  # all groups are read again after each change of the catalogue
def _read(text: str) -> OtherWord:
    typed = text.replace('"', " ")
    terms = parse_query(f'"{typed}"').terms
    if not terms:
        return OtherWord(text, (), (), ())
    joined = [(each.compound,) for each in parse_query(typed).terms if each.compound and each.stems == terms[0].stems]
    whole = terms[0]
    telling = _telling(whole.stems, whole.words)
    is_phrase = len(telling) == 1 and not SENSE_MAKERS.isdisjoint(whole.words)
    return OtherWord(text, telling, whole.stems if is_phrase else telling, (whole.stems, *joined), _form(whole.words))


def _form(words: Sequence[str]) -> str:
    """What tells one word from those of its root; empty for several."""
    telling = [word for word in words if word not in EVERYWHERE] or words
    return own_form(telling[0]) if len(telling) == 1 else ""


def _says_enough(key: Run) -> bool:
    """Whether it is worth looking for: words of every day are where they follow one another, « écrivain public »."""
    return len(key) > 1 or any(map(tells, key))


def _holds(typed: Run, run: Run) -> bool:
    return any(typed[start : start + len(run)] == run for start in range(len(typed) - len(run) + 1))


def _apart(terms: Sequence[QueryTerm], typed: Run) -> list[bool]:
    """Whether a word that makes two things of them was typed between each term and the next one."""
    apart, end = [], 0
    for place, term in enumerate(terms):
        start = next((at for at in range(end, len(typed)) if typed[at] == term.stems[0]), end)
        if place:
            apart.append(not SEPARATORS.isdisjoint(typed[end:start]))
        end = start + len(term.stems)
    return apart


def _telling(found: Run, words: Sequence[str]) -> Run:
    """Stems without those of words that every fiche holds."""
    return tuple(stem for stem, word in zip(found, words, strict=False) if word not in EVERYWHERE) or found

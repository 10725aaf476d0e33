"""A search that found nothing -> « Vouliez-vous dire … » : the same in words that the catalogue has. Never done for it.

The words of the catalogue are those of its fiches (published once; each suggestion is tried before it is made) and of
its labels.
"""

from dataclasses import dataclass
from itertools import chain

from django.db.models.functions import Length
from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from centres.catalogue.sql.postings import count, phrase
from centres.language import Query, QueryTerm, parse_query, stem
from centres.language.queries import EVERYWHERE
from centres.language.words import WRITTEN, fold
from centres.models import Word

from .finding import search
from .label_matches import LISTS, LabelIndex, current_labels

SHORTEST, LONGEST = 3, 24
MOST_MENDED = 3  # words of one search
MOST_TRIED = 5  # words of the catalogue for one of the search
MOST_COUNTED = 1000


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Another search, and how many fiches it finds."""

    text: str
    count: int


def suggestion(query: Query, version: str = "") -> Suggestion | None:
    """What was meant, when words of a search are in no fiche and others, close to them, are.

    `version`: of the catalogue, for label_matches.py; without it, one more query.
    """
    labels = current_labels(version)
    mended: dict[QueryTerm, str] = {}
    for term in _unknown(query.wanted, labels)[:MOST_MENDED]:
        better = _mended(term, labels)
        if better:
            mended[term] = better
    if not mended:
        return None
    text = query.instead(mended)
    found = len(search(parse_query(text), version=version).ids)
    return Suggestion(text, found) if found else None


def _unknown(terms: tuple[QueryTerm, ...], labels: LabelIndex) -> list[QueryTerm]:
    """The terms that hold a word which neither a fiche nor a label has."""
    stems = list(dict.fromkeys(stem for term in terms for stem in term.stems))
    counts = dict(zip(stems, count([phrase([stem]) for stem in stems], 1), strict=True))
    return [term for term in terms if any(not counts[stem] and not labels.terms((stem,)) for stem in term.stems)]


def _mended(term: QueryTerm, labels: LabelIndex) -> str:
    """The term with known words in the place of unknown ones; empty when one has no neighbour."""
    words = []
    for word in term.words:
        better = word if _is_known(word, labels) else _nearest(word, labels)
        if not better:
            return ""
        words.append(better)
    text = " ".join(words)
    return f'"{text}"' if len(words) > 1 else text


def _is_known(word: str, labels: LabelIndex) -> bool:
    found = stem(word)
    return bool(count([phrase([found])], 1)[0] or labels.terms((found,)))


def _nearest(word: str, labels: LabelIndex) -> str:
    """The closest word of the catalogue, the most used one of those that are as close; empty when none is close.

    Never one that nearly every fiche holds: « dans » is nothing to find for whoever looks for « danse ».
    """
    if not SHORTEST <= len(word) <= LONGEST or not word.isalpha():
        return ""
    sizes = range(len(word) - _slack(word), len(word) + _slack(word) + 1)
    rows = Word.objects.annotate(size=Length("form")).filter(size__in=list(sizes)).values_list("form", "written")
    written = dict(rows.order_by())
    for label_word in _label_words():
        for form in fold(label_word):
            written.setdefault(form, label_word.lower())
    close = extract(word, sorted(written.keys() - EVERYWHERE), scorer=OSA.distance, score_cutoff=_slack(word), limit=20)
    ranked = sorted((distance, form[0] != word[0], form) for form, distance, _ in close)
    tried = [form for *_, form in ranked[:MOST_TRIED]]
    used = dict(zip(tried, count([phrase([stem(form)]) for form in tried], MOST_COUNTED), strict=True))
    best = [
        (distance, is_other, -used[form], form)
        for distance, is_other, form in ranked[:MOST_TRIED]
        if used[form] or labels.terms((stem(form),))
    ]
    return written[min(best)[-1]] if best else ""


def _slack(word: str) -> int:
    """How many letters may differ: one in a short word, two in a long one."""
    return 1 if len(word) < 6 else 2


def _label_words() -> set[str]:
    labels = chain.from_iterable(terms.objects.values_list("label", flat=True) for terms, _ in LISTS.values())
    return {word for label in labels for word in WRITTEN.findall(label)}

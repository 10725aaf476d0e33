"""A search in which a word is in no fiche -> the same in words that the catalogue has, where what was meant is plain.

Plain: it sounds the same (language/sounds.py), or a letter differs, two in a long word; and it is no word that staff,
we or a dictionary know. The words of the catalogue are those of its fiches (published once; each is tried), of its
labels, of synonyms.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from django.db.models.functions import Length
from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from centres.catalogue.sql.postings import any_of, count, phrase
from centres.language import Query, QueryTerm, fold, parse_query, stem, stems_of
from centres.language.lexicon import as_written, is_said
from centres.language.queries import EVERYWHERE
from centres.language.slips import is_real, one_letter_away
from centres.language.sounds import sound_of
from centres.language.words import WRITTEN
from centres.models import Word

from .label_matches import LISTS, LabelIndex

SHORTEST, LONGEST = 3, 24
# Letters that may differ in a word that sounds the same; of others, those of a long word.
MOST_SOUNDING, MOST_DIFFERING, LONG = 3, 2, 9
SHORTEST_PLAIN, SHORTEST_DIFFERING = 5, 7
MOST_MENDED = 3  # words of one search
MOST_TRIED = 8  # words of the catalogue for one of the search
MOST_CLOSE = 60
MOST_COUNTED = 1000
FEW = 3  # fiches that have a word which nobody says: of several words, it may be a slip in them as well


@dataclass(frozen=True, slots=True, order=True)
class Neighbour:
    """A word of the catalogue close to one that it lacks; of two, the smaller is the better."""

    is_doubtful: bool
    sounds_other: bool
    distance: int
    starts_otherwise: bool
    unused: int
    form: str
    written: str

    @property
    def is_a_letter_away(self) -> bool:
        return self.distance == 1 and not self.starts_otherwise


def mended(query: Query, labels: LabelIndex) -> Query | None:
    """The search with plain misspellings mended; None where there is none."""
    better: dict[QueryTerm, str] = {}
    for term, lacking in unknown_terms(query.wanted, labels)[:MOST_MENDED]:
        # Beside another word that is found with it, a letter is plain in a short word too.
        is_alone = len(query.wanted) == 1
        if term.is_quoted:
            continue
        if words := words_instead(term, lacking, labels, is_plain=True, is_alone=is_alone):
            better[term] = words
    return parse_query(query.instead(better)) if better else None


def unknown_terms(terms: Sequence[QueryTerm], labels: LabelIndex) -> list[tuple[QueryTerm, set[str]]]:
    """The terms that hold a word which neither a fiche nor a label has, and the stems of these words.

    Of several terms, so are words that hardly a fiche has and nobody says: « familliaux » may be a slip there too.
    """
    words = {stem: word for term in terms for word, stem in zip(term.words, term.stems, strict=False)}
    counts = count([phrase([stem]) for stem in words], FEW + 1)
    is_one = len(terms) == 1
    lacking = {
        stem
        for (stem, word), times in zip(words.items(), counts, strict=True)
        if not labels.terms((stem,)) and (not times or (not is_one and times <= FEW and _is_slip(word, stem, labels)))
    }
    return [(term, found) for term in terms if (found := lacking.intersection(term.stems))]


def words_instead(
    term: QueryTerm, lacking: set[str], labels: LabelIndex, *, is_plain: bool, is_alone: bool = True
) -> str:
    """The term with known words in the place of those it lacks; empty when one has no neighbour, or no plain one."""
    words = []
    for word, own in zip(term.words, term.stems, strict=False):
        if own not in lacking:
            words.append(word)
            continue
        nearest = next((found for found in neighbours(word, labels) if stems_of(found.written)[0] != own), None)
        if nearest is None or (is_plain and not _is_meant(word, own, nearest, labels, is_alone=is_alone)):
            nearest = _other_form(word, own, labels)
        elif nearest.distance and not is_plain and is_said(word):
            nearest = None  # whoever types « temps partiel » means no « partie »
        if nearest is None:
            return ""
        words.append(nearest.written)
    text = " ".join(words)
    return f'"{text}"' if len(words) > 1 else text


def neighbours(word: str, labels: LabelIndex) -> list[Neighbour]:
    """The words of the catalogue that are close to one, the best first.

    Never one that nearly every fiche holds: « dans » is nothing to find for whoever looks for « danse ».
    """
    if not SHORTEST <= len(word) <= LONGEST or not word.isalpha():
        return []
    written = _vocabulary(word, labels)
    close = extract(
        word, sorted(written.keys() - EVERYWHERE), scorer=OSA.distance, score_cutoff=MOST_SOUNDING, limit=MOST_CLOSE
    )
    sound = sound_of(word)
    ranked = sorted(filter(None, (_compared(word, sound, form, int(far), written) for form, far, _ in close)))
    tried = ranked[:MOST_TRIED]
    stems = [stems_of(found.written)[0] for found in tried]
    # A word of a group of synonyms is worth what the others find.
    used = count(
        [any_of(map(phrase, [(stem,), *labels.synonyms.runs_beside((stem,))])) for stem in stems], MOST_COUNTED
    )
    return sorted(
        replace(found, unused=-times)
        for found, times, stem in zip(tried, used, stems, strict=True)
        if times or labels.terms((stem,))
    )


def _compared(word: str, sound: str, form: str, distance: int, written: dict[str, str]) -> Neighbour | None:
    """None where the two have nothing to do with each other."""
    other = sound_of(form)
    sounds_other, starts_otherwise = other != sound, other[:1] != sound[:1]
    if len(word) >= LONG:
        distance = min(distance, int(OSA.distance(sound, other)))
    slack = 1 if len(word) < LONG - 2 else MOST_DIFFERING
    if sounds_other and (distance > slack or (distance > 1 and starts_otherwise)):
        return None
    # A letter more or less makes another word of a short one: « plage », « page ».
    is_slip = distance == 0 or (distance == 1 and (len(word) >= SHORTEST_DIFFERING or sorted(word) == sorted(form)))
    is_plain = len(word) >= SHORTEST_PLAIN and not starts_otherwise and (is_slip or not sounds_other)
    return Neighbour(not is_plain, sounds_other, distance, starts_otherwise, 0, form, written[form])


def _is_meant(word: str, stem: str, nearest: Neighbour, labels: LabelIndex, *, is_alone: bool) -> bool:
    if nearest.is_doubtful and (is_alone or not nearest.is_a_letter_away):
        return False
    # The same word with other accents is what was meant, whatever it is without them.
    return not nearest.distance or not _is_another(word, stem, nearest, labels)


def _other_form(word: str, own: str, labels: LabelIndex) -> Neighbour | None:
    """A word of French plainly close to one that is none, where fiches have another of its forms."""
    if not _is_slip(word, own, labels):
        return None
    sound = sound_of(word)
    forms = {form: form for form in one_letter_away(word) if is_said(form)}
    close = filter(None, (_compared(word, sound, form, 1, forms) for form in forms))
    tried = sorted(found for found in close if not found.is_doubtful)[:MOST_TRIED]
    counts = count([phrase([stem(found.form)]) for found in tried], 1)
    found = next((found for found, times in zip(tried, counts, strict=True) if times), None)
    return found and replace(found, written=as_written(found.form))


def _is_another(word: str, stem: str, nearest: Neighbour, labels: LabelIndex) -> bool:
    """Whether a word that no fiche has is one all the same: whoever types it means it, unless a fiche misspells it."""
    if _is_kept(word, stem, labels):
        return True
    is_right = is_said(nearest.form) or -nearest.unused > FEW or labels.synonyms.knows(stems_of(nearest.written)[0])
    return is_right and is_said(word)


def _is_kept(word: str, stem: str, labels: LabelIndex) -> bool:
    return is_real(word) or labels.synonyms.knows(stem)


def _is_slip(word: str, stem: str, labels: LabelIndex) -> bool:
    is_word = not word.isalpha() or _is_kept(word, stem, labels) or is_said(word)
    return len(word) >= SHORTEST_DIFFERING and not is_word


def _vocabulary(word: str, labels: LabelIndex) -> dict[str, str]:
    """Folded words of about the same length, as they are written."""
    sizes = range(len(word) - MOST_SOUNDING, len(word) + MOST_SOUNDING + 1)
    rows = Word.objects.annotate(size=Length("form")).filter(size__in=list(sizes)).values_list("form", "written")
    written = dict(rows.order_by())
    for other in chain(_label_words(), labels.synonyms.words):
        for form in fold(other):
            if len(form) in sizes:
                written.setdefault(form, other.lower())
    return written


def _label_words() -> Iterator[str]:
    labels = chain.from_iterable(terms.objects.values_list("label", flat=True) for terms, _ in LISTS.values())
    return (word for label in labels for word in WRITTEN.findall(label))

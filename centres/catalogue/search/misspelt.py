"""Terms of a search -> the stems under which fiches misspell them: « habitants » also finds « habitnats ».

A word of the catalogue is taken for a misspelling of another one when it is a slip of it (language/slips.py), is no
real word that we know, and is rare beside it: in three fiches at most, and no more than the other; or in one for
twenty. Only the right spelling leads to the wrong one where it is common: what is typed is never replaced.
"""

from collections.abc import Iterable

from centres.catalogue.sql.postings import count, phrase
from centres.catalogue.sql.prepared import Prepared
from centres.language import QueryTerm
from centres.language.slips import SHORTEST, is_real, slips
from centres.models import Word

from .label_matches import LabelIndex

Misspelt = dict[QueryTerm, tuple[str, ...]]

FEW, TIMES = 3, 20
# Past this, a word is common: it is not counted further.
MOST_COUNTED = 5000
MOST_FORMS, MOST_VARIANTS = 200, 3
MOST_KEPT = 2000
# So many slips more or less are no other question: it is asked for a few numbers of them.
A_HANDFUL = 64

FORMS = Prepared(
    lambda stems: Word.objects.filter(stem__in=stems).order_by("form").values_list("stem", "form")[:MOST_FORMS]
)
STEMS = Prepared(lambda forms: Word.objects.filter(form__in=forms).order_by("form").values_list("form", "stem"))


def misspelt(terms: Iterable[QueryTerm], labels: LabelIndex) -> Misspelt:
    """The stems to look for beside that of each single word; no entry for a word without any.

    Three queries at most, and none for what was looked for already in this state of the catalogue.
    """
    asked = tuple(terms)
    if asked not in labels.misspelt:
        if len(labels.misspelt) >= MOST_KEPT:
            labels.misspelt.clear()
        labels.misspelt[asked] = _look_up(asked, labels)
    return labels.misspelt[asked]


def _look_up(terms: tuple[QueryTerm, ...], labels: LabelIndex) -> Misspelt:
    words = {term.stems[0]: term for term in terms if len(term.stems) == 1 and term.words[0].isalpha()}
    forms = _forms(words)
    wrong = {slip: stem for stem, some in forms.items() for form in some for slip in slips(form)}
    if not wrong:
        return {}
    rows = STEMS(_padded(sorted(wrong)))
    pairs = dict.fromkeys((wrong[form], stem) for form, stem in rows if wrong[form] != stem and not is_real(form))
    if not pairs:
        return {}
    stems = list(dict.fromkeys(stem for pair in pairs for stem in pair))
    counts = dict(zip(stems, count([phrase([stem]) for stem in stems], MOST_COUNTED), strict=True))
    found: Misspelt = {}
    for right, variant in pairs:
        # A label of a vocabulary is spelt right, even where no fiche's own words hold it.
        if _is_rare(counts[variant], max(counts[right], FEW if labels.terms((right,)) else 0)):
            term = words[right]
            found[term] = (*found.get(term, ()), variant)[:MOST_VARIANTS]
    return found


def _forms(words: dict[str, QueryTerm]) -> dict[str, set[str]]:
    """The forms of each word: as typed, and as the catalogue has it (« habitant » finds « habitnats » too)."""
    long = {stem: {term.words[0]} for stem, term in words.items() if len(term.words[0]) + 2 >= SHORTEST}
    if long:
        for stem, form in FORMS(sorted(long)):
            long[stem].add(form)
    return long


def _padded(forms: list[str]) -> list[str]:
    """The same ones, up to a full handful by what is no word."""
    return forms + [f"-{number}" for number in range(-len(forms) % A_HANDFUL)]


def _is_rare(variant: int, right: int) -> bool:
    return 0 < variant <= right and (variant <= FEW or variant * TIMES <= right)

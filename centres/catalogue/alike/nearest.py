"""A fiche, or a few lines of a draft -> the fiches nearest to it, each with the reason.

Two steps, so that the work is bounded whatever the words and however many fiches there are. First who may be near:
fiches that hold the rare words (the lists of the text search) or carry most of the labels (the bitmaps of the index).
Then these few dozen are compared word by word with what their ActionText says, and the reasons are told from that
comparison: what is said to be shared is shared. Both steps read what both databases hold alike.
"""

import heapq
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from django.urls import reverse
from pyroaring import BitMap

from centres.catalogue.index import CatalogueIndex, CatalogueState
from centres.catalogue.lists.card_rows import CARDS_WITH_WORDS, CardRow, card_of
from centres.catalogue.sql.postings import phrase, read
from centres.catalogue.sql.prepared import Row
from centres.language import stems, tells
from centres.models import Action

from .naming import folded, named
from .reasons import KINDS, MOST_WORDS, Reason
from .weights import (
    ALWAYS_TELLING,
    MOST_SHARE,
    Rarity,
    WeightedWords,
    current_rarity,
    words_of_action,
    words_of_text,
)

LONGEST_TEXT = 10_000  # characters
# Words looked up in the index: of those met in the sample and of those it does not hold, and how many fiches in all.
MOST_LOOKED_UP, MOST_IDS = 32, 8_000
MOST_BY_WORDS, MOST_BY_LABELS, MOST_LABELS, MOST_COMPARED = 300, 12, 6, 48
# Of the nearest, for one that is shown: editions of one fiche and fiches of one centre come after the others.
LOOKED_AT = 4
# Labels that both carry count for a part of the likeness; of a label's own weight, these shares.
SHARE_OF_LABELS = 0.25
# Where both may carry the same and no other: « même public ».
SAME = ("theme", "public", "echelle")
WEIGHTS = {"theme": 1.0, "public": 1.0, "partenaire": 0.7, "echelle": 0.3}

Labels = Mapping[str, list[int]]  # facet -> ids of terms


@dataclass(frozen=True, slots=True)
class Likened:
    """What is compared with the fiches."""

    words: WeightedWords
    labels: Labels
    action_id: int | None = None
    centre_id: int | None = None


@dataclass(frozen=True, slots=True)
class Alike:
    """A fiche and why it is near."""

    action: CardRow
    reason: Reason


@dataclass(frozen=True, slots=True)
class Nearest:
    """The nearest first. `has_words`: whether what was compared says anything that could be shared."""

    rows: list[Alike] = field(default_factory=list)
    has_words: bool = True


@dataclass(frozen=True, slots=True)
class Candidate:
    """A fiche that may be near, after the comparison."""

    likeness: float
    pk: int
    stems: list[str]
    row: Row

    @property
    def title(self) -> str:
        return str(self.row[1])

    @property
    def centre_id(self) -> int | None:
        pk: int | None = self.row[6]
        return pk


def near_action(action: Action, catalogue: CatalogueState, most: int) -> Nearest:
    """The fiches nearest to one, fetched by `for_detail`."""
    rarity = current_rarity(catalogue.index)
    labels = {
        "theme": [term.pk for term in action.themes],
        "public": [term.pk for term in action.publics],
        "partenaire": [term.pk for term in action.partner_list],
        "echelle": [action.scale_id] if action.scale_id else [],
    }
    likened = Likened(words_of_action(action, rarity), labels, action.pk, action.centre_id)
    return _nearest(likened, catalogue.index, rarity, most)


def near_text(text: str, catalogue: CatalogueState, most: int) -> Nearest:
    """The fiches nearest to a text of at most LONGEST_TEXT characters. Nothing of it is kept."""
    rarity = current_rarity(catalogue.index)
    likened = Likened(words_of_text(text, rarity), named(text, catalogue.index))
    return _nearest(likened, catalogue.index, rarity, most)


def _nearest(likened: Likened, index: CatalogueIndex, rarity: Rarity, most: int) -> Nearest:
    weights = dict(_label_weights(likened.labels, index))
    candidates = _candidates(likened, weights, index, rarity)
    compared = _compared(candidates, likened, weights, index, rarity, LOOKED_AT * most)
    chosen = _spread(compared, most)
    root = reverse("centres:action_list")
    near = [Alike(card_of(row.row, index.words, root), _reason(row, likened, index)) for row in chosen]
    return Nearest(near, bool(likened.words.weights or weights))


# Who may be near.


def _candidates(
    likened: Likened, weights: Mapping[tuple[str, int], float], index: CatalogueIndex, rarity: Rarity
) -> list[int]:
    """A few dozen ids: those that share the most rare words, labels counted, then those that share the most labels."""
    scores: dict[int, float] = {}
    looked_up = _looked_up(likened.words, rarity)
    held = read([phrase([stem]) for stem in looked_up])
    for stem, ids in zip(looked_up, held, strict=True):
        weight = likened.words.weights[stem] * rarity.weights[stem]
        for pk in ids:
            scores[pk] = scores.get(pk, 0.0) + weight
    scores.pop(likened.action_id or 0, None)
    by_words = _largest(scores, MOST_BY_WORDS)
    most = max(scores.values(), default=0.0)
    whole = sum(weights.values())
    sets = {label: index.values[label[0]][label[1]] for label in weights}
    for pk in by_words:
        carried = sum(weight for label, weight in weights.items() if pk in sets[label])
        scores[pk] += most * SHARE_OF_LABELS * carried / whole if whole else 0.0
    found = heapq.nlargest(MOST_COMPARED - MOST_BY_LABELS, by_words, key=lambda pk: (scores[pk], pk))
    known = BitMap([*found, likened.action_id or 0])
    heaviest = heapq.nlargest(MOST_LABELS, weights, key=lambda label: (weights[label], label))
    return [*found, *_carrying_most([sets[label] for label in heaviest], known, index)]


def _largest(scores: Mapping[int, float], most: int) -> list[int]:
    """The ids of the largest scores, the largest first; of equal ones, the last. Of thousands, a heap takes as long
    again."""
    least = sorted(scores.values())[-most] if len(scores) > most else 0.0
    return sorted((pk for pk, score in scores.items() if score >= least), key=lambda pk: (-scores[pk], -pk))[:most]


def _looked_up(words: WeightedWords, rarity: Rarity) -> list[str]:
    """The rarest words whose lists are short, half of them met in the sample: a word that it does not hold may be in no
    other fiche."""
    heaviest = sorted(words.weights, key=lambda stem: -words.weights[stem])
    met = [stem for stem in heaviest if rarity.counts[stem]]
    chosen: list[str] = []
    for some in (met, [stem for stem in heaviest if not rarity.counts[stem]]):
        room = MOST_IDS / 2
        for stem in some[:MOST_LOOKED_UP]:
            room -= rarity.expected(stem)
            if room < 0:
                break
            chosen.append(stem)
    return chosen


def _carrying_most(sets: list[BitMap], known: BitMap, index: CatalogueIndex) -> list[int]:
    """The most recent of the fiches that are in the most of these sets, without those known."""
    levels: list[BitMap] = []  # in at least one set, in at least two…
    for ids in sets:
        for place in range(len(levels), 0, -1):
            both = levels[place - 1] & ids
            if place == len(levels):
                levels.append(both)
            else:
                levels[place] |= both
        if levels:
            levels[0] |= ids
        else:
            levels.append(ids.copy())
    found: list[int] = []
    for level in reversed(levels):
        if len(found) < MOST_BY_LABELS:
            some = level - known
            found += index.page(some, "recentes", 1, MOST_BY_LABELS - len(found))
            known = known | BitMap(found)
    return found


def _label_weights(labels: Labels, index: CatalogueIndex) -> Iterator[tuple[tuple[str, int], float]]:
    """(facet, term) -> how much sharing it tells: the fewer fiches carry it, the more."""
    for name, terms in labels.items():
        for term in terms:
            ids = index.values[name].get(term)
            if ids and _tells(name, term, index):
                yield (name, term), WEIGHTS[name] * math.log((len(index.ids) + 1) / (len(ids) + 0.5))


# How near they are.


def _compared(
    candidates: list[int],
    likened: Likened,
    weights: Mapping[tuple[str, int], float],
    index: CatalogueIndex,
    rarity: Rarity,
    most: int,
) -> list[Candidate]:
    """The nearest, so many at most. Those that can't be among them are not compared word by word: where most are to be
    told, to find that out would take longer than it saves."""
    whole, are_few = sum(weights.values()), 2 * most < len(candidates)
    by_labels: dict[int, float] = {}
    told: list[tuple[float, Row]] = []
    for row in CARDS_WITH_WORDS(candidates):
        pk, line, state = row[0], row[-2], row[-1]
        if line is not None and state == Action.State.PUBLISHED:
            carried = sum(weight for (name, term), weight in weights.items() if pk in index.values[name][term])
            by_labels[pk] = SHARE_OF_LABELS * carried / whole if whole else 0.0
            at_most = likened.words.likeness_at_most(line, rarity) if are_few else math.inf
            told.append((at_most + by_labels[pk], row))
    told.sort(key=lambda each: -each[0])
    compared: list[Candidate] = []
    likest: list[float] = []  # a heap: those of the nearest so far
    for at_most, row in told:
        if len(likest) == most and at_most < likest[0]:
            break
        likeness, found = likened.words.likeness(row[-2], rarity)
        likeness += by_labels[row[0]]
        if likeness > 0:
            compared.append(Candidate(likeness, row[0], found[: 2 * MOST_WORDS], row))
            (heapq.heappush if len(likest) < most else heapq.heappushpop)(likest, likeness)
    return sorted(compared, key=lambda row: (-row.likeness, -row.pk))[:most]


def _spread(compared: list[Candidate], most: int) -> list[Candidate]:
    """The nearest, one of each centre and of each title as long as there are others: editions are alike."""
    first: list[Candidate] = []
    others: list[Candidate] = []
    seen: set[object] = set()
    for row in compared:
        centre, title = row.centre_id, folded(row.title)
        (others if centre in seen or title in seen else first).append(row)
        seen |= {title, centre or title}
    return sorted([*first, *others][:most], key=lambda row: (-row.likeness, -row.pk))


# Why.


def _reason(row: Candidate, likened: Likened, index: CatalogueIndex) -> Reason:
    labels: dict[str, list[str]] = {}
    same: set[str] = set()
    for name in KINDS:
        asked, sets = likened.labels.get(name, []), index.values[name]
        shared = [term for term in asked if row.pk in sets.get(term, ())]
        if told := [index.words.terms[name][term].label for term in shared if _tells(name, term, index)]:
            labels[name] = told
        is_all = bool(told) and name in SAME and len(shared) == len(asked) and likened.action_id is not None
        if is_all and sum(row.pk in ids for ids in sets.values()) == len(shared):
            same.add(name)
    said = {stem for names in labels.values() for label in names for stem in stems(label)}
    return Reason(
        labels,
        [likened.words.written[stem] for stem in row.stems if stem not in said][:MOST_WORDS],
        row.centre_id is not None and row.centre_id == likened.centre_id,
        frozenset(same),
        likened.action_id is None,
    )


def _tells(name: str, term: int, index: CatalogueIndex) -> bool:
    """Whether sharing a label says something: not one that many fiches carry, nor « Autre », of who carries it."""
    most = max(ALWAYS_TELLING, len(index.ids) * MOST_SHARE)
    return len(index.values[name].get(term, ())) <= most and _says_something(index.words.terms[name][term].label)


@lru_cache(maxsize=8192)
def _says_something(label: str) -> bool:
    return any(map(tells, stems(label)))

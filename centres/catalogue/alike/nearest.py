"""A fiche, or a few lines of a draft -> the fiches nearest to it, each with the reason.

Two steps, so that the work is bounded whatever the words and however many fiches there are. First who may be near:
fiches that hold the rare words (the lists of the text search) or carry most of the labels (the bitmaps of the index).
Then these few dozen are compared word by word with what their ActionText says, and the reasons are told from that
comparison: what is said to be shared is shared. Both steps read what both databases hold alike.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from centres.catalogue.index import CatalogueIndex, CatalogueState
from centres.catalogue.lists.card_rows import CARDS_WITH_WORDS, CardRow, card_of
from centres.catalogue.sql.prepared import Row
from centres.language import stems
from centres.models import Action
from centres.models.address import address_of

from .candidates import SHARE_OF_LABELS, Likened, candidates, label_tells, label_weights
from .naming import folded, named
from .reasons import KINDS, MOST_WORDS, Reason
from .weights import current_rarity, words_of_action, words_of_text

LONGEST_TEXT = 10_000  # characters
# Of the nearest, for one that is shown: editions of one fiche and fiches of one centre come after the others.
LOOKED_AT = 4
# Where both may carry the same and no other: « même public ».
SAME = ("theme", "public", "echelle")


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
    row: Row

    @property
    def line(self) -> str:
        """Its ActionText."""
        return str(self.row[-2])

    @property
    def title(self) -> str:
        return str(self.row[1])

    @property
    def centre_id(self) -> int | None:
        pk: int | None = self.row[6]
        return pk


def near_action(action: Action, catalogue: CatalogueState, most: int, line: str | None = None) -> Nearest:
    """The fiches nearest to one, fetched by `for_detail`. `line`: its ActionText, for whoever read it too."""
    rarity = current_rarity(catalogue.index)
    labels = {
        "theme": [term.pk for term in action.themes],
        "public": [term.pk for term in action.publics],
        "partenaire": [term.pk for term in action.partner_list],
        "echelle": [action.scale_id] if action.scale_id else [],
    }
    likened = Likened(words_of_action(action, rarity, line), labels, action.pk, action.centre_id)
    return _nearest(likened, catalogue.index, most)


def near_text(text: str, catalogue: CatalogueState, most: int) -> Nearest:
    """The fiches nearest to a text of at most LONGEST_TEXT characters. Nothing of it is kept."""
    rarity = current_rarity(catalogue.index)
    likened = Likened(words_of_text(text, rarity), named(text, catalogue.index))
    return _nearest(likened, catalogue.index, most)


def _nearest(likened: Likened, index: CatalogueIndex, most: int) -> Nearest:
    weights = dict(label_weights(likened.labels, index))
    compared = _compared(candidates(likened, weights, index), likened, weights, index)[: LOOKED_AT * most]
    chosen = _spread(compared, most)
    root = address_of("centres:action_list")
    reasons = _reasons(chosen, likened, index)
    near = [Alike(card_of(row.row, index.words, root), why) for row, why in zip(chosen, reasons, strict=True)]
    return Nearest(near, bool(likened.words.weights or weights))


# How near they are.


def _compared(
    pks: list[int], likened: Likened, weights: Mapping[tuple[str, int], float], index: CatalogueIndex
) -> list[Candidate]:
    """The candidates that are alike at all, the nearest first."""
    whole = sum(weights.values())
    carrying = [(index.values[name][term], weight) for (name, term), weight in weights.items()]
    compared = []
    for row in CARDS_WITH_WORDS(pks):
        pk, line, state = row[0], row[-2], row[-1]
        if line is not None and state == Action.State.PUBLISHED:
            carried = sum(weight for ids, weight in carrying if pk in ids)
            likeness = likened.words.likeness(line) + (SHARE_OF_LABELS * carried / whole if whole else 0.0)
            if likeness > 0:
                compared.append(Candidate(likeness, pk, row))
    return sorted(compared, key=lambda row: (-row.likeness, -row.pk))


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


def _reasons(chosen: list[Candidate], likened: Likened, index: CatalogueIndex) -> list[Reason]:
    shared = [likened.words.shared(row.line)[: 2 * MOST_WORDS] for row in chosen]
    written = likened.words.written(stem for some in shared for stem in some)
    return [_reason(row, some, written, likened, index) for row, some in zip(chosen, shared, strict=True)]


def _reason(
    row: Candidate, shared: list[str], written: Mapping[str, str], likened: Likened, index: CatalogueIndex
) -> Reason:
    labels: dict[str, list[str]] = {}
    same: set[str] = set()
    for name in KINDS:
        asked, sets = likened.labels.get(name, []), index.values[name]
        both = [term for term in asked if row.pk in sets.get(term, ())]
        if told := [index.words.terms[name][term].label for term in both if label_tells(name, term, index)]:
            labels[name] = told
        is_all = bool(told) and name in SAME and len(both) == len(asked) and likened.action_id is not None
        if is_all and sum(row.pk in ids for ids in sets.values()) == len(both):
            same.add(name)
    said = {stem for names in labels.values() for label in names for stem in stems(label)}
    return Reason(
        labels,
        [written[stem] for stem in shared if stem in written and stem not in said][:MOST_WORDS],
        row.centre_id is not None and row.centre_id == likened.centre_id,
        frozenset(same),
        likened.action_id is None,
    )

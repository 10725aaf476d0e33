"""Fiches of one file -> which action each one is: the same text, an older one, the nearest of its key, or a new one."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from centres.fiches import Fiche
from centres.models import SourceFiche

KEYS_A_QUERY = 500


@dataclass(slots=True)
class KnownText:
    """One stored text of a key: whose it is, and how many places show it."""

    source_id: int
    action_id: int
    is_current: bool
    occurrences: int = 1


@dataclass(frozen=True, slots=True)
class Match:
    """What one distinct text of the file is. `places` are its fiches in the file, one for each identical block.

    `how`: "same" (the text last imported), "older" (a text since replaced, or a cut copy of today's), "nearest" (a new
    text of `action_id`) or "new". `stored` counts the places already in the catalogue.
    """

    places: tuple[Fiche, ...]
    how: str
    action_id: int | None = None
    stored: int = 0
    is_probable_duplicate: bool = False

    @property
    def fiche(self) -> Fiche:
        return self.places[0]

    @property
    def year(self) -> int | None:
        """The latest year printed for it: the table, where years stand, is not part of a fiche's text."""
        return max((fiche.year for fiche in self.places if fiche.year), default=None)


def match(fiches: Sequence[Fiche]) -> list[Match]:
    """One Match for each distinct (key, text), in the order of the file. Does not depend on the order of the fiches."""
    groups: dict[str, dict[str, list[Fiche]]] = defaultdict(dict)
    for fiche in fiches:
        groups[fiche.key].setdefault(fiche.sha256, []).append(fiche)
    known = _known_texts(groups)
    matches: list[Match] = []
    for key, texts in groups.items():
        matches += _match_key({sha: tuple(places) for sha, places in texts.items()}, known.get(key, {}))
    return matches


def _known_texts(keys: Iterable[str]) -> dict[str, dict[str, KnownText]]:
    """{key: {sha256: KnownText}} for the keys of the file."""
    known: dict[str, dict[str, KnownText]] = defaultdict(dict)
    rows = SourceFiche.objects.order_by("pk").values_list("key", "sha256", "pk", "action_id", "is_current")
    for some in _batches(list(keys)):
        for key, sha, pk, action_id, is_current in rows.filter(key__in=some):
            if sha in known[key]:
                known[key][sha].occurrences += 1
                known[key][sha].is_current |= is_current
            else:
                known[key][sha] = KnownText(pk, action_id, is_current)
    return known


def _match_key(texts: dict[str, tuple[Fiche, ...]], known: dict[str, KnownText]) -> list[Match]:
    if not known and len(texts) == 1:
        return [Match(places, "new") for places in texts.values()]
    matches: dict[str, Match] = {}
    for sha in texts.keys() & known.keys():
        how = "same" if known[sha].is_current else "older"
        matches[sha] = Match(texts[sha], how, known[sha].action_id, known[sha].occurrences)
    taken = {found.action_id for found in matches.values() if found.how == "same"}
    unseen = {sha: texts[sha] for sha in texts.keys() - known.keys()}
    free = {text.action_id for text in known.values()} - taken
    if unseen:
        current = _current_texts(known)
        for sha, places in list(unseen.items()):
            whole = _cut_copy_of(places[0], current)
            if whole is not None:
                matches[sha] = Match(unseen.pop(sha), "older", whole)
        for sha, action_id in _nearest(unseen, {pk: text for pk, text in current.items() if pk in free}):
            matches[sha] = Match(unseen.pop(sha), "nearest", action_id)
        is_alone = not known
        for sha in sorted(unseen):
            matches[sha] = Match(unseen[sha], "new", is_probable_duplicate=not is_alone)
            is_alone = False
    return [matches[sha] for sha in texts]


def _current_texts(known: dict[str, KnownText]) -> dict[int, str]:
    """{action id: its last imported text of this key}."""
    ids = [text.source_id for text in known.values() if text.is_current]
    return dict(SourceFiche.objects.filter(pk__in=ids).order_by("pk").values_list("action_id", "text"))


def _cut_copy_of(fiche: Fiche, current: dict[int, str]) -> int | None:
    """The action whose text goes on where this one was cut: there is nothing new in a cut copy."""
    if not any(issue.code in ("cut_fiche", "cut_label") for issue in fiche.issues):
        return None
    return next((pk for pk, text in sorted(current.items()) if text.startswith(fiche.text)), None)


def _nearest(unseen: dict[str, tuple[Fiche, ...]], current: dict[int, str]) -> list[tuple[str, int]]:
    """Pairs of (text, action), nearest first, each used once."""
    words = {sha: Counter(places[0].text.split()) for sha, places in unseen.items()}
    candidates = sorted(
        (-_likeness(words[sha], Counter(text.split())), sha, pk) for sha in unseen for pk, text in current.items()
    )
    pairs: dict[str, int] = {}
    for _, sha, pk in candidates:
        if sha not in pairs and pk not in pairs.values():
            pairs[sha] = pk
    return list(pairs.items())


def _likeness(one: Counter[str], other: Counter[str]) -> float:
    """Words in common, from 0 to 1 (Dice)."""
    return 2 * (one & other).total() / max(1, one.total() + other.total())


def _batches(items: list[str]) -> Iterable[list[str]]:
    for start in range(0, len(items), KEYS_A_QUERY):
        yield items[start : start + KEYS_A_QUERY]

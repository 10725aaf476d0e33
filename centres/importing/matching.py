"""Fiches of one file -> which action each one is: the same text, an older one, the nearest of its key, or a new one."""

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from centres.fiches import Fiche
from centres.fields.rows import batches
from centres.models import Action, SourceFiche

from .cut import is_cut

# Beyond, texts of one key are paired by the lines they share: comparing every pair takes quadratic time.
PAIRS_COMPARED = 40_000


@dataclass(frozen=True, slots=True)
class KnownText:
    """One stored text of a key: whose it is, and how many places show it. `source_id`: the first of them."""

    source_id: int
    action_id: int
    run_id: int | None
    is_current: bool
    is_withdrawn: bool
    occurrences: int


@dataclass(frozen=True, slots=True)
class FicheMatch:
    """What one distinct text of the file is. `places` are its fiches in the file, one for each identical block.

    `how`: "same" (the text last imported), "older" (a text since replaced, or a cut copy of today's), "nearest" (a new
    text of `action_id`, in place of the one whose sha256 is `replaces`), "back" (an earlier text that takes its place
    again, likewise), "reread" (the stored text whose sha256 is `replaces`, read again) or "new". An "older" one has no
    action when it is the cut copy of another fiche of the file, or when `is_withdrawn`: its centre asked that the fiche
    be nowhere. `stored` counts the places already in the catalogue. `copies` write the same words otherwise, of a fiche
    without identity; the text kept may be one of theirs, of digest `stands_as`. `undoes` is the import that a "back"
    takes back; `is_stale`: the file would take back several.
    """

    places: tuple[Fiche, ...]
    how: str
    action_id: int | None = None
    stored: int = 0
    is_probable_duplicate: bool = False
    replaces: str = ""
    is_withdrawn: bool = False
    copies: tuple[Fiche, ...] = ()
    stands_as: str = ""
    undoes: int | None = None
    is_stale: bool = False

    @property
    def fiche(self) -> Fiche:
        return self.places[0]

    @property
    def sha256(self) -> str:
        """The digest of the source that stands for it once all is written."""
        return self.stands_as or self.fiche.sha256

    @property
    def base_sha256(self) -> str:
        """The digest of the source that it is compared with."""
        return self.replaces or self.sha256

    @property
    def year(self) -> int | None:
        """The latest year printed for it: the table, where years stand, is not part of a fiche's text."""
        return max((fiche.year for fiche in (*self.places, *self.copies) if fiche.year), default=None)


IsLater = Callable[[str], bool]


def match(fiches: Sequence[Fiche], is_later: IsLater = lambda _: False) -> list[FicheMatch]:
    """One Match for each distinct (key, text), in the order of the file; one for each key of fiches without identity.

    Does not depend on the order of the fiches. `is_later`: whether a later file of the same import holds a text.
    """
    groups: dict[str, dict[str, list[Fiche]]] = defaultdict(dict)
    for fiche in fiches:
        groups[fiche.key].setdefault(fiche.sha256, []).append(fiche)
    known = _known_texts(groups)
    stored = _current_texts(texts for key, texts in known.items() if _must_be_read(groups[key], texts))
    matches: list[FicheMatch] = []
    for key, by_sha in groups.items():
        here = known.get(key, {})
        texts = {sha: tuple(places) for sha, places in by_sha.items()}
        has_identity = next(iter(texts.values()))[0].has_identity
        found = _match_key(texts, here, stored, is_later) if has_identity else [_match_copies(texts, here, stored)]
        matches += _without_withdrawn(found, {text.action_id for text in here.values() if text.is_withdrawn})
    if len({found.undoes for found in matches if found.how == "back"}) > 1:
        return [replace(found, is_stale=found.how == "back") for found in matches]
    return matches


def _without_withdrawn(matches: list[FicheMatch], withdrawn: set[int]) -> list[FicheMatch]:
    """Nothing is made of a fiche that was withdrawn, whatever its text by now. What the key of one brings as new may be
    the same one: it is left out too, and said."""
    return [
        FicheMatch(found.places, "older", is_withdrawn=True)
        if withdrawn and (found.action_id in withdrawn or found.how == "new")
        else found
        for found in matches
    ]


def _known_texts(keys: Iterable[str]) -> dict[str, dict[str, KnownText]]:
    """{key: {sha256: KnownText}} for the keys of the file."""
    places: dict[tuple[str, str], list[tuple[int, int, int | None, bool, str]]] = defaultdict(list)
    columns = ("key", "sha256", "pk", "action_id", "run_id", "is_current", "action__state")
    rows = SourceFiche.objects.order_by("pk").values_list(*columns)
    for some in batches(keys):
        for key, sha, *place in rows.filter(key__among=some):
            places[key, sha].append((*place,))
    known: dict[str, dict[str, KnownText]] = defaultdict(dict)
    for (key, sha), shown in places.items():
        pk, action_id, run_id, _, state = shown[0]
        is_current = any(current for *_, current, _ in shown)
        is_withdrawn = state == Action.State.WITHDRAWN
        known[key][sha] = KnownText(pk, action_id, run_id, is_current, is_withdrawn, len(shown))
    return known


def _match_copies(
    texts: dict[str, tuple[Fiche, ...]], known: dict[str, KnownText], stored: dict[int, tuple[int, str]]
) -> FicheMatch:
    """The same words, of a fiche without identity: one action, which the fullest way of writing them tells."""
    fullest = max(texts, key=lambda sha: _fullness(texts[sha][0].text, sha))
    places = texts[fullest]
    copies = tuple(fiche for sha, some in texts.items() if sha != fullest for fiche in some)
    current = [sha for sha, text in known.items() if text.is_current]
    if not current:
        how, action_id = ("older", next(iter(known.values())).action_id) if known else ("new", None)
        return FicheMatch(places, how, action_id, copies=copies)
    if fullest in current:
        return FicheMatch(places, "same", known[fullest].action_id, known[fullest].occurrences, copies=copies)
    fullness, stands = max((_fullness(stored[known[sha].source_id][1], sha), sha) for sha in current)
    action_id = known[stands].action_id
    if _fullness(places[0].text, fullest) < fullness:
        return FicheMatch(places, "same", action_id, len(places), copies=copies, stands_as=stands)
    how, already = ("back", known[fullest].occurrences) if fullest in known else ("nearest", 0)
    return FicheMatch(places, how, action_id, already, copies=copies, replaces=stands)


def _fullness(text: str, sha: str) -> tuple[int, str]:
    """What says which of two texts of the same words stands: accents, capitals and marks take room, blanks do not."""
    return len("".join(unicodedata.normalize("NFC", text).split()).encode()), sha


def _match_key(
    texts: dict[str, tuple[Fiche, ...]],
    known: dict[str, KnownText],
    stored: dict[int, tuple[int, str]],
    is_later: IsLater,
) -> list[FicheMatch]:
    """`stored`: the texts last imported, of this key at least where they must be read."""
    if not known and len(texts) == 1:
        return [FicheMatch(places, "new") for places in texts.values()]
    matches = {
        sha: FicheMatch(places, "older")
        for sha, places in texts.items()
        if sha not in known and _is_cut_here(places[0], texts)
    }
    for sha in texts.keys() & known.keys():
        how = "same" if known[sha].is_current else "older"
        matches[sha] = FicheMatch(texts[sha], how, known[sha].action_id, known[sha].occurrences)
    unseen = {sha: texts[sha] for sha in texts.keys() - known.keys() - matches.keys()}
    # By text, not by action: since a merge, one action can have two texts of one key.
    absent = {text.source_id: sha for sha, text in known.items() if text.is_current and sha not in texts}
    earlier = {sha: texts[sha] for sha, found in matches.items() if found.how == "older" and not is_cut(found.fiche)}
    current = {
        text.source_id: stored.get(text.source_id, (text.action_id, "")) for text in known.values() if text.is_current
    }
    if unseen:
        for sha, places in list(unseen.items()):
            whole = _cut_copy_of(places[0], current)
            if whole is not None:
                matches[sha] = FicheMatch(unseen.pop(sha), "older", whole)
        for sha, source_id in _nearest(unseen, {pk: current[pk][1] for pk in absent}):
            matches[sha] = FicheMatch(unseen.pop(sha), "nearest", current[source_id][0], replaces=absent.pop(source_id))
        is_alone = not known
        for sha in sorted(unseen):
            matches[sha] = FicheMatch(unseen[sha], "new", is_probable_duplicate=not is_alone)
            is_alone = False
    if earlier and absent:
        away = {pk: (*current[pk], sha) for pk, sha in absent.items() if not is_later(sha)}
        matches |= _match_back(earlier, known, away)
    return [matches[sha] for sha in texts]


def _match_back(
    earlier: dict[str, tuple[Fiche, ...]], known: dict[str, KnownText], away: dict[int, tuple[int, str, str]]
) -> dict[str, FicheMatch]:
    """Earlier texts that stand again, each in place of a text of its own action. `away`: {source id: (action id, text,
    sha256)} of what the catalogue tells today and no file of the import says any more."""
    back = {}
    for action_id in {known[sha].action_id for sha in earlier}:
        mine = {sha: places for sha, places in earlier.items() if known[sha].action_id == action_id}
        for sha, source_id in _nearest(mine, {pk: text for pk, (of, text, _) in away.items() if of == action_id}):
            gone = away[source_id][2]
            back[sha] = FicheMatch(
                mine[sha], "back", action_id, known[sha].occurrences, replaces=gone, undoes=known[gone].run_id
            )
    return back


def _is_cut_here(cut: Fiche, texts: dict[str, tuple[Fiche, ...]]) -> bool:
    """Whether the file also holds the whole of a fiche that it holds cut: glued pages overlap."""
    return is_cut(cut) and any(
        places[0].text != cut.text and places[0].text.startswith(cut.text) for places in texts.values()
    )


def _current(known: dict[str, KnownText]) -> set[str]:
    return {sha for sha, text in known.items() if text.is_current}


def _must_be_read(texts: dict[str, list[Fiche]], known: dict[str, KnownText]) -> bool:
    """Whether what the file brings of a key is told only by reading the texts that it is known by: where one new text,
    whole, comes for the only one of today, it takes its place whatever they say."""
    current = _current(known)
    if not texts.keys() - current:
        return False
    ((fiche, *_), *others) = texts.values()
    return bool(others) or len(current) != 1 or fiche.sha256 in known or not fiche.has_identity or is_cut(fiche)


def _current_texts(known: Iterable[dict[str, KnownText]]) -> dict[int, tuple[int, str]]:
    """{source id: (its action's id, text)} of the last imported texts of these keys."""
    ids = [text.source_id for texts in known for text in texts.values() if text.is_current]
    rows = SourceFiche.objects.order_by("pk").values_list("pk", "action_id", "content")
    return {
        pk: (action_id, content.get("text", ""))
        for some in batches(ids)
        for pk, action_id, content in rows.filter(pk__among=some)
    }


def _cut_copy_of(fiche: Fiche, current: dict[int, tuple[int, str]]) -> int | None:
    """The action whose text goes on where this one was cut: there is nothing new in a cut copy."""
    if not is_cut(fiche):
        return None
    return min((pk for pk, text in current.values() if text.startswith(fiche.text)), default=None)


def _nearest(unseen: dict[str, tuple[Fiche, ...]], current: dict[int, str]) -> list[tuple[str, int]]:
    """Pairs of (text, source id), nearest first, each used once."""
    if len(unseen) == len(current) == 1:
        return list(zip(unseen, current, strict=True))
    theirs = {sha: Counter(places[0].text.split()) for sha, places in unseen.items()}
    ours = {pk: Counter(text.split()) for pk, text in current.items()}
    if len(theirs) * len(ours) > PAIRS_COMPARED:
        return _nearest_by_rare_lines(unseen, current)
    return _pairs((-_likeness(words, ours[pk]), sha, pk) for sha, words in theirs.items() for pk in ours)


def _nearest_by_rare_lines(unseen: dict[str, tuple[Fiche, ...]], current: dict[int, str]) -> list[tuple[str, int]]:
    """The same for hundreds of texts of one key: by the lines that few of them share; the others in order."""
    holders: dict[str, list[int]] = defaultdict(list)
    for pk, text in current.items():
        for line in set(text.split("\n")):
            holders[line].append(pk)
    shared: Counter[tuple[str, int]] = Counter()
    for sha, places in unseen.items():
        for line in set(places[0].text.split("\n")):
            if len(some := holders.get(line, ())) <= 10:
                shared.update((sha, pk) for pk in some)
    pairs = _pairs((-count, sha, pk) for (sha, pk), count in shared.items())
    done, used = {sha for sha, _ in pairs}, {pk for _, pk in pairs}
    return pairs + list(zip(sorted(unseen.keys() - done), sorted(current.keys() - used), strict=False))


def _pairs(candidates: Iterable[tuple[float, str, int]]) -> list[tuple[str, int]]:
    pairs: dict[str, int] = {}
    used: set[int] = set()
    for _, sha, pk in sorted(candidates):
        if sha not in pairs and pk not in used:
            pairs[sha] = pk
            used.add(pk)
    return list(pairs.items())


def _likeness(one: Counter[str], other: Counter[str]) -> float:
    """Words in common, from 0 to 1 (Dice)."""
    return 2 * (one & other).total() / max(1, one.total() + other.total())

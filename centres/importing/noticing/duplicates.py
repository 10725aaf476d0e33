"""The catalogue, or the fiches that an import wrote -> pairs that may tell one action, for a person to decide.

Fiches are compared when they share a word of their title that few others of their centre, or of their département,
have, or, whatever their titles and their places, a long line: the work grows with the catalogue, not with its square.
Fiches that a source prints under one key (the same centre, département and title) are always a pair.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import orjson
from django.db.models import Count, Exists, OuterRef, QuerySet

from centres.fields.rows import batches, update_rows
from centres.models import Action, Centre, Likeness, SourceFiche
from centres.models.lookups import Listed

from .likeness import (
    LEAST_SCORE,
    ComparedTexts,
    Titles,
    likeness,
    may_be_alike,
    near_titles,
    same_texts,
    titles_with,
    words_of,
)
from .same_texts import pairs_of_marks
from .text_sketches import most_alike, sketches_of

# A word that more fiches of one place have in their titles tells none of them.
MOST_OF_A_WORD = 25
# So many centres of a département are looked at first, then twice as many, and so on.
FIRST_CENTRES = 16
SAME_KEY = "la source les imprime sous le même titre et le même centre"
Pair = tuple[int, int]
# What is compared of a fiche.
TEXTS = ("summary", "experience", "description")
COLUMNS = ("pk", "title", "centre_id", "centre__departement_id", "year")
# The number of a fiche, its title, its centre, its département, its year.
Row = tuple[int, str, int | None, str | None, int | None]
# Fiches to compare others with: their centre, its département, their numbers and their titles.
Told = tuple[int | None, str | None, list[int], list[str]]
# A centre (a number) or a département (a code), and the words looked for there.
Block = tuple[int | str | None, str]


@dataclass(frozen=True, slots=True)
class LikenessChanges:
    """What a search changed: pairs proposed for the first time, and those that are no longer alike.

    `told` are those of the new ones that say the same, each with how: the others wait for staff without a word.
    """

    compared: int
    new: int
    gone: int
    told: dict[Pair, str] = field(default_factory=dict)


def note_likenesses(
    only: Collection[int] | None = None, titles: Titles | None = None, texts: Mapping[int, str] | None = None
) -> LikenessChanges:
    """Stores the pairs found. `only`: ids of the fiches that changed; None looks at the whole catalogue. `titles`:
    those read already, kept from one file of an import to the next; `texts`: those of `only`, if read already.

    What a person decided stays as it is.
    """
    if only is not None and not only:
        return LikenessChanges(0, 0, 0)
    rows = _read_all() if only is None else _read_these(only)
    of_one_key = set(_pairs_of_one_key(only))
    titles = Titles() if titles is None else titles
    known = _known_pairs(only)
    near = set(_pairs_by_words(rows, titles, is_all=only is None))
    read = texts.items() if texts is not None else _texts(rows if only is None else only)
    of_one_text = pairs_of_marks(read, is_all=only is None)
    asked = {*of_one_key, *of_one_text, *(pair for pair, row in known.items() if not row.decision)}
    rows |= _read_these({pk for pair in {*near, *asked} for pk in pair} - rows.keys())
    wanted = sorted({*near, *(pair for pair in asked if pair[0] in rows and pair[1] in rows)})
    found: dict[Pair, tuple[int, list[str]]] = {}
    told: dict[Pair, str] = {}
    for some in batches(wanted):
        ids = {pk for pair in some for pk in pair}
        today = dict(_texts(ids))
        compared = {pk: ComparedTexts(*rows[pk], today.get(pk, ""), titles.in_order[rows[pk][1]]) for pk in ids}
        sketches = sketches_of(compared)
        for pair in some:
            one, other = (compared[pk] for pk in pair)
            most = most_alike(*(sketches[pk] for pk in pair))
            if most is not None and pair not in of_one_key and not may_be_alike(one, other, most):
                continue
            score, reasons = likeness(one, other)
            if pair in of_one_key:
                found[pair] = score, [SAME_KEY, *reasons]
            elif same := same_texts(one, other):
                found[pair] = max(score, same.score), [same.reason, *reasons]
                told[pair] = same.reason
            elif score >= LEAST_SCORE:
                found[pair] = score, reasons
    new, gone = _store(found, known)
    return LikenessChanges(len(wanted), new, gone, {pair: said for pair, said in told.items() if pair not in known})


def compared_text(record: Mapping[str, Any]) -> str:
    """What is compared of a fiche, from the record that an import writes."""
    return "\n".join(filter(None, map(record.get, TEXTS)))


def _read_all() -> dict[int, Row]:
    return {row[0]: row for row in Action.objects.order_by("pk").values_list(*COLUMNS).iterator(chunk_size=5000)}


def titles_by_centre() -> QuerySet[Any, tuple[int | None, str, str]]:
    """Each centre with the numbers and the titles of its fiches, as JSON: a row for each of these would take longer."""
    by_centre = Action.objects.order_by("centre_id").values("centre_id")
    return by_centre.annotate(numbers=Listed("pk"), titles=Listed("title")).values_list(
        "centre_id", "numbers", "titles"
    )


def _others(mine: Mapping[int, Row], blocks: Mapping[int | str | None, Mapping[str, Any]]) -> Iterator[Told]:
    """The fiches that these are compared with: all of their centres, then, of each of their départements, those of more
    and more centres, as long as a word is looked for there: in a large catalogue each soon tells none of them."""
    departement_of = dict(Centre.objects.order_by("pk").values_list("pk", "departement_id"))
    own = {row[2] for row in mine.values()}
    waiting: dict[str, list[int]] = defaultdict(list)
    for pk, departement in departement_of.items():
        if pk not in own and departement and blocks.get(departement):
            waiting[departement].append(pk)
    rows = titles_by_centre()
    asked = [rows.filter(centre__among=own - {None})] + ([rows.filter(centre=None)] if None in own else [])
    many = FIRST_CENTRES
    while asked:
        for found in asked:
            for centre, numbers, titles in found.iterator(chunk_size=500):
                yield (
                    centre,
                    departement_of.get(centre) if centre else None,
                    orjson.loads(numbers),
                    orjson.loads(titles),
                )
        some_centres = [centre for place, centres in waiting.items() if blocks[place] for centre in centres[:many]]
        asked = [rows.filter(centre__among=some_centres)] if some_centres else []
        waiting = {place: centres[many:] for place, centres in waiting.items() if blocks[place]}
        many *= 2


def _read_these(ids: Collection[int]) -> dict[int, Row]:
    """The rows of these fiches; an id may be of one that is gone."""
    rows = Action.objects.order_by().values_list(*COLUMNS)
    return {row[0]: row for some in batches(sorted(ids)) for row in rows.filter(pk__among=some)}


def _known_pairs(only: Collection[int] | None) -> dict[Pair, Likeness]:
    rows = Likeness.objects.order_by("pk")
    near = rows if only is None else (row for some in batches(sorted(only)) for row in rows.of(some))
    return {(row.first_id, row.second_id): row for row in near}


def _pairs_by_words(mine: Mapping[int, Row], titles: Titles, *, is_all: bool) -> Iterator[Pair]:
    """Pairs whose titles are near, among those that share a rare word of one place; one of each is among `mine`."""
    places = {pk: list(_blocks(row, titles)) for pk, row in mine.items()}
    blocks: dict[int | str | None, dict[str, list[int]]] = defaultdict(dict)
    for pk, some in places.items():
        for place, words in some:
            blocks[place].setdefault(words, []).append(pk)
    told = {pk: row[1] for pk, row in mine.items()}
    words_here: dict[int | None, set[str]] = defaultdict(set)
    for _, title, centre, *_ in mine.values():
        words_here[centre].update(titles[title].telling or words_of(title))
    nowhere: dict[str, list[int]] = {}
    for centre, departement, numbers, theirs in () if is_all else _others(mine, blocks):
        here, around = blocks.get(centre, nowhere), blocks.get(departement, nowhere) if departement else nowhere
        if not here and not around:
            continue
        for at, held in titles_with(theirs, words_here.get(centre, ()), around.keys()):
            if (pk := numbers[at]) in mine:
                continue
            said: Iterable[str] = titles[theirs[at]].telling if held is None else held
            if held is None:
                for words in titles[theirs[at]].here:
                    if (ids := here.get(words)) is not None:
                        ids.append(pk)
                        told[pk] = theirs[at]
            for word in said:
                if (ids := around.get(word)) is not None:
                    ids.append(pk)
                    told[pk] = theirs[at]
                    # Most fiches of a département hold such words alone: from here on they are passed by at once.
                    # In a centre they stay: by them its titles are known that are the same as a whole.
                    if len(ids) > MOST_OF_A_WORD:
                        del around[word]
    for pk, some in places.items():
        found = (blocks[place].get(words, ()) for place, words in some)
        near = set[int]().union(*(some_ids for some_ids in found if len(some_ids) <= MOST_OF_A_WORD))
        # A smaller one of mine has seen this one from its side.
        others = [other for other in near if other > pk or other not in places]
        read = titles.in_order[told[pk]]
        for at in near_titles(read, [titles.in_order[told[other]] for other in others]):
            yield min(pk, others[at]), max(pk, others[at])


def _blocks(row: Row, titles: Titles) -> Iterator[Block]:
    """The places where a fiche is looked for: its title in its centre, and each telling word there and around."""
    _, title, centre, departement, _ = row
    for words in titles[title].here:
        yield centre, words
    if departement:
        for word in titles[title].telling:
            yield departement, word


def _pairs_of_one_key(only: Collection[int] | None) -> Iterator[Pair]:
    """Fiches of one key, each with the one before it: of three, two pairs say that they are one."""
    sources = SourceFiche.objects.order_by()
    if only is None:
        several = sources.values("key").annotate(fiches=Count("action", distinct=True)).filter(fiches__gt=1)
        keys = set(several.values_list("key", flat=True))
    else:
        others = sources.filter(key=OuterRef("key")).exclude(action=OuterRef("action"))
        shared = sources.filter(Exists(others)).values_list("key", flat=True)
        keys = {key for some in batches(sorted(only)) for key in shared.filter(action__among=some)}
    for some in batches(sorted(keys)):
        actions: dict[str, set[int]] = defaultdict(set)
        for key, pk in sources.filter(key__among=some).values_list("key", "action_id"):
            actions[key].add(pk)
        for ids in actions.values():
            yield from pairwise(sorted(ids))


def _texts(ids: Iterable[int]) -> Iterator[tuple[int, str]]:
    rows = Action.objects.order_by().values_list("pk", *TEXTS)
    for some in batches(sorted(ids)):
        yield from ((pk, "\n".join(texts)) for pk, *texts in rows.filter(pk__among=some))


def _store(found: dict[Pair, tuple[int, list[str]]], known: Mapping[Pair, Likeness]) -> tuple[int, int]:
    """Writes what is new or said otherwise; takes away what nobody decided and is no longer found."""
    new = [
        Likeness(first_id=first, second_id=second, score=score, reasons=reasons)
        for (first, second), (score, reasons) in sorted(found.items())
        if (first, second) not in known
    ]
    for some in batches(new):
        Likeness.objects.bulk_create(some, ignore_conflicts=True)
    gone, changed = [], {}
    for pair, row in known.items():
        if row.decision:
            continue
        if pair not in found:
            gone.append(row.pk)
        elif (row.score, row.reasons) != found[pair]:
            score, reasons = found[pair]
            changed[row.pk] = {"score": score, "reasons": reasons}
    update_rows(Likeness, changed)
    for ids in batches(gone):
        Likeness.objects.filter(pk__among=ids).delete()
    return len(new), len(gone)

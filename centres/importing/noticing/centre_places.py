"""Centres without a commune -> the one that their name, address or fiches name: taken, or proposed to staff.

Without doubt, it is taken at once, as deduced, until staff confirm or change it: the centre's name names one, or its
address does, or all its fiches name no other and say it in a title, or twice. Said once inside a text, it is proposed.
The centre's name is believed first: fiches also tell of outings. Two different communes are a doubt, and a doubt is no
proposal; nor is what staff decided before. What staff wrote is never touched.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from centres.gazetteer.finding import resolve_place
from centres.models import Action, Centre, CommuneProposal

from .commune_mentions import Names, read_names

CENTRES_A_QUERY = 500
LONGEST_WORDS = 300
TITLE = "title"
TEXTS = (TITLE, "summary", "description")
# « 38500 Voiron », « 38500 Voiron Cedex »: the line of a postcode.
_POSTED = re.compile(r"\b([0-9]{5})\s+([^\W\d_][^\n,;]*)")


@dataclass(frozen=True, slots=True)
class CommuneMention:
    """A commune, the words that name it, and the fiche they stand in (none: the centre's name or address)."""

    code: str
    words: str
    action: int | None = None
    is_sure: bool = True


def place_centres(centre_ids: Iterable[int], names: dict[str, Names] | None = None) -> int:
    """Gives each of these centres that has no commune the one it names without doubt, and proposes the others.

    Returns how many have a proposal more. The caller holds the transaction. `names`: those of each département met,
    kept from one file of an import to the next.
    """
    ids = sorted(set(centre_ids))
    names = {} if names is None else names
    return sum(_place_some(ids[at : at + CENTRES_A_QUERY], names) for at in range(0, len(ids), CENTRES_A_QUERY))


def centres_of(actions: Sequence[int]) -> set[int]:
    """The centres of these actions."""
    centres: set[int] = set()
    for start in range(0, len(actions), CENTRES_A_QUERY):
        some = Action.objects.filter(pk__among=actions[start : start + CENTRES_A_QUERY], centre__isnull=False)
        centres.update(some.order_by().values_list("centre_id", flat=True))
    return centres


def _place_some(ids: Sequence[int], names: dict[str, Names]) -> int:
    found = _mentions(ids, names)
    proposed: dict[int, list[tuple[str, str]]] = {}
    rows = CommuneProposal.objects.filter(centre__among=found).values_list("centre_id", "commune_id", "state")
    for centre, commune, state in rows:
        proposed.setdefault(centre, []).append((commune, state))
    waiting = CommuneProposal.State.PROPOSED
    new: list[CommuneProposal] = []
    taken: dict[str, list[int]] = {}
    for pk, mention in found.items():
        before = proposed.get(pk, [])
        is_waiting = (mention.code, waiting) in before
        if not is_waiting and any(commune == mention.code or state == waiting for commune, state in before):
            continue  # staff decided so, or another commune waits for them
        if mention.is_sure:
            taken.setdefault(mention.code, []).append(pk)
        if not is_waiting:
            words = mention.words[:LONGEST_WORDS]
            new.append(CommuneProposal(centre_id=pk, commune_id=mention.code, words=words, action_id=mention.action))
    for code, centres in taken.items():
        Centre.objects.filter(pk__among=centres, commune=None).update(commune=code, is_commune_deduced=True)
    CommuneProposal.objects.bulk_create(new)
    return len(new)


def _mentions(ids: Sequence[int], names: dict[str, Names]) -> dict[int, CommuneMention]:
    centres = Centre.objects.filter(pk__among=ids, commune=None, departement__isnull=False)
    rows = list(centres.order_by("pk").values_list("pk", "name", "address", "departement_id"))
    names |= read_names({departement for *_, departement in rows} - names.keys())
    found: dict[int, CommuneMention] = {}
    silent: dict[int, Names] = {}
    for pk, name, address, departement in rows:
        known = names[departement]
        if not known:
            continue
        codes = known.in_name(name)
        if len(codes) == 1:
            found[pk] = CommuneMention(codes.pop(), name)
        elif posted := _of_address(address, departement):
            found[pk] = posted
        elif not codes:
            silent[pk] = known
    return found | _told_by_fiches(silent)


def _of_address(address: str, departement: str) -> CommuneMention | None:
    """The commune of a postal address, when it is in the centre's département."""
    for posted in _POSTED.finditer(address):
        commune = resolve_place(f"{posted[2]} {posted[1]}").only_commune
        if commune and commune.departement_id == departement:
            return CommuneMention(commune.pk, posted[0].strip())
    return None


def _told_by_fiches(centres: Mapping[int, Names]) -> dict[int, CommuneMention]:
    """{centre: its first mention} of those whose fiches name one commune, however often."""
    mentions: dict[int, dict[str, CommuneMention]] = {}
    for centre, mention in _said(centres):
        said = mentions.setdefault(centre, {})
        first = said.setdefault(mention.code, mention)
        if first is not mention and not first.is_sure:
            said[mention.code] = replace(first, is_sure=True)
    return {centre: next(iter(said.values())) for centre, said in mentions.items() if len(said) == 1}


def _said(centres: Mapping[int, Names]) -> Iterator[tuple[int, CommuneMention]]:
    rows = Action.objects.filter(centre__among=centres).order_by("pk").values_list("centre_id", "pk", *TEXTS)
    for centre, action, *texts in rows.iterator():
        for name, text in zip(TEXTS, texts, strict=True):
            for code, words in centres[centre].in_text(text):
                yield centre, CommuneMention(code, words, action, is_sure=name == TITLE)

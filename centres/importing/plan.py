"""Fiches and the catalogue as it stands -> one Decision for each distinct fiche. Reads, never writes."""

from collections.abc import Iterator, Sequence

from centres.fiches import Fiche
from centres.fields.reading import read_values
from centres.fields.rows import batches
from centres.fields.spellings import Spellings
from centres.models import Action, SourceFiche

from .matching import FicheMatch, IsLater, match
from .noticing.contacts import decisions_of
from .three_way import ImportDecision, Written, compare, completed, create


def make_plan(
    fiches: Sequence[Fiche], spellings: Spellings, is_later: IsLater = lambda _: False
) -> Iterator[ImportDecision]:
    """The decisions for the fiches of one file, whatever their order in it. `is_later`: see `match`."""
    known: list[tuple[int, FicheMatch]] = []
    for found in match(fiches, is_later):
        if found.how == "new":
            yield create(found, spellings)
        elif found.action_id is None:
            yield ImportDecision(found, "unchanged", {}, {}, {}, {})
        else:
            known.append((found.action_id, found))
    known.sort(key=lambda pair: (pair[1].fiche.key, pair[1].fiche.sha256))
    written: Written = {}
    for some in batches(known):
        yield from _compare_some(some, spellings, written)


def _compare_some(
    known: list[tuple[int, FicheMatch]], spellings: Spellings, written: Written
) -> Iterator[ImportDecision]:
    ids = {action_id for action_id, _ in known}
    # Locked, so that a correction saved meanwhile is either compared here or waits until the import is done.
    ours = read_values(ids, actions=Action.objects.select_for_update())
    decided = decisions_of(ids)
    keys = {found.fiche.key for _, found in known}
    sources = SourceFiche.objects.current().filter(action__among=ids, key__among=keys).order_by("-occurrence", "pk")
    by_text, by_action = {}, {}
    for key, sha256, action_id, said in sources.values_list("key", "sha256", "action_id", "content"):
        by_text[key, sha256] = by_action[action_id, key] = said
    for action_id, found in known:
        key = found.fiche.key
        said = by_text.get((key, found.base_sha256)) or by_action.get((action_id, key))
        before = completed(said.get("values", {}), said.get("carried", {})) if said else {}
        yield compare(found, ours[action_id], before, spellings, written, decided.get(action_id))

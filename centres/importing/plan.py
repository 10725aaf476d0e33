"""Fiches and the catalogue as it stands -> one Decision for each distinct fiche. Reads, never writes."""

from collections.abc import Iterator, Sequence

from centres.fiches import Fiche
from centres.fields.spellings import Spellings
from centres.models import Action, SourceFiche

from .matching import FicheMatch, match
from .three_way import ImportDecision, Written, compare, create

ACTIONS_A_QUERY = 200


def make_plan(fiches: Sequence[Fiche], spellings: Spellings) -> Iterator[ImportDecision]:
    """The decisions for the fiches of one file, whatever their order in it."""
    known: list[tuple[int, FicheMatch]] = []
    for found in match(fiches):
        if found.how == "new":
            yield create(found, spellings)
        elif found.action_id is None:
            yield ImportDecision(found, "unchanged", {}, {}, {})
        else:
            known.append((found.action_id, found))
    known.sort(key=lambda pair: (pair[1].fiche.key, pair[1].fiche.sha256))
    written: Written = {}
    for start in range(0, len(known), ACTIONS_A_QUERY):
        yield from _compare_some(known[start : start + ACTIONS_A_QUERY], spellings, written)


def _compare_some(
    known: list[tuple[int, FicheMatch]], spellings: Spellings, written: Written
) -> Iterator[ImportDecision]:
    ids = {action_id for action_id, _ in known}
    # Locked, so that a correction saved meanwhile is either compared here or waits until the import is done.
    rows = Action.objects.for_comparison().filter(pk__in=ids).order_by("pk").select_for_update(of=("self",))
    actions = {action.pk: action for action in rows}
    keys = {found.fiche.key for _, found in known}
    sources = SourceFiche.objects.current().filter(action__in=ids, key__in=keys).order_by("-occurrence", "pk")
    by_text = {(source.key, source.sha256): source for source in sources}
    by_action = {(source.action_id, source.key): source for source in sources}
    for action_id, found in known:
        key = found.fiche.key
        source = by_text.get((key, found.replaces or found.fiche.sha256)) or by_action.get((action_id, key))
        yield compare(found, actions[action_id], source, spellings, written)

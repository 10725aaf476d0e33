"""What waits for somebody, each thing a count that opens its list. Other modules add theirs to `WAITING`."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, QuerySet
from django.urls import reverse

from centres.models import (
    Action,
    Audience,
    Budget,
    Centre,
    CommuneProposal,
    ContactNotice,
    Correction,
    Dimension,
    FieldConflict,
    Initiator,
    Keyword,
    Likeness,
    Partner,
    Scale,
    SourceFiche,
    Status,
    WaitingNote,
)

from .paging import counted_up_to

# The home page counts no further: « plus de 1 000 » says as much.
MOST = 1000
# Notes on one thing: read at most, and shown of each kind.
MOST_READ, MOST_FOLLOWED = 500, 10
VOCABULARIES = (
    (Keyword, "thème", "thèmes"),
    (Audience, "public", "publics"),
    (Partner, "partenaire", "partenaires"),
    (Initiator, "initiative", "initiatives"),
    (Dimension, "dimension", "dimensions"),
    (Status, "statut", "statuts"),
    (Scale, "échelle du territoire", "échelles du territoire"),
)


@dataclass(frozen=True, slots=True)
class Waiting:
    """Some rows that somebody has to look at. `label` agrees with the count; `model` is whose right opens the list.

    `thing` is what one of it is called; `url` is the list, filtered; `desk`, where they are decided one after the
    other, by whoever may change fiches; `has_more`: there are more than `count`; `items`: the rows themselves, each of
    which somebody may look after.
    """

    label: str
    count: int
    url: str
    model: type = Action
    has_more: bool = False
    desk: str = ""
    thing: str = ""
    items: QuerySet[Any] | None = None


@dataclass(frozen=True, slots=True)
class FollowedItem:
    """A row that waits and that somebody looks after, or has a word to say of."""

    row: Model
    note: WaitingNote

    @property
    def url(self) -> str:
        return reverse(f"admin:centres_{self.row._meta.model_name}_change", args=[self.row.pk])


def with_notes(things: list[Waiting]) -> list[tuple[Waiting, WaitingNote, list[FollowedItem]]]:
    """Each with who looks after it and their note, empty where nobody does; then those of its rows that have one."""
    said = WaitingNote.objects.exclude(owner=None, note="").select_related("owner")
    kinds = {note.thing: note for note in WaitingNote.objects.filter(item=0).select_related("owner")}
    by_model: dict[str, dict[int, WaitingNote]] = {}
    for note in said.exclude(item=0).order_by("-at", "-pk")[:MOST_READ]:
        by_model.setdefault(note.thing, {})[note.item] = note
    return [
        (thing, kinds.get(thing.thing) or WaitingNote(thing=thing.thing), _followed(thing, by_model))
        for thing in things
    ]


def _followed(thing: Waiting, by_model: Mapping[str, dict[int, WaitingNote]]) -> list[FollowedItem]:
    notes = by_model.get(thing.items.model._meta.model_name or "") if thing.items is not None else None
    if not notes or thing.items is None:
        return []
    there = thing.items.filter(pk__in=notes).in_bulk()
    return [FollowedItem(there[pk], note) for pk, note in notes.items() if pk in there][:MOST_FOLLOWED]


def waiting(
    rows: QuerySet,
    one: str,
    many: str,
    listed: type | None = None,
    desk: str = "",
    items: QuerySet | None = None,
    **parameters: object,
) -> Waiting:
    """Counts rows up to a bound. `listed`: whose list opens, that of the rows when none is named; `desk`: the name of
    an address; `items`: what somebody looks after, the rows when nothing is named."""
    model = listed or rows.model
    found = counted_up_to(rows, MOST)
    url = reverse(f"admin:centres_{model._meta.model_name}_changelist", query=parameters)
    label, place = one if found == 1 else many, reverse(desk) if desk else ""
    return Waiting(label, min(found, MOST), url, model, found > MOST, place, one, rows if items is None else items)


def open_conflicts() -> Iterator[Waiting]:
    rows = FieldConflict.objects.filter(decision=FieldConflict.Decision.OPEN)
    yield waiting(rows, "conflit à décider", "conflits à décider", decision__exact="open")


def unrecognised_text() -> Iterator[Waiting]:
    rows = SourceFiche.objects.current().unrecognised()
    words = ("fiche au texte non reconnu", "fiches au texte non reconnu")
    fiches = Action.objects.filter(pk__in=rows.order_by().values("action"))
    yield waiting(rows, *words, Action, items=fiches, **{"non-reconnu": "oui"})


def drafts() -> Iterator[Waiting]:
    rows = Action.objects.filter(state=Action.State.DRAFT)
    yield waiting(rows, "brouillon à publier", "brouillons à publier", state__exact="draft")


def unread() -> Iterator[Waiting]:
    """Imports publish at once: what nobody has read since is on the site all the same."""
    rows = Action.objects.filter(reviewed_at=None).exclude(state=Action.State.WITHDRAWN)
    yield waiting(rows, "fiche pas encore relue", "fiches pas encore relues", desk="desk_reading", relue="non")


def corrections() -> Iterator[Waiting]:
    rows = Correction.objects.filter(state=Correction.State.NEW)
    yield waiting(rows, "correction proposée", "corrections proposées", state__exact="new")


def contacts() -> Iterator[Waiting]:
    rows = ContactNotice.objects.open()
    words = ("fiche aux données personnelles à décider", "fiches aux données personnelles à décider")
    yield waiting(rows, *words, decidees="non")


def likenesses() -> Iterator[Waiting]:
    rows = Likeness.objects.filter(decision="")
    yield waiting(rows, "doublon probable", "doublons probables")


def budgets_to_confirm() -> Iterator[Waiting]:
    rows = Budget.objects.filter(confirmed_at=None)
    yield waiting(rows, "budget à confirmer", "budgets à confirmer", desk="desk_money", confirme="non")


def proposed_budgets() -> Iterator[Waiting]:
    sources = SourceFiche.objects.proposing().order_by().values("action")
    rows = Action.objects.filter(pk__in=sources).exclude(state=Action.State.WITHDRAWN)
    words = ("budget proposé à décider", "budgets proposés à décider")
    yield waiting(rows, *words, desk="desk_money", **{"budget-propose": "oui"})


def communes() -> Iterator[Waiting]:
    proposed = CommuneProposal.objects.open()
    yield waiting(proposed, "commune à confirmer", "communes à confirmer", state__exact="proposed")
    unplaced = Centre.objects.filter(commune=None)
    yield waiting(unplaced, "centre sans commune", "centres sans commune", commune="non")


def fiches_to_complete() -> Iterator[Waiting]:
    rows = Action.objects.published().filter(centre=None)
    yield waiting(rows, "fiche sans centre", "fiches sans centre", state__exact="published", centre__isnull="True")


def unseen_values() -> Iterator[Waiting]:
    for model, one, many in VOCABULARIES:
        rows = model.objects.filter(needs_review=True)
        yield waiting(rows, f"{one} à vérifier", f"{many} à vérifier", needs_review__exact="1")


# In the order of the page. A module that lets something wait adds a function here; one that counts 0 is not shown.
WAITING: list[Callable[[], Iterator[Waiting]]] = [
    open_conflicts,
    unrecognised_text,
    corrections,
    contacts,
    likenesses,
    drafts,
    unread,
    proposed_budgets,
    budgets_to_confirm,
    communes,
    fiches_to_complete,
    unseen_values,
]


def what_waits() -> list[Waiting]:
    return [thing for things in WAITING for thing in things() if thing.count]


# What may wait, by the words for one of it.
WAITING_THINGS = frozenset(
    {
        "conflit à décider", "fiche au texte non reconnu", "correction proposée",
        "fiche aux données personnelles à décider", "doublon probable", "brouillon à publier",
        "fiche pas encore relue", "budget proposé à décider", "budget à confirmer", "commune à confirmer",
        "centre sans commune", "fiche sans centre", *(f"{one} à vérifier" for _, one, _ in VOCABULARIES),
    }
)  # fmt: skip
# Whose rows may each have somebody who looks after it, by the name of the model.
FOLLOWED_MODELS: dict[str, type[Model]] = {
    model.__name__.lower(): model
    for model in (
        Action, Budget, Centre, CommuneProposal, ContactNotice, Correction, FieldConflict, Likeness,
        *(model for model, _, _ in VOCABULARIES),
    )
}  # fmt: skip

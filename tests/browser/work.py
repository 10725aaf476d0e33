"""Fiches that need somebody -> a catalogue where everything that staff can meet waits for them."""

from dataclasses import dataclass
from pathlib import Path

from django.contrib.auth.models import User

from centres.editing.bulk import BulkChange, apply, plan
from centres.editing.history import recording
from centres.editing.merging.merge import merge_rows
from centres.editing.publishing import set_state
from centres.fiches import Fiche, compose
from centres.models import (
    Action,
    CatalogueChange,
    Commune,
    CommuneProposal,
    FieldConflict,
    Keyword,
    Likeness,
    Merge,
    Revision,
)
from tests.importing.pages import garden, import_fiches

PHARE = "Centre social Le Phare"
GARDENS = (
    garden(),
    garden(title="Atelier cuisine", summary="On cuisine le mardi."),
    garden(title="Café des parents", summary="On parle autour d’un café.", keywords=("Parentalité", "Apiculture")),
    garden(title="Sorties au lac", summary="Une sortie par mois."),
)


@dataclass(frozen=True, slots=True)
class Work:
    """What waits: two conflicts on fiches of one centre, a pair that looks alike, a merge, a commune, a draft."""

    garden: Action
    kitchen: Action
    parents: Action
    draft: Action
    pair: Likeness
    merge: Merge

    def conflicts(self) -> list[FieldConflict]:
        return list(FieldConflict.objects.filter(decision=FieldConflict.Decision.OPEN).order_by("pk"))


def apply_bulk(action: Action, user: User) -> None:
    """A lot of one fiche, that its page can undo."""
    change = BulkChange(added={"keywords": [Keyword.objects.get(slug="parentalite")]})
    shown = plan(Action.objects.filter(pk=action.pk), change)
    apply([action.pk], change, shown.fingerprint, user)


def page_file(folder: Path, *fiches: Fiche, name: str = "page.txt") -> Path:
    """A page of fiches, as somebody saves it."""
    path = folder / name
    path.write_text(compose(fiches), encoding="utf-8")
    return path


def lay_out(folder: Path) -> Work:
    """Writes it all through the code that staff's pages call."""
    import_fiches(folder, *GARDENS, name="avant.txt")
    garden_, kitchen, parents, draft = (Action.objects.get(title=fiche.title, centre__name=PHARE) for fiche in GARDENS)
    user, _ = User.objects.get_or_create(username="collegue", defaults={"is_staff": True})
    for action in (garden_, kitchen):
        with recording(Action, [action.pk], user, Revision.Origin.EDIT):
            Action.objects.filter(pk=action.pk).update(summary="Corrigé par l’équipe.")
            CatalogueChange.objects.record([action.pk])
    set_state(Action.objects.filter(pk=draft.pk), Action.State.DRAFT, user)
    theirs = (garden(summary="Nouveau texte."), garden(title="Atelier cuisine", summary="Autre texte."))
    import_fiches(folder, *theirs, name="apres.txt")
    commune = Commune.objects.get(code="38565")
    CommuneProposal.objects.get_or_create(
        centre=garden_.centre, commune=commune, defaults={"words": "à Voreppe", "action": garden_}
    )
    pair, _ = Likeness.objects.get_or_create(
        first=garden_, second=parents, defaults={"score": 82, "reasons": ["même centre", "titres proches"]}
    )
    apply_bulk(draft, user)
    merge = merge_rows(Keyword.objects.get(slug="integration"), Keyword.objects.get(slug="logement"), {}, user)
    return Work(garden_, kitchen, parents, draft, pair, merge)

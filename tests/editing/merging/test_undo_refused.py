"""What one undo gives back, and what stands in the way of one that could not be whole. Many: test_undoing.py."""

from datetime import timedelta

import pytest
from django.utils import timezone

from centres.editing.findable import save_term
from centres.editing.merging.merge import merge_rows
from centres.editing.merging.undoing import CannotUndo, undo_merge
from centres.editing.publishing import delete_action, save_edit
from centres.models import Action, Centre, Keyword, Likeness, Merge, OldAddress, Revision, SourceFiche
from tests.admin.pages import change_url, send
from tests.factories import make_action, make_full_action
from tests.importing.pages import garden, import_fiches

from .mergeable import dump

pytestmark = pytest.mark.django_db


def theme(slug: str) -> Keyword:
    return Keyword.objects.get(slug=slug)


def test_an_undone_merge_leaves_nothing_but_its_row():
    kept, gone = make_full_action(), make_full_action()
    Likeness.objects.create(first=kept, second=gone, score=90)
    before = dump()

    undo_merge(merge_rows(kept, gone, {"budget": "gone", "keywords": "gone"}))

    assert dump() == before
    assert Merge.objects.get().undone_at
    assert not OldAddress.objects.exists()


def refusal(merge: Merge) -> str:
    """Why it cannot be undone; nothing was written by trying."""
    before = dump()
    with pytest.raises(CannotUndo) as refused:
        undo_merge(merge)
    assert dump() == before
    return " ".join(refused.value.reasons)


def test_a_text_corrected_since_stands_in_the_way():
    kept, gone = make_action("Jardin"), make_action(summary="Le samedi.")
    merge = merge_rows(kept, gone)
    kept.refresh_from_db()
    kept.summary = "Le dimanche."
    save_edit(kept)

    assert refusal(merge) == "Action « Jardin » : résumé a changé depuis la fusion."


def test_a_correction_of_what_no_merge_touched_stays():
    kept, gone = make_action("Jardin"), make_action(summary="Le samedi.")
    merge = merge_rows(kept, gone)
    kept.refresh_from_db()
    kept.limits = "La pluie."
    save_edit(kept)

    undo_merge(merge)

    kept.refresh_from_db()
    assert (kept.summary, kept.limits) == ("", "La pluie.")


def test_a_deleted_fiche_stands_in_the_way():
    action = make_action(keywords=["sante", "culture"])
    merge = merge_rows(theme("sante"), theme("culture"))
    pk = action.pk
    delete_action(action)

    assert f"Action n° {pk} : supprimé" in refusal(merge)


def test_a_text_imported_since_stands_in_the_way(tmp_path):
    import_fiches(tmp_path, garden(), garden(title="Le jardin des voisins"))
    kept, gone = Action.objects.order_by("pk")
    merge = merge_rows(kept, gone)
    import_fiches(tmp_path, garden(title="Le jardin des voisins", prospects="Un verger."))

    assert "un import a apporté depuis ce texte" in refusal(merge)
    assert SourceFiche.objects.filter(action=kept).count() == 3


def test_a_name_taken_since_stands_in_the_way():
    merge = merge_rows(theme("sante"), theme("culture"))
    save_term(Keyword(label="Arts", slug="culture"))

    assert "a pris un nom, une adresse ou une graphie" in refusal(merge)


def test_a_merge_is_undone_once_and_within_thirty_days():
    merge = merge_rows(theme("sante"), theme("culture"))
    Merge.objects.update(at=timezone.now() - timedelta(days=31))
    assert "il est trop tard" in refusal(merge)

    Merge.objects.update(at=timezone.now() - timedelta(days=29))
    undo_merge(merge)
    assert "déjà défaite" in refusal(merge)


def slugs(action: Action) -> set[str]:
    return set(action.keywords.values_list("slug", flat=True))


def test_what_an_import_brought_meanwhile_is_of_the_value_that_its_words_name(tmp_path):
    import_fiches(tmp_path, garden(keywords=("Culture",)))
    merge = merge_rows(theme("sante"), theme("culture"))
    new = garden(title="Verger", keywords=("Culture", "Logement"))
    both = garden(title="Potager", keywords=("Santé", "Culture"))
    kept = garden(title="Serre", keywords=("Santé",))
    import_fiches(tmp_path, new, both, kept, name="apres.txt")
    assert slugs(Action.objects.get(title="Verger")) == {"sante", "logement"}

    undo_merge(merge)

    found = {action.title: slugs(action) for action in Action.objects.all()}
    assert found == {
        "Jardin des voisins": {"culture"}, "Verger": {"culture", "logement"}, "Potager": {"sante", "culture"},
        "Serre": {"sante"},
    }  # fmt: skip


def test_a_list_that_an_import_wrote_anew_meanwhile_does_not_stand_in_the_way(tmp_path):
    import_fiches(tmp_path, garden(keywords=("Culture",)))
    merge = merge_rows(theme("sante"), theme("culture"))
    import_fiches(tmp_path, garden(keywords=("Culture", "Logement")))

    undo_merge(merge)

    assert slugs(Action.objects.get()) == {"culture", "logement"}
    revision = Revision.objects.of(Action, Action.objects.get().pk).first()
    assert revision.origin == "merge"


def test_a_list_that_a_person_changed_meanwhile_stands_as_they_left_it_or_in_the_way(tmp_path, admin_client):
    import_fiches(tmp_path, garden(keywords=("Culture",)))
    merge = merge_rows(theme("sante"), theme("culture"))
    action = Action.objects.get()
    send(admin_client, change_url(action), keywords_list=[theme("logement").pk])

    assert "retiré ou corrigé depuis" in refusal(merge)


def test_what_a_person_corrected_after_the_import_stays(tmp_path, admin_client):
    merge = merge_rows(theme("sante"), theme("culture"))
    import_fiches(tmp_path, garden(keywords=("Culture",)))
    send(admin_client, change_url(Action.objects.get()), keywords_list=[theme("logement").pk])

    undo_merge(merge)

    assert slugs(Action.objects.get()) == {"logement"}


def test_a_centre_that_an_import_named_meanwhile_gets_its_fiche(tmp_path):
    import_fiches(tmp_path, garden(), garden(title="Verger", centre="Centre social du Lac"))
    kept, gone = Centre.objects.order_by("pk")
    merge = merge_rows(kept, gone)
    import_fiches(tmp_path, garden(title="Serre", centre="Centre social du Lac"), name="apres.txt")
    assert Action.objects.get(title="Serre").centre == kept

    undo_merge(merge)

    assert Action.objects.get(title="Serre").centre.name == gone.name

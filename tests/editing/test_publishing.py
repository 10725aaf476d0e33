"""Writes by hand, below the admin."""

import pytest
from django.db import connection

from centres.editing.findable import save_centre, save_term
from centres.editing.publishing import delete_action, save_edit, set_state
from centres.editing.typed import printed_names, typed_key
from centres.fiches import identity_key
from centres.models import Action, CatalogueChange, Centre, Keyword, SourceFiche
from tests.importing.pages import garden, import_fiches

pytestmark = pytest.mark.django_db


def test_a_typed_fiche_has_one_source_of_its_own():
    for _ in range(2):
        save_edit(Action(title="Café"))

    assert SourceFiche.objects.count() == 2
    assert SourceFiche.objects.values("sha256").distinct().count() == 2
    assert set(SourceFiche.objects.values_list("key", flat=True)) == {identity_key("", "", "Café")}
    assert CatalogueChange.objects.count() == 2


def test_a_centre_is_known_by_the_name_that_a_source_printed_first(tmp_path):
    import_fiches(tmp_path, garden())
    centre = Centre.objects.get()
    centre.name = "Le Phare"
    save_centre(centre)

    assert printed_names(centre) == ("Centre social Le Phare", "Isère")
    assert typed_key(Action(title="x", centre=centre)) == identity_key("centre social LE PHARE", "isere", "X")


def test_renaming_a_fiche_keeps_its_identity(tmp_path):
    import_fiches(tmp_path, garden())
    action = Action.objects.get()
    before = action.sources.get().key
    action.title = "Autre titre"

    save_edit(action)

    assert action.sources.get().key == before
    assert import_fiches(tmp_path, garden()).counts["created"] == 0


def test_a_list_that_stands_is_not_written_again(tmp_path):
    import_fiches(tmp_path, garden())
    action = Action.objects.get()
    before = list(action.keyword_links.values_list("pk", flat=True))

    save_edit(action, {"keywords": action.themes})

    assert list(action.keyword_links.values_list("pk", flat=True)) == before


def test_more_than_a_thousand_fiches_published_are_one_change():
    Action.objects.bulk_create(Action(title=f"Fiche {number}") for number in range(1001))

    changed = set_state(Action.objects.all(), Action.State.PUBLISHED)

    assert len(changed) == 1001
    assert list(CatalogueChange.objects.values_list("action_id", flat=True)) == [None]
    assert set(Action.objects.values_list("state", "version")) == {("published", 2)}


def test_the_changes_of_a_deleted_fiche_go_on_naming_it():
    action = Action(title="Café")
    save_edit(action)
    pk = action.pk

    delete_action(action)

    assert list(CatalogueChange.objects.order_by("version").values_list("action_id", flat=True)) == [pk, pk]


def test_a_write_that_fails_leaves_nothing(monkeypatch):
    monkeypatch.setattr(
        "centres.editing.publishing.store_typed_source", lambda action: connection.cursor().execute("no such statement")
    )

    with pytest.raises(Exception, match="syntax"):
        save_edit(Action(title="Café"))

    assert not Action.objects.exists()
    assert not CatalogueChange.objects.exists()


def test_two_terms_may_not_take_each_others_spelling():
    keyword = Keyword.objects.get(slug="sante")
    keyword.label = "Culture"

    assert save_term(keyword) == Keyword.objects.get(slug="culture")

"""The words of fiches are never older than the fiches, whoever writes."""

import pytest
from django.db import connection, models

from centres.editing.findable import save_centre, save_term
from centres.editing.publishing import delete_action, save_edit, set_state
from centres.models import Action, ActionText, CatalogueChange, Centre, Departement, Keyword, Word, action_text
from centres.models.action_text import NARRATIVES
from tests.admin.pages import change_url, list_url, send
from tests.catalogue.finding import found
from tests.factories import make_action
from tests.importing.pages import garden, import_fiches

pytestmark = pytest.mark.django_db


@pytest.fixture
def action(tmp_path) -> Action:
    import_fiches(tmp_path, garden())
    return Action.objects.get()


def test_an_imported_fiche_is_found_by_every_text_of_it(action):
    for word in ("voisins", "Phare", "Isère", "jardine", "bras", "euros", "Auvergne"):
        assert found(word) == ["Jardin des voisins"]


def test_an_import_that_updates_a_fiche_updates_its_words(action, tmp_path):
    import_fiches(tmp_path, garden(summary="On tricote."))

    assert found("tricoter") == ["Jardin des voisins"]
    assert found("samedi") == []


def test_a_correction_on_its_page_is_found_at_once(action, admin_client):
    send(admin_client, change_url(action), limits="Il manque une clôture.")

    assert found("clôture") == ["Jardin des voisins"]
    assert found("bras") == []


def test_a_fiche_typed_by_hand_is_found_when_it_is_published():
    action = Action(title="Verger", state="draft")
    save_edit(action)
    assert found("verger") == []

    action.state = "published"
    save_edit(action)
    assert found("verger") == ["Verger"]


@pytest.mark.parametrize("name", ["archive", "unpublish"])
def test_a_fiche_withdrawn_with_others_is_found_no_more(name, action, admin_client):
    answer = {"action": name, "_selected_action": [str(action.pk)], "index": "0", "confirm": "1"}
    admin_client.post(list_url(Action), answer, follow=True)
    assert found("voisins") == []
    assert not ActionText.objects.exists()

    admin_client.post(list_url(Action), {**answer, "action": "publish"}, follow=True)
    assert found("voisins") == ["Jardin des voisins"]


def test_more_than_a_hundred_fiches_published_are_all_found():
    Action.objects.bulk_create(Action(title=f"Verger {number}") for number in range(300))
    set_state(Action.objects.all(), Action.State.PUBLISHED)

    assert len(found("verger")) == 300


def test_a_deleted_fiche_is_found_no_more(action):
    delete_action(action)

    assert found("voisins") == []


def test_rows_deleted_together_are_found_no_more(action):
    Action.objects.all().delete()

    assert found("voisins") == []


def test_lists_are_found_by_as_they_stand(action):
    save_edit(action, {"keywords": [Keyword.objects.get(slug="logement")]})

    assert found("logement") == ["Jardin des voisins"]
    assert found("culture") == []


def test_a_renamed_theme_is_found_by_its_new_name_without_a_fiche_being_written(action):
    before = ActionText.objects.get().words
    theme = Keyword.objects.get(slug="sante")
    assert found("vitalité") == []
    theme.label = "Vitalité"

    save_term(theme)

    assert found("vitalité") == found("santé") == ["Jardin des voisins"]
    assert ActionText.objects.get().words == before


def test_a_centre_renamed_or_moved_takes_its_fiches_along(action):
    centre = Centre.objects.get()
    centre.name, centre.departement = "La Boussole", Departement.objects.get(code="29")

    save_centre(centre)

    assert found("boussole") == found("finistère") == ["Jardin des voisins"]
    assert found("phare") == found("isère") == []


def test_an_import_tried_without_writing_leaves_no_word(tmp_path):
    import_fiches(tmp_path, garden(), is_dry_run=True)

    assert not ActionText.objects.exists()
    assert not Word.objects.exists()


def test_words_that_stand_are_not_written_again(action, django_assert_num_queries):
    # The savepoint and its end, and one read.
    with django_assert_num_queries(3):
        ActionText.objects.refresh([action.pk])


def test_a_word_keeps_its_accents_and_is_stored_once():
    first, second = make_action("PARENTALITÉ"), make_action("Parentalité")
    CatalogueChange.objects.record([first.pk, second.pk])

    assert list(Word.objects.values_list("form", "written")) == [("parentalite", "parentalité")]


def test_texts_of_older_sections_are_words_and_their_labels_none_whatever_their_shape():
    action = make_action("Verger", other_sections=[{"label": "Diagnostic", "text": "Un constat."}, "x", None])
    other = make_action("Ruche", other_sections={"odd": 1})
    ActionText.objects.refresh([action.pk, other.pk])

    assert found("constat") == ["Verger"]
    assert found("diagnostic") == []
    assert found("ruche") == ["Ruche"]


def test_pieces_put_together_find_the_same(monkeypatch):
    monkeypatch.setattr(action_text, "MOST_PIECES", 1)
    for title in ("Verger", "Ruche", "Verger et ruche"):
        ActionText.objects.refresh([make_action(title).pk])
    Action.objects.filter(title="Ruche").update(title="Potager")
    ActionText.objects.refresh(Action.objects.values_list("pk", flat=True))
    before = [found(word) for word in ("verger", "ruche", "potager")]

    ActionText.objects.settle()

    assert [found(word) for word in ("verger", "ruche", "potager")] == before
    assert before[1:] == [["Verger et ruche"], ["Potager"]]
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(DISTINCT segid) FROM centres_actiontext_index_idx")
            assert cursor.fetchone() == (1,)


def test_every_text_of_a_fiche_is_searched():
    texts = {field.name for field in Action._meta.get_fields() if isinstance(field, models.TextField)}
    assert texts == {"summary", *NARRATIVES}

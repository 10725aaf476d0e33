"""Fiches read again one after the other: a signature is for what was on the page."""

import pytest

from centres.models import Action
from tests.importing.pages import garden, import_fiches

PAGE = "/admin/a-la-suite/relire/"


@pytest.fixture
def fiches(db, tmp_path) -> list[Action]:
    import_fiches(tmp_path, *(garden(title=f"Jardin {n}") for n in (1, 2, 3)))
    return list(Action.objects.order_by("pk"))


def sign(client, context):
    fiche = context["fiche"]
    return client.post(PAGE, {"fiche": fiche.action.pk, "vu": fiche.seen}, follow=True)


def test_one_after_the_other_until_nothing_is_left(fiches, admin_client, admin_user):
    answer = admin_client.get(PAGE)
    for fiche in fiches:
        assert answer.context["fiche"].action == fiche
        answer = sign(admin_client, answer.context)

    assert "Plus rien à relire" in answer.content.decode()
    assert set(Action.objects.values_list("reviewed_by", flat=True)) == {admin_user.pk}


def test_the_page_says_the_whole_fiche_and_the_source_where_it_differs(fiches, admin_client):
    Action.objects.filter(pk=fiches[0].pk).update(limits="Tout va bien.")

    html = admin_client.get(PAGE).content.decode()

    for words in ("On jardine le samedi.", "Santé", "Tout va bien.", "Il manque des bras.", "différent", "Caf"):
        assert words in html
    assert html.count("On jardine le samedi.") == 1


def test_a_fiche_that_changed_meanwhile_is_shown_again_and_not_signed(fiches, tmp_path, admin_client):
    context = admin_client.get(PAGE).context
    import_fiches(tmp_path, garden(title="Jardin 1", summary="Autre chose."), name="apres.txt")

    answer = sign(admin_client, context)

    assert "n’est pas marquée relue" in answer.content.decode()
    assert "Autre chose." in answer.content.decode()
    assert not Action.objects.exclude(reviewed_at=None).exists()


def test_a_new_text_of_the_source_is_not_signed_unseen(fiches, tmp_path, admin_client):
    Action.objects.filter(pk=fiches[0].pk).update(summary="Corrigé par l’équipe.")
    context = admin_client.get(PAGE).context
    import_fiches(tmp_path, garden(title="Jardin 1", summary="Un conflit."), name="apres.txt")

    sign(admin_client, context)

    assert Action.objects.get(pk=fiches[0].pk).reviewed_at is None


def test_nonsense_does_nothing(fiches, admin_client):
    for sent in ({}, {"fiche": "\0"}, {"fiche": fiches[0].pk, "vu": "x"}, {"fiche": "9" * 30}):
        assert admin_client.post(PAGE, sent).status_code == 302
    assert admin_client.get(f"{PAGE}?apres=%00&fiche=9e9").status_code == 200
    assert not Action.objects.exclude(reviewed_at=None).exists()


def test_the_fiches_of_a_filtered_list_alone_are_read(fiches, admin_client):
    Action.objects.filter(pk=fiches[1].pk).update(state="draft")
    answer = admin_client.get(PAGE, {"liste": "state__exact=draft"})
    assert (answer.context["fiche"].action, answer.context["left"]) == (fiches[1], 1)

    sent = {"fiche": fiches[1].pk, "vu": answer.context["fiche"].seen, "liste": "state__exact=draft"}
    answer = admin_client.post(PAGE, sent, follow=True)

    assert "Plus rien à relire" in answer.content.decode()
    assert Action.objects.filter(reviewed_at=None).count() == 2
    for nonsense in ("zzz__x=1", "\0", "q=" + "a" * 3000, "p=99"):
        assert admin_client.get(PAGE, {"liste": nonsense}).status_code == 200

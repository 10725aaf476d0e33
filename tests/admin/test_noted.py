"""Lists kept under a name, lists taken away, and who looks after what waits."""

import csv
import io

import pytest
from django.contrib import admin
from django.test import Client
from django.utils import timezone

from centres.admin.waiting import FOLLOWED_MODELS, WAITING_THINGS, what_waits
from centres.editing.roles import FEDERATION, give_role
from centres.models import Action, Partner, SavedFilter, SourceFiche, WaitingNote
from tests.factories import make_action, make_centre

from .pages import change_url, list_url, messages_of

KEEP, NOTE = "/admin/gardes/garder/", "/admin/gardes/suivi/"
LISTS = sorted(
    (model for model in admin.site._registry if model._meta.app_label == "centres"), key=lambda model: model.__name__
)


def keep(client, name="Isère", query="departement=38&p=3", listed="action"):
    return client.post(KEEP, {"liste": listed, "nom": name, "filtres": query})


def rows(response) -> list[list[str]]:
    text = response.content.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text), delimiter=";"))


def test_a_filter_is_kept_found_again_and_forgotten_by_its_owner_alone(db, admin_client, viewer):
    answer = keep(admin_client)
    assert answer.headers["Location"] == "/admin/centres/action/?departement=38"
    html = admin_client.get(list_url(Action)).content.decode()
    assert '<a href="?departement=38">Isère</a>' in html
    assert "Isère" not in viewer.get(list_url(Partner)).content.decode()
    row = SavedFilter.objects.get()

    viewer.post(f"/admin/gardes/oublier/{row.pk}/")
    assert SavedFilter.objects.exists()
    admin_client.post(f"/admin/gardes/oublier/{row.pk}/")
    assert not SavedFilter.objects.exists()


def test_the_same_name_again_replaces(db, admin_client):
    keep(admin_client)
    keep(admin_client, query="departement=69")

    assert SavedFilter.objects.get().query == "departement=69"


@pytest.mark.parametrize(
    "sent", [{"name": " "}, {"name": "a" * 81}, {"name": "\0"}, {"query": "q=" + "a" * 2100}, {"listed": "user"},
             {"listed": "\0"}, {"query": "q=\0"}],
)  # fmt: skip
def test_what_cannot_be_kept_is_said(sent, db, admin_client):
    assert keep(admin_client, **sent).status_code == 302
    assert not SavedFilter.objects.exists()


@pytest.mark.parametrize("model", LISTS, ids=lambda model: model.__name__)
def test_every_list_goes_out_with_what_it_shows(model, catalogue, admin_client):
    listed = admin_client.get(list_url(model))
    found = rows(admin_client.get(f"{list_url(model)}liste.csv"))

    assert len(found) == listed.context["cl"].result_count + 1
    assert len(set(map(len, found))) == 1
    assert not any("<" in cell for line in found for cell in line)


def test_a_list_goes_out_as_it_is_filtered_and_nothing_in_it_runs(db, admin_client):
    make_action(title="=1+1", state="draft")
    make_action(title="Autre", state="published")

    found = rows(admin_client.get(f"{list_url(Action)}liste.csv?state__exact=draft"))

    assert [line[0] for line in found] == ["Titre", "'=1+1"]
    assert "brouillon" in found[1]


def test_a_filter_that_means_nothing_is_said(db, admin_client):
    assert admin_client.get(f"{list_url(Action)}liste.csv?zzz__x=1").status_code == 302


def test_what_waits_has_an_owner_and_a_note(catalogue, admin_client, admin_user):
    answer = admin_client.post(NOTE, {"quoi": "conflit à décider", "qui": admin_user.pk, "note": "L’Isère", "vu": "0"})

    assert "c’est noté" in messages_of(admin_client, answer)[0]
    html = admin_client.get("/admin/").content.decode()
    assert "L’Isère" in html
    note = WaitingNote.objects.get()
    assert (note.owner, note.version) == (admin_user, 1)


def test_what_waits_is_looked_after_by_colleagues_who_can_still_come_in(catalogue, django_user_model):
    people = {}
    for name, values in {"zoe": {}, "alix": {}, "partie": {"is_active": False}, "visite": {"is_staff": False}}.items():
        people[name] = django_user_model.objects.create_user(name)
        give_role(people[name], FEDERATION)
        if values:
            django_user_model.objects.filter(username=name).update(**values)
    client = Client()
    client.force_login(people["alix"])
    assert [person.username for person in client.get("/admin/").context["owners"]] == ["alix", "zoe"]

    client.post(NOTE, {"quoi": "conflit à décider", "qui": people["partie"].pk, "note": "L’Isère", "vu": "0"})

    note = WaitingNote.objects.get()
    assert (note.owner, note.note) == (None, "L’Isère")


def test_two_people_do_not_write_over_each_other(catalogue, admin_client):
    for words in ("La première", "La seconde"):
        answer = admin_client.post(NOTE, {"quoi": "conflit à décider", "note": words, "vu": "0"})

    assert WaitingNote.objects.get().note == "La première"
    assert "La seconde" in messages_of(admin_client, answer)[-1]


def look_after(client, row, **sent):
    name = row._meta.model_name
    return client.post(NOTE, {"quoi": name, "objet": row.pk, "vu": "0", **sent})


def test_one_thing_that_waits_has_an_owner_and_a_note_on_its_page_and_where_all_waits(db, admin_client, admin_user):
    one, other = (make_action(title, state="draft") for title in ("Jardin", "Verger"))

    answer = look_after(admin_client, one, qui=admin_user.pk, note="Rappeler le centre")

    assert answer.headers["Location"] == change_url(one)
    assert "« Jardin » : c’est noté." in messages_of(admin_client, answer)[0]
    home, page = admin_client.get("/admin/").text, admin_client.get(change_url(one)).text
    assert f'<a href="{change_url(one)}">Jardin</a> <strong>admin</strong>' in home
    assert "Rappeler le centre" in home
    assert "Rappeler le centre" in page
    assert 'name="vu" value="1"' in page
    assert "Rappeler" not in admin_client.get(change_url(other)).text
    # Once it waits no more, the page of all that waits leaves it out.
    Action.objects.filter(pk=one.pk).update(
        state="published", published_at=timezone.now(), reviewed_at=timezone.now(), centre=make_centre()
    )
    assert "Rappeler le centre" not in admin_client.get("/admin/").text


def test_two_people_do_not_write_over_each_other_on_one_thing_either(db, admin_client):
    one = make_action("Jardin", state="draft")
    look_after(admin_client, one, note="La première")

    answer = look_after(admin_client, one, note="La seconde")

    assert WaitingNote.objects.get().note == "La première"
    told = messages_of(admin_client, answer)[-1]
    assert "quelqu’un vient d’écrire « La première »" in told
    assert "La seconde" in told
    look_after(admin_client, one, note="La seconde", vu="1")
    assert WaitingNote.objects.get().note == "La seconde"


def test_every_kind_of_thing_that_waits_may_be_looked_after_and_nothing_else(catalogue, admin_client, viewer):
    for name, model in FOLLOWED_MODELS.items():
        row = model.objects.order_by("pk").first()
        if row is None:
            continue
        answer = look_after(admin_client, row, note=f"Note {name}")
        assert answer.headers["Location"] == change_url(row)
        assert f"Note {name}" in admin_client.get(change_url(row)).text
    before = WaitingNote.objects.count()
    for sent in ({"quoi": "user"}, {"objet": "9" * 30}, {"objet": "x"}, {"objet": "999999"}):
        assert look_after(admin_client, Action.objects.first(), **sent).headers["Location"] == "/admin/"
    assert WaitingNote.objects.count() == before
    assert look_after(viewer, Action.objects.first(), note="Non").status_code == 403
    assert {thing.items.model for thing in what_waits()} <= set(FOLLOWED_MODELS.values())


def test_a_note_too_long_comes_back_and_nonsense_does_nothing(catalogue, admin_client, viewer):
    answer = admin_client.post(NOTE, {"quoi": "conflit à décider", "note": "é" * 501, "vu": "0"})
    assert "é" * 501 in messages_of(admin_client, answer)[0]
    for sent in ({"quoi": "autre chose", "vu": "0"}, {"quoi": "conflit à décider", "note": "\0", "vu": "0"}):
        admin_client.post(NOTE, sent)
    assert not WaitingNote.objects.exclude(version=0).exists()
    assert viewer.post(NOTE, {"quoi": "conflit à décider", "vu": "0"}).status_code == 403


def test_all_that_waits_can_be_looked_after(catalogue, tmp_path):
    SourceFiche.objects.filter(is_current=True).update(unrecognised=[{"line": 3, "text": "?"}], proposal="open")
    Action.objects.update(centre=None)

    assert {thing.thing for thing in what_waits()} <= WAITING_THINGS
    assert "budget proposé à décider" in {thing.thing for thing in what_waits()}
    assert Client().get("/admin/").status_code == 302

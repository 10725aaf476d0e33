"""What can be sent to be imported beside files of text: a pasted text, a web page."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from centres.models import Action, ImportRun
from tests.admin.importing import UPLOAD, confirm, page_of, plan_url, text_of, upload
from tests.importing.pages import garden

pytestmark = pytest.mark.django_db


def test_a_text_that_is_pasted_shows_its_plan_like_a_file(db, admin_client):
    bare = page_of(garden(summary="On jardine.")).decode().replace("- ", "").replace("-\n", "")
    response = admin_client.post(UPLOAD, {"kind": "fiches", "encoding": "", "pasted": bare.replace("\n", "\r\n")})
    url = plan_url(response)

    assert "1 nouvelle fiche" in text_of(admin_client.get(url))
    assert Action.objects.count() == 0
    confirm(admin_client, url)
    action = Action.objects.get()
    assert (action.title, action.summary) == ("Jardin des voisins", "On jardine.")
    assert ImportRun.objects.get().file == "texte collé"


def test_a_pasted_text_goes_with_files_of_another_encoding_or_says_that_it_can_not(db, admin_client):
    file = SimpleUploadedFile("page.txt", page_of(garden()).decode().encode("cp1252"))
    sent = {"kind": "fiches", "encoding": "cp1252", "files": [file]}
    pasted = page_of(garden(title="Fête du quartier")).decode()
    words = text_of(admin_client.get(plan_url(admin_client.post(UPLOAD, sent | {"pasted": pasted}))))
    assert "2 nouvelles fiches" in words

    file.seek(0)
    refused = admin_client.post(UPLOAD, sent | {"pasted": f"{pasted} ✿"})
    assert "ne s’écrit pas dans l’encodage choisi" in text_of(refused)


def test_a_pasted_table_is_asked_for_as_a_file(db, admin_client):
    response = admin_client.post(UPLOAD, {"kind": "tableur", "pasted": "id\ttitre"})
    assert "choisissez « Pages de fiches »" in text_of(response)


def test_a_pasted_text_without_fiche_is_refused_with_its_reason(db, admin_client):
    response = admin_client.post(UPLOAD, {"kind": "fiches", "pasted": "Bonjour"})
    assert "texte collé : Aucune fiche dans ce texte" in text_of(response)


def test_a_web_page_is_uploaded_like_a_text(db, admin_client):
    items = page_of(garden(summary="On jardine.")).decode().split("\n")
    body = "".join(f"<li>{line[2:]}</li>" if line.startswith("- ") else f"<p>{line}</p>" for line in items)
    url = plan_url(upload(admin_client, ("page.html", f"<html><body>{body}</body></html>".encode())))
    confirm(admin_client, url)
    assert Action.objects.get().summary == "On jardine."

"""No public address shows a number, an e-mail, or who published a fiche, whatever its format."""

import json
import re
from html import unescape
from io import BytesIO, StringIO
from urllib.parse import urldefrag, urljoin, urlsplit
from zipfile import BadZipFile, ZipFile

import pytest
from django.core.management import call_command
from django.test import Client

from centres.models import Action, ContactNotice
from tests.admin.pages import change_url, list_url
from tests.importing.pages import garden, import_fiches, import_text

pytestmark = pytest.mark.django_db
NUMBERS = ["06 12 34 56 78", "+33 1 23 45 67 89", "0411223344", "04.99.88.77.66"]
EMAILS = ["camille.exemple@example.org", "camille.exemple (at) example.org"]
AUTHOR = "Dominique MODÈLE"
CANARIES = ["12 34 56 78", "612345678", "23 45 67 89", "411223344", "99.88.77.66", "camille.exemple", "MODÈLE"]
OLDER = f"""Actions

Goûter du mercredi

Structure organisatrice
CSC DES PINS - Ain
Publié par
{AUTHOR}
Thèmes
  • Familial
Quels furent les éléments de diagnostic à l'origine de l'expérience ?
Appelez le {NUMBERS[0]}.
Mots clés associés à l'actions
  • Famille
Description générale
Un goûter, {EMAILS[0]}.
Quelles sont les limites de cette expérience ?
La salle, {NUMBERS[3]}."""


@pytest.fixture(scope="module")
def shared_named(shared_rows, tmp_path_factory) -> None:
    """Fiches that name somebody wherever a source can."""
    with shared_rows():
        words = (
            f"Jardin, joindre le {NUMBERS[0]} ou {EMAILS[0]} ; {NUMBERS[1]}, {NUMBERS[2]}, {NUMBERS[3]}, {EMAILS[1]}."
        )
        texts = (
            "title", "status_reason", "summary", "initiator_details", "experience", "description", "people",
            "result_territory", "result_centre", "result_inhabitants", "limits", "prospects",
        )  # fmt: skip
        lists = ("keywords", "audiences", "partners", "initiators", "attachments")
        told = dict.fromkeys(texts, f"{words}\n- {words}") | {"title": words}
        told |= dict.fromkeys(lists, (words,)) | {"centre": f"Centre {NUMBERS[0]}", "status": "Terminée"}
        told["resources"] = (
            f"Location {NUMBERS[0]} : 1200 euros\nRepas {EMAILS[0]} : 300 euros\nsubvention Caf : 500 euros"
        )
        import_fiches(
            tmp_path_factory.mktemp("page"), garden(**told), garden(**told | {"title": f"Autre jardin {NUMBERS[2]}"})
        )
        import_text(tmp_path_factory.mktemp("page"), OLDER, name="ancienne.txt")


def links_of(page: str, address: str) -> set[str]:
    found = re.findall(r'(?:href|src|action|hx-get|data-[a-z]+)="([^"]+)"|<loc>([^<]+)', page)
    links = (urljoin(address, unescape(one or other)) for one, other in found)
    return {urldefrag(link)[0].removeprefix("http://testserver") for link in links if "://" not in link[8:]}


def readable(response) -> str:
    """The words of an answer, those of a workbook included."""
    data = b"".join(response) if response.streaming else response.content
    words = data.decode(errors="replace")
    try:
        with ZipFile(BytesIO(data)) as archive:
            words += "".join(archive.read(name).decode(errors="replace") for name in archive.namelist())
    except BadZipFile:
        pass
    return unescape(words) + json.dumps(str(response.headers))


def test_no_public_page_shows_one(shared_named, client):
    """Every page that a visitor can get to, from the home page on."""
    first = [action.get_absolute_url() for action in Action.objects.all()]
    compared = "&".join(f"a={action.pk}" for action in Action.objects.all())
    waiting = [
        "/", *first, "/actions/", "/actions/?q=jardin", "/actions/?q=joindre", "/freins/", "/freins/?q=jardin",
        "/actions/flux.atom", "/sitemap.xml", f"/comparer/?{compared}", f"/dossier/?{compared}",
        f"/dossier/?{compared}&format=pdf", "/suggestions/?q=jard", "/suggestions/?q=cent", "/actions/comme-la-mienne/",
        "/exports/actions.json", "/exports/actions.csv", "/exports/actions.xlsx", "/exports/actions.txt",
        "/exports/actions.geojson", "/api/v1/", "/api/v1/actions", "/donnees/", "/integrer/",
    ]  # fmt: skip
    seen, shown = set(waiting), 0
    while waiting and len(seen) < 400:
        address = waiting.pop(0)
        response = client.get(address)
        assert response.status_code < 500, address
        page = readable(response)
        assert [canary for canary in CANARIES if canary in page] == [], address
        shown += "masqué]" in page
        for link in sorted(links_of(page, address) - seen):
            if not urlsplit(link).netloc and urlsplit(link).path.startswith("/") and link.count("&") < 3:
                seen.add(link)
                waiting.append(link)
    assert shown > 20


@pytest.mark.parametrize("words", ["0612345678", "06 12 34 56 78", "camille.exemple", "12345678", "MODÈLE"])
def test_no_search_finds_one(shared_named, client, words):
    assert client.get("/actions/", {"q": words}).context["results"].count == 0
    for canary in CANARIES:
        assert canary not in client.get("/suggestions/", {"q": words[:6]}).content.decode().replace(words[:6], "")


@pytest.mark.parametrize("form", ["json", "text"])
def test_no_export_of_the_public_shows_one(shared_named, form):
    out = StringIO()
    call_command("export_fiches", "--format", form, stdout=out)

    assert "masqué]" in out.getvalue()
    assert [canary for canary in CANARIES if canary in out.getvalue()] == []


def test_staff_read_the_source_whole_and_decide(shared_named, admin_client):
    assert "fiches aux données personnelles à décider" in admin_client.get("/admin/").content.decode()
    notice = ContactNotice.objects.get(action__title="Goûter du mercredi")
    assert notice in admin_client.get(list_url(ContactNotice)).context["cl"].result_list
    page = admin_client.get(change_url(notice)).content.decode()
    assert all(words in page for words in (NUMBERS[0], EMAILS[0]))
    source = notice.action.sources.get()
    assert AUTHOR in admin_client.get(change_url(source)).content.decode()
    kept = {f"choix-{place}": "kept" for place, _ in enumerate(notice.mentions)}
    seen = re.search(r'name="vu" value="([^"]+)"', page)[1]

    admin_client.post(change_url(notice), {**kept, "choisir": "oui", "vu": seen})

    public = Client().get(notice.action.get_absolute_url()).content.decode()
    assert all(words in public for words in (NUMBERS[0], NUMBERS[3], EMAILS[0]))
    assert AUTHOR not in public
    assert not ContactNotice.objects.open().filter(pk=notice.pk).exists()


def test_whoever_only_reads_decides_nothing(shared_named, client, django_user_model):
    from centres.editing.roles import READING, give_role

    user = django_user_model.objects.create_user("lecture", is_staff=True)
    give_role(user, READING)
    client.force_login(user)
    notice = ContactNotice.objects.first()

    assert client.get(change_url(notice)).status_code == 200
    assert client.post(change_url(notice), {"choix-0": "kept", "choisir": "oui"}).status_code == 403
    assert ContactNotice.objects.get(pk=notice.pk).is_open

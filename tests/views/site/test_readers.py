"""Pages for readers in a hurry: a text of staff, with the fiches and figures that its addresses lead to."""

import re

import pytest

from centres.models import SitePage
from centres.views.site.readers import READERS
from tests.factories import make_action, make_centre

pytestmark = pytest.mark.django_db


def write(text: str) -> None:
    SitePage.objects.filter(slug="pour-les-elus").update(text=text)


def words_of(html: str) -> str:
    main = html[html.index("<main") : html.index("</main>")]
    return " ".join(re.sub(r"<[^>]*>", " ", main).split())


def test_each_begins_with_a_text_whose_selections_all_mean_something(client):
    make_action("Jardin", keywords=["sante"], partners=["caf", "commune"], limits="Trop peu.", status="terminee")
    for reader in READERS:
        page = client.get(f"/pour/{reader}/")
        assert page.status_code == 200
        blocks = [block for _, blocks in page.context["sections"] for block in blocks]
        addresses = [line for line in page.context["page"].text.split("\n") if line.startswith("/")]
        assert [block.address for block in blocks if block.kind != "text"] == addresses
        assert f'href="/pour/{reader}/"' in client.get("/").text


def test_an_address_alone_on_its_line_becomes_what_it_leads_to(client):
    for title in ("Un", "Deux", "Trois", "Quatre"):
        action = make_action(title, keywords=["sante"], centre=make_centre(title))
    make_action("Ailleurs", keywords=["culture"])
    write(
        "On lit.\nhttps://catalogue.example/actions/?theme=sante&tri=titre\n## Chiffres\n/chiffres/?theme=sante\n"
        f"Voici /actions/ au milieu.\n/actions/{action.pk}/n-importe/\n/actions/999999/\n/actions/{'9' * 40}/\n/admin/"
    )
    html = client.get("/pour/les-elus/").text
    words = words_of(html)

    assert [title for title in ("Un", "Deux", "Trois", "Quatre", "Ailleurs") if f">{title}</a></h3>" in html] == [
        "Deux", "Trois", "Quatre",
    ]  # fmt: skip
    assert "voir les 4 fiches" in words.replace("\u202f", " ")
    assert "actions 4" in words
    assert 'href="/chiffres/?theme=sante"' in html
    assert html.count(">Quatre</a></h3>") == 2
    for kept in ("Voici /actions/ au milieu.", "/actions/999999/", "/actions/" + "9" * 40, "/admin/"):
        assert kept in words


def test_it_follows_the_catalogue_and_shows_no_draft(client):
    write("/actions/?theme=sante\n/actions/1/")
    before = client.get("/pour/les-elus/")
    assert "Aucune fiche pour l’instant" in words_of(before.text)
    make_action("Brouillon", state="draft", keywords=["sante"])
    make_action("Jardin", keywords=["sante"])
    after = client.get("/pour/les-elus/", headers={"If-None-Match": before["ETag"]})

    assert (after.status_code, "Jardin" in after.text, "Brouillon" in after.text) == (200, True, False)


def test_staff_write_it_as_any_page_of_the_site(client, admin_client):
    page = SitePage.objects.get(slug="pour-les-elus")
    form = admin_client.get(f"/admin/centres/sitepage/{page.pk}/change/").context["adminform"].form
    values = {name: form[name].value() for name in form.fields} | {"text": "Autre <b>texte</b>."}
    admin_client.post(f"/admin/centres/sitepage/{page.pk}/change/", values)

    assert "<p>Autre &lt;b&gt;texte&lt;/b&gt;.</p>" in client.get("/pour/les-elus/").text

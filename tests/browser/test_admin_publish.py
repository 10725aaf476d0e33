"""What the public sees: drafts previewed and published, fiches withdrawn for good, files joined; duplicates merged."""

from urllib.parse import urlsplit

import pytest
from django.test import Client
from playwright.sync_api import expect

from centres.models import Action, Likeness
from tests.admin.pages import change_url, list_url

from .staff import FICHES, choose, follow, press, says
from .work import lay_out

pytestmark = pytest.mark.usefixtures("written")
WRITES = "input[type=submit]:not([value=Chercher]), button[name=decision], .addlink"
NOT_THERE = "Failed to load resource: the server responded with a status of"


def test_drafts_are_published_after_a_page_that_counts_them(signed_in, open_page, tmp_path):
    work = lay_out(tmp_path)
    public = open_page(expects=(NOT_THERE,))
    assert public.goto(work.draft.get_absolute_url()).status == 404
    page = signed_in("Fédération")
    page.goto(f"{FICHES}?q=Phare")
    choose(page, "Publier les fiches choisies…", "Sorties au lac", "Jardin des voisins")
    says(page, "Publier 1 fiche ?")
    says(page, "1 fiche, déjà publiée.")
    press(page, "Publier 1 fiche")

    says(page, "1 fiche publiée.")
    assert public.goto(work.draft.get_absolute_url()).status == 200


def test_a_draft_is_previewed_by_staff_alone(signed_in, tmp_path):
    work = lay_out(tmp_path)
    page = signed_in("Lecture", width=360)
    page.goto(change_url(work.draft))
    follow(page, "Aperçu")
    expect(page.locator("main")).to_contain_text("Une sortie par mois.")
    expect(page.locator("body")).to_contain_text("rouillon")

    assert Client().get(urlsplit(page.url).path).status_code in (302, 403, 404)


def test_a_withdrawn_fiche_is_gone_and_says_so(signed_in, open_page, tmp_path):
    work = lay_out(tmp_path)
    page = signed_in("Fédération")
    page.goto(change_url(work.parents))
    follow(page, "Retirer…")
    page.get_by_label("Qui l’a demandé").fill("Le centre, par courriel.")
    press(page, "Retirer la fiche pour de bon")

    says(page, "Aucun import ne la ramènera.")
    public = open_page(expects=(NOT_THERE,))
    assert public.goto(work.parents.get_absolute_url()).status == 410
    expect(public.locator("main")).to_contain_text("retirée")


def test_a_file_is_joined_and_the_public_downloads_it(signed_in, open_page, tmp_path):
    work = lay_out(tmp_path)
    flyer = tmp_path / "Affiche du café.pdf"
    flyer.write_bytes(b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n")
    page = signed_in("Fédération")
    page.goto(change_url(work.parents))
    page.locator("#id_stored_attachments-0-file, [name$='-0-file']").first.set_input_files(flyer)
    page.locator("[name$='-0-title']").first.fill("L’affiche")
    press(page, "Enregistrer")

    public = open_page()
    public.goto(work.parents.get_absolute_url())
    with public.expect_download() as download:
        public.get_by_role("link", name="L’affiche").click()
    assert download.value.path().read_bytes() == flyer.read_bytes()


def test_a_probable_duplicate_is_merged_and_the_merge_undone(signed_in, open_page, tmp_path):
    work = lay_out(tmp_path)
    gone_address = work.parents.get_absolute_url()
    page = signed_in("Fédération")
    page.goto(change_url(work.pair))
    says(page, "Côte à côte")
    follow(page, "Mêmes : fusionner…")
    title = page.locator("fieldset", has=page.locator("legend", has_text="Titre"))
    title.get_by_label("De celle qui disparaît").check()
    press(page, "Fusionner")

    says(page, "a rejoint")
    work.garden.refresh_from_db()
    assert work.garden.title == "Café des parents"
    public = open_page()
    public.goto(gone_address)
    assert public.url.endswith(work.garden.get_absolute_url())

    follow(page, "Cette fusion peut être défaite")
    press(page, "Défaire cette fusion")
    says(page, "Fusion défaite")
    work.garden.refresh_from_db()
    assert work.garden.title == "Jardin des voisins"
    public.goto(gone_address)
    assert public.url.endswith(gone_address)


def test_different_fiches_are_never_proposed_again(signed_in, tmp_path):
    work = lay_out(tmp_path)
    page = signed_in("Fédération", width=360)
    page.goto(change_url(work.pair))
    press(page, "Différentes")

    says(page, "Fiches différentes : cette paire ne sera plus proposée.")
    work.pair.refresh_from_db()
    assert work.pair.decision == Likeness.Decision.DIFFERENT


def test_somebody_who_reads_meets_no_button_that_writes(signed_in, tmp_path):
    work = lay_out(tmp_path)
    page = signed_in("Lecture")
    pages = [change_url(thing) for thing in (work.garden, work.pair, work.merge, work.conflicts()[0])]
    found = {}
    for url in (*pages, list_url(Action), "/admin/centres/importrun/"):
        page.goto(url)
        writing = page.locator(
            "main :is(input[type=submit]:not([value=Chercher]), button[name=decision], .addlink):visible"
        )
        found[url] = writing.evaluate_all("all => all.map(one => one.outerHTML)")
    assert {url: buttons for url, buttons in found.items() if buttons} == {}
    page.goto("/admin/")
    says(page, "Ce qui attend")

"""Importing in the browser: a page of fiches, a sheet that went out and comes back, the directory of centres."""

import csv

import pytest
from playwright.sync_api import expect

from centres.models import Action, Centre, FieldConflict, ImportRun
from tests.importing.pages import garden

from .staff import FICHES, follow, press, says, send
from .work import GARDENS, lay_out, page_file

pytestmark = pytest.mark.usefixtures("written")


def test_a_page_is_read_before_it_is_written_and_a_fiche_is_left_out(signed_in, tmp_path):
    work = lay_out(tmp_path)
    theirs = [garden(title="Atelier vélo", summary="On répare."), garden(title="Théâtre", summary="On joue.")]
    changed = garden(title="Café des parents", summary="On parle le jeudi.", keywords=GARDENS[2].keywords)
    page = signed_in("Fédération")
    send(page, page_file(tmp_path, *theirs, changed, name="juin.txt"))

    says(page, "2 nouvelles fiches")
    says(page, "1 fiche changée")
    summary = page.locator(".plan-item", has_text="Café des parents").locator(".plan-field", has_text="résumé")
    expect(summary.locator("del").first).to_be_visible()
    expect(summary.locator("ins").first).to_contain_text("le jeudi")
    assert not Action.objects.filter(title="Théâtre").exists()

    page.get_by_label("Théâtre", exact=True).uncheck()
    press(page, "Confirmer l’import")

    says(page, "Import fait.")
    says(page, "1 créée")
    assert not Action.objects.filter(title="Théâtre").exists()
    assert Action.objects.filter(title="Atelier vélo", state="published").exists()
    work.parents.refresh_from_db()
    assert work.parents.summary == "On parle le jeudi."
    page.goto("/actions/?q=vélo")
    expect(page.locator("#catalogue")).to_contain_text("Atelier vélo")


def test_a_page_that_is_no_page_of_fiches_is_refused_where_it_was_sent(signed_in, tmp_path):
    lost = tmp_path / "capture.txt"
    lost.write_text("<html><body>Rien</body></html>")
    page = signed_in("Fédération", width=360)
    page.goto("/admin/centres/importrun/importer/")
    page.get_by_label("Fichiers").set_input_files(lost)
    press(page, "Voir ce que l’import va faire")

    says(page, "capture.txt")
    says(page, "Rien n’a été écrit.")
    expect(page.get_by_label("Fichiers")).to_be_visible()


def test_a_sheet_goes_out_is_corrected_and_comes_back(signed_in, tmp_path):
    work = lay_out(tmp_path)
    page = signed_in("Fédération")
    page.goto(f"{FICHES}?q=Phare")
    with page.expect_download() as download:
        follow(page, "Exporter pour un tableur (CSV)")
    sheet = tmp_path / "fiches.csv"
    download.value.save_as(sheet)
    with sheet.open(encoding="utf-8-sig", newline="") as file:
        dialect = csv.Sniffer().sniff(file.read(200), ";,\t")
        file.seek(0)
        rows = list(csv.DictReader(file, dialect=dialect))
    by_title = {row["titre"]: row for row in rows}
    by_title["Café des parents"]["titre"] = "Café des familles"
    by_title["Jardin des voisins"]["année"] = "deux mille"
    with sheet.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys(), dialect=dialect)
        writer.writeheader()
        writer.writerows(rows)

    send(page, sheet, kind="Fiches corrigées dans un tableur")
    says(page, "1 fiche changée")
    says(page, "1 ligne refusée")
    says(page, "année")
    press(page, "Confirmer l’import")

    says(page, "Import fait.")
    work.parents.refresh_from_db()
    assert work.parents.title == "Café des familles"


def test_a_directory_fills_in_what_the_catalogue_does_not_say(signed_in, tmp_path):
    work = lay_out(tmp_path)
    directory = tmp_path / "annuaire.csv"
    directory.write_text("nom;département;commune;contact\nCentre social Le Phare;Isère;Voreppe;04 76 00 00 00\n")
    page = signed_in("Fédération")
    send(page, directory, kind="Annuaire des centres")
    says(page, "1 centre changé")
    press(page, "Confirmer l’import")

    says(page, "Import fait.")
    centre = Centre.objects.get(pk=work.garden.centre_id)
    assert (centre.commune_id, centre.contact) == ("38565", "04 76 00 00 00")


def test_renaming_a_theme_once_is_followed_everywhere_and_an_import_changes_nothing(signed_in, tmp_path):
    fiche = garden(title="Une semaine à la mer", keywords=("Vacances / loisirs",))
    path = page_file(tmp_path, fiche, name="mer.txt")
    page = signed_in("Fédération")
    send(page, path)
    press(page, "Confirmer l’import")
    says(page, "Import fait.")

    page.goto("/admin/centres/keyword/")
    follow(page, "Vacances / loisirs")
    page.get_by_label("Libellé").fill("Vacances et temps libre")
    press(page, "Enregistrer")
    says(page, "Vacances et temps libre")

    action = Action.objects.get(title="Une semaine à la mer")
    page.goto(action.get_absolute_url())
    expect(page.locator("main")).to_contain_text("Vacances et temps libre")
    page.goto("/themes/vacances-loisirs/")
    assert page.url.endswith("/themes/vacances-et-temps-libre/")
    page.goto("/actions/?theme=vacances-loisirs")
    expect(page.locator("#catalogue")).to_contain_text("Une semaine à la mer")
    expect(page.locator("main")).to_contain_text("Vacances et temps libre")
    expect(page.locator("main")).not_to_contain_text("Vacances / loisirs")

    runs = ImportRun.objects.count()
    send(page, path)
    says(page, "Le catalogue ne changerait pas.")
    press(page, "Noter l’import sans rien changer")
    says(page, "Import fait.")
    assert ImportRun.objects.count() == runs + 1
    assert not FieldConflict.objects.exists()
    assert not Action.objects.filter(keywords__label="Vacances / loisirs").exists()

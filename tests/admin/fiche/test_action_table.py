"""Fiches exported for a spreadsheet, corrected there, brought back: ids decide, nothing is overwritten unseen."""

import csv
import io

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from centres.models import Action, CatalogueChange, ImportRun, Keyword
from tests.admin.importing import confirm, plan_url, shown_form, text_of, upload
from tests.admin.pages import change_url, messages_of
from tests.factories import make_action, make_centre, make_full_action
from tests.importing.pages import everything

pytestmark = pytest.mark.django_db
DRAFTS = ["ImportDraft", "ImportDraftFile"]
CSV, XLSX = (reverse("admin:centres_action_table", args=[form]) for form in ("csv", "xlsx"))
NASTY = '=HYPERLINK(1)\n- un; deux, "trois"\n\'=4\n@cinq'


def rows_of(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))


def as_csv(rows: list[dict[str, str]], delimiter: str = ";", encoding: str = "utf-8") -> bytes:
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, list(rows[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode(encoding)


def exported(client, query: str = "") -> list[dict[str, str]]:
    return rows_of(client.get(CSV + query).content)


def send(client, data: bytes, name: str = "fiches.csv"):
    return upload(client, (name, data), kind="tableur")


def send_changed(client, rows: list[dict[str, str]] | None = None, **changes: str):
    """Sends back the export with these cells in its first row."""
    rows = rows or exported(client)
    rows[0] |= {name.replace("_", " "): text for name, text in changes.items()}
    return send(client, as_csv(rows))


@pytest.mark.parametrize("url", [CSV, XLSX])
def test_a_sheet_brought_back_untouched_changes_nothing(url, admin_client):
    make_full_action(summary=NASTY, title="=1+1", description="'=1", experience="'", attachments="-a.pdf\n+b.pdf")
    make_action(title="Vide", state="draft")
    make_action(title="Longue", description="mot " * 20_000)
    data = admin_client.get(url).content
    before = everything(DRAFTS)
    response = admin_client.get(plan_url(send(admin_client, data)))

    assert response.context["tally"] == ["3 lignes sans changement"]
    confirm(admin_client, plan_url(send(admin_client, data)))
    assert everything([*DRAFTS, "ImportRun"]) == {name: rows for name, rows in before.items() if name != "ImportRun"}


def test_the_csv_opens_in_a_french_spreadsheet_and_runs_nothing(admin_client):
    make_action(title="=1+1", summary=NASTY)
    data = admin_client.get(CSV).content

    assert data.startswith(b"\xef\xbb\xbfid;version;publication;titre;")
    (row,) = rows_of(data)
    assert row["titre"] == "'=1+1"
    assert row["résumé"].startswith("'=HYPERLINK")


def test_the_cells_of_the_xlsx_are_texts(admin_client):
    make_action(title="=1+1", year=2019)
    book = load_workbook(io.BytesIO(admin_client.get(XLSX).content))
    cells = {head.value: cell for head, cell in zip(*book.active.iter_rows(), strict=True)}

    assert (cells["titre"].value, cells["titre"].data_type) == ("=1+1", "s")
    assert cells["titre"].quotePrefix
    assert cells["année"].value == "2019"


def test_the_export_follows_the_filters_of_the_list(admin_client):
    make_action(title="Publiée")
    draft = make_action(title="Brouillon", state="draft")

    assert [row["id"] for row in exported(admin_client, "?state__exact=draft")] == [str(draft.pk)]
    html = admin_client.get("/admin/centres/action/?state__exact=draft").content.decode()
    assert f"{CSV}?state__exact=draft" in html


def test_corrections_are_shown_then_written_in_one_change(admin_client):
    centre = make_centre("Centre du Lac")
    action = make_full_action(title="Jardin")
    rows = exported(admin_client)
    changes = {
        "titre": "Le jardin", "année": "2021", "centre": f"Lac #{centre.pk}", "thèmes": "Culture | Vacances / loisirs",
        "statut": "", "publication": "archivée", "résumé": "- autre\n- texte",
    }  # fmt: skip
    url = plan_url(send_changed(admin_client, rows, **changes))
    words = text_of(admin_client.get(url))
    assert "1 fiche changée" in words
    assert "retiré : Santé" in words
    versions = CatalogueChange.objects.count()
    confirm(admin_client, url)

    action = Action.objects.get()
    assert (action.title, action.year, action.centre, action.status) == ("Le jardin", 2021, centre, None)
    assert [term.label for term in action.themes] == ["Culture", "Vacances / loisirs"]
    assert (action.state, action.summary, action.slug, action.version) == (
        "archived",
        "- autre\n- texte",
        "le-jardin",
        2,
    )
    assert CatalogueChange.objects.count() == versions + 1
    run = ImportRun.objects.get()
    assert (run.kind, run.changes[0]["kind"], run.changes[0]["action"]) == ("tableur", "updated", action.pk)
    assert change_url(action) in admin_client.get(change_url(run)).content.decode()
    assert LogEntry.objects.get(object_id=str(action.pk)).change_message.startswith("Corrigée par un tableur")
    assert send_again_changes_nothing(admin_client, rows)


def send_again_changes_nothing(client, rows) -> bool:
    """The file that was just imported, brought back once more, with its old version."""
    return client.get(plan_url(send(client, as_csv(rows)))).context["tally"] == ["1 ligne sans changement"]


def test_a_fiche_changed_since_the_export_is_shown_and_not_overwritten(admin_client):
    action = make_action(title="Jardin")
    rows = exported(admin_client)
    Action.objects.update(title="Potager", version=5)
    url = plan_url(send_changed(admin_client, rows, titre="Verger"))
    words = text_of(admin_client.get(url))

    assert "ligne 2 : cette fiche a changé depuis l’export (version 1, elle en est à la 5)" in words
    assert "Verger" in words
    confirm(admin_client, url)
    action.refresh_from_db()
    assert action.title == "Potager"


def test_a_fiche_changed_between_plan_and_confirmation_is_not_overwritten(admin_client):
    make_action(title="Jardin")
    url = plan_url(send_changed(admin_client, titre="Verger"))
    form = shown_form(admin_client, url)
    Action.objects.update(title="Potager", version=2)
    response = admin_client.post(url, form | {"confirm": "1"})

    assert "Voici le nouveau plan" in messages_of(admin_client, response)[0]
    assert Action.objects.get().title == "Potager"


def test_a_fiche_left_out_stays(admin_client):
    make_action(title="Jardin")
    confirm(admin_client, plan_url(send_changed(admin_client, titre="Verger")), untick=["Jardin"])

    assert Action.objects.get().title == "Jardin"
    assert [change["kind"] for change in ImportRun.objects.get().changes] == ["left"]


ERRORS = {
    "id": ("999999", "ligne 2, colonne « id » : aucune fiche ne porte le numéro « 999999 »."),
    "version": ("x", "ligne 2, colonne « version » : « x » n’est pas un nombre."),
    "titre": (" ", "ligne 2, colonne « titre » : une fiche a toujours un titre."),
    "année": ("20O9", "ligne 2, colonne « année » : « 20O9 » n’est pas une année entre 1900 et 2100."),
    "publication": ("oui", "ligne 2, colonne « publication » : « oui » n’est pas un état."),
    "publics": ("Adultes | Martiens", "« Martiens » n’est pas dans la liste."),
    "thèmes": ("Parentalitée", "Vouliez-vous dire « Parentalité » ?"),
    "centre": ("Centre #98765", "ligne 2, colonne « centre » : aucun centre ne porte le numéro 98765."),
}


@pytest.mark.once
@pytest.mark.parametrize("column", ERRORS)
def test_an_error_says_row_and_column_and_the_row_is_not_written(column, admin_client):
    make_action(title="Jardin")
    cell, message = ERRORS[column]
    rows = exported(admin_client)
    rows[0] |= {"résumé": "Changé aussi.", column: cell}
    before = everything([*DRAFTS, "ImportRun"])
    url = plan_url(send(admin_client, as_csv(rows)))

    assert message in text_of(admin_client.get(url))
    confirm(admin_client, url)
    assert everything([*DRAFTS, "ImportRun"]) == before
    assert not Keyword.objects.filter(needs_review=True).exists()


def test_rows_with_one_id_or_none_are_refused(admin_client):
    make_action(title="Jardin")
    rows = exported(admin_client)
    words = text_of(
        admin_client.get(plan_url(send(admin_client, as_csv([*rows, dict(rows[0]), rows[0] | {"id": ""}]))))
    )

    assert "est déjà à la ligne 2. Gardez une des deux lignes." in words
    assert "ligne 4, colonne « id » : la case est vide." in words


@pytest.mark.parametrize(("delimiter", "encoding"), [(",", "utf-8"), ("\t", "utf-16"), (";", "utf-8-sig")])
def test_other_spreadsheets_write_it_otherwise(delimiter, encoding, admin_client):
    make_action(title="Jardin")
    rows = exported(admin_client)
    rows[0]["titre"] = "Été; pêche, loisirs"
    confirm(admin_client, plan_url(send(admin_client, as_csv(rows, delimiter, encoding))))

    assert Action.objects.get().title == "Été; pêche, loisirs"


def test_windows_1252_is_read_and_said(admin_client):
    make_action(title="Jardin")
    rows = [{name: exported(admin_client)[0][name] for name in ("id", "version", "titre")} | {"titre": "Été"}]
    url = plan_url(send(admin_client, as_csv(rows, encoding="cp1252")))

    assert "il a été lu en Windows-1252 (cp1252). Vérifiez les accents." in text_of(admin_client.get(url))
    confirm(admin_client, url)
    assert Action.objects.get().title == "Été"


def test_who_may_not_correct_fiches_takes_no_table_away_and_brings_none(client, django_user_model):
    make_action()
    user = django_user_model.objects.create_user("import", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=["add_importrun", "view_action"]))
    client.force_login(user)

    assert client.get(CSV).status_code == 403
    assert "Choisissez dans la liste" in text_of(send(client, b"id;version\n1;1\n"))
    assert "Exporter pour un tableur" not in text_of(client.get("/admin/centres/action/"))


def test_a_filter_or_a_format_that_means_nothing_is_told(admin_client):
    assert "Ce format n’existe pas" in messages_of(admin_client, admin_client.get(CSV.replace("csv", "ods")))[0]
    response = admin_client.get(f"{CSV}?password=1")
    assert "Un filtre ne voulait rien dire" in messages_of(admin_client, response)[0]


def test_more_fiches_than_a_sheet_takes_back_are_not_exported(admin_client, monkeypatch):
    monkeypatch.setattr("centres.admin.fiche.table.MOST_ROWS", 1)
    make_action(), make_action()

    assert "Filtrez la liste" in messages_of(admin_client, admin_client.get(CSV))[0]


def test_a_sheet_costs_the_same_queries_for_two_fiches_and_for_twenty(admin_client):
    def cost() -> tuple[int, int]:
        with CaptureQueriesContext(connection) as export:
            rows = exported(admin_client)
        with CaptureQueriesContext(connection) as plan:
            send(admin_client, as_csv([row | {"limites": "Autre."} for row in rows]))
        return len(export), len(plan)

    make_full_action(centre=None), make_full_action(centre=None)
    exported(admin_client)
    few = cost()
    for _ in range(18):
        make_full_action(centre=None)
    assert cost() == few


def test_a_sheet_brings_no_withdrawn_fiche_back(admin_client):
    action = make_action(title="Retirée", state="published")
    rows = exported(admin_client)
    Action.objects.update(state="withdrawn", version=2)

    for changes in ({"état": "publiée"}, {"titre": "Retour"}, {"état": "n’importe quoi"}):
        (row,) = [rows[0] | {"version": "2"} | {name: text for name, text in changes.items() if name in rows[0]}]
        page = admin_client.get(plan_url(send(admin_client, as_csv([row]))))
        assert "a été retirée à la demande de son centre" in text_of(page)
    action.refresh_from_db()
    assert (action.state, action.title) == ("withdrawn", "Retirée")


def test_a_sheet_withdraws_no_fiche(admin_client):
    make_action(title="Publiée")
    state = next(name for name, text in exported(admin_client)[0].items() if text == "publiée")

    page = admin_client.get(plan_url(send_changed(admin_client, **{state: "retirée"})))

    assert "se retire pour de bon sur sa propre page" in text_of(page)
    assert Action.objects.get().state == "published"

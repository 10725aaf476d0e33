"""Files that are no sheet of fiches, or a hostile one: refused whole, with what to do, and nothing is kept of them."""

import io
import zipfile

import pytest
from openpyxl import Workbook

from centres.editing.sheets import table as tables
from centres.models import ImportDraft
from tests.admin.importing import plan_url, text_of, upload
from tests.factories import make_action

pytestmark = pytest.mark.django_db


def send(client, data: bytes, name: str = "fiches.csv"):
    return upload(client, (name, data), kind="tableur")


REFUSED = {
    "a column missing": (b"id;titre\n1;Jardin\n", "il manque la colonne « version »"),
    "a column unknown": (b"id;version;couleur\n1;1;bleu\n", "ligne 1 : la colonne « couleur » est inconnue."),
    "a column twice": (b"id;version;titre;Titre\n1;1;a;b\n", "deux colonnes disent « titre »"),
    "a cell outside": (b"id;version;titre\n1;1;a;b\n", "ligne 2 : une case est hors des colonnes titrées."),
    "empty": (b"", "Le fichier est vide"),
    "blank": (b";;\n;;\n", "Le fichier n’a que des cases vides"),
    "binary": (b"id;\0\1\2", "Le fichier est binaire"),
    "null characters": ("id;version\n1;\0".encode("utf-16"), "Le fichier est binaire"),
    "html": (b"<html><table><tr><td>id</td></tr></table></html>", "page web (HTML)"),
    "old excel": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99), "ancien classeur Excel"),
    "neither encoding": (b"id;version\n\x81\xe9;1\n", "ni en UTF-8 ni en Windows-1252"),
    "a cut workbook": (b"PK\x03\x04" + bytes(99), "Le classeur XLSX ne peut pas être lu"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_that_is_not_the_sheet_is_refused(name, admin_client):
    data, words = REFUSED[name]
    response = send(admin_client, data)

    assert response.status_code == 200
    assert words in text_of(response)
    assert not ImportDraft.objects.exists()


def zipped(name: str, data: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
    return out.getvalue()


def test_a_workbook_that_unpacks_to_much_more_than_it_weighs_is_refused(admin_client):
    bomb = zipped("xl/workbook.xml", bytes(70 * 2**20))

    assert len(bomb) < 100_000
    assert "dépasse 60 Mio une fois ouvert" in text_of(send(admin_client, bomb))
    assert "n’est pas un classeur XLSX" in text_of(send(admin_client, zipped("word/document.xml", b"<a/>"), "a.docx"))
    assert "ne peut pas être lu" in text_of(send(admin_client, zipped("xl/workbook.xml", b"<a>"), "b.xlsx"))


def test_more_rows_than_are_read_are_refused(admin_client, monkeypatch):
    monkeypatch.setattr(tables, "MOST_ROWS", 2)

    assert "plus de 2 lignes" in text_of(send(admin_client, b"id;version\n1;1\n2;1\n3;1\n"))


def test_a_formula_is_refused_in_its_cell(admin_client):
    action = make_action(title="Jardin")
    book = Workbook()
    book.active.append(["id", "version", "titre"])
    book.active.append([action.pk, action.version, "=A1"])
    out = io.BytesIO()
    book.save(out)
    words = text_of(admin_client.get(plan_url(send(admin_client, out.getvalue(), "fiches.xlsx"))))

    assert "ligne 2, colonne « titre » : la case contient une formule" in words

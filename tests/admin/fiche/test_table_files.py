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
    "a column twice": (b"id;version;titre;Titre\n1;1;a;b\n", "deux colonnes disent « titre »"),
    "a cell outside": (b"id;version;titre\n1;1;a;b\n", "ligne 2 : une case est hors des colonnes titrées."),
    "empty": (b"", "Le fichier est vide"),
    "blank": (b";;\n;;\n", "Le fichier n’a que des cases vides"),
    "binary": (b"id;\0\1\2", "Le fichier est binaire"),
    "null characters": ("id;version\n1;\0".encode("utf-16"), "Le fichier est binaire"),
    "html": (b"<html><table><tr><td>id</td></tr></table></html>", "page web (HTML)"),
    "old excel": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99), "ancien classeur Excel"),
    "neither encoding": (b"id;version\n\x81\xe9;1\n", "ni en UTF-8 ni en Windows-1252"),
    "a cut workbook": (b"PK\x03\x04" + bytes(99), "Le classeur ne peut pas être lu"),
}


@pytest.mark.once
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
    assert "n’est pas un classeur XLSX ou ODS" in text_of(
        send(admin_client, zipped("word/document.xml", b"<a/>"), "a.docx")
    )
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


def workbook_of(*sheets: tuple[str, list[list[str]]]) -> bytes:
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets:
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def ods_of(*sheets: tuple[str, str]) -> bytes:
    """An ODS with these tables, each the XML of its rows."""
    names = " ".join(
        f'xmlns:{part}="urn:oasis:names:tc:opendocument:xmlns:{part}:1.0"' for part in ("office", "table", "text")
    )
    tables_ = "".join(f'<table:table table:name="{name}">{rows}</table:table>' for name, rows in sheets)
    body = f"<office:document-content {names}><office:body><office:spreadsheet>{tables_}</office:spreadsheet>"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", f"{body}</office:body></office:document-content>")
    return out.getvalue()


def words_row(*cells: str) -> str:
    shown = "".join(f'<table:table-cell office:value-type="string">{cell}</table:table-cell>' for cell in cells)
    return f"<table:table-row>{shown}</table:table-row>"


def p(*lines: str) -> str:
    return "".join(f"<text:p>{line}</text:p>" for line in lines)


def test_the_sheet_is_found_behind_another(admin_client):
    action = make_action(title="Jardin")
    rows = [["id", "version", "titre"], [str(action.pk), str(action.version), "Potager"]]
    words = text_of(
        admin_client.get(plan_url(send(admin_client, workbook_of(("Notes", [["À faire"]]), ("Fiches", rows)))))
    )

    assert "La feuille lue est « Fiches »" in words
    assert "Potager" in words


def test_a_column_of_ones_own_is_said_and_not_read(admin_client):
    action = make_action(title="Jardin")
    data = f"id;version;titre;Mon avis;resumé;Sumaire\n{action.pk};{action.version};Potager;à revoir;;\n".encode()
    words = text_of(admin_client.get(plan_url(send(admin_client, data))))

    assert "La colonne « Mon avis » n’est pas du catalogue : elle n’est pas lue." in words
    assert "« Sumaire » n’est pas du catalogue : elle n’est pas lue." in words
    assert "Champs changés : titre (1)" in words


def test_a_column_nearly_named_is_asked_about(admin_client):
    action = make_action(title="Jardin")
    data = f"id;version;perspektives\n{action.pk};{action.version};Continuer\n".encode()

    assert "Vouliez-vous dire « perspectives » ?" in text_of(admin_client.get(plan_url(send(admin_client, data))))


def test_the_carriage_return_of_a_workbook_is_a_line_break(admin_client):
    action = make_action(title="Jardin", summary="Un.\nDeux.")
    cells = [str(action.pk), str(action.version), "Un._x000D_Deux.", "Un._x000D_\nDeux. _x005F_x000D_"]
    rows = [["id", "version", "résumé", "limites"], cells]
    plan = admin_client.get(plan_url(send(admin_client, workbook_of(("Fiches", rows)))))
    (item,) = plan.context["items"]

    assert [(field["name"], field["after"]) for field in item["fields"]] == [("limites", "Un.\nDeux. _x000D_")]


def test_an_ods_is_read_as_a_workbook(admin_client):
    action = make_action(title="Jardin", summary="Un.")
    number = f'<table:table-cell office:value-type="float" office:value="{{}}">{p("0,0")}</table:table-cell>'
    row = (
        "<table:table-row>" + number.format(action.pk) + number.format(f"{action.version}.0")
        + f'<table:table-cell office:value-type="string"><office:annotation>{p("avis")}</office:annotation>'
        + p("Deux.", 'Trois<text:line-break/>quatre <text:span>cinq</text:span><text:s text:c="2"/>six')
        + "</table:table-cell><table:table-cell table:number-columns-repeated='16000'/></table:table-row>"
        + '<table:table-row table:number-rows-repeated="1048000"><table:table-cell/></table:table-row>'
    )  # fmt: skip
    book = ods_of(("Notes", words_row(p("rien"))), ("Fiches", words_row(p("id"), p("version"), p("résumé")) + row))
    plan = admin_client.get(plan_url(send(admin_client, book, "fiches.ods")))
    (item,) = plan.context["items"]

    assert item["fields"][0]["after"] == "Deux.\nTrois\nquatre cinq  six"
    assert "La feuille lue est « Fiches »" in text_of(plan)


def test_a_formula_of_an_ods_is_refused_in_its_cell(admin_client):
    action = make_action(title="Jardin")
    cell = '<table:table-cell table:formula="of:=1+1" office:value-type="float" office:value="2"/>'
    row = words_row(p(str(action.pk)), p(str(action.version))).replace(
        "</table:table-row>", f"{cell}</table:table-row>"
    )
    book = ods_of(("Fiches", words_row(p("id"), p("version"), p("titre")) + row))

    assert "la case contient une formule" in text_of(admin_client.get(plan_url(send(admin_client, book, "fiches.ods"))))


@pytest.mark.parametrize("content", [b"<a>", b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", b""])
def test_a_damaged_ods_is_refused(content, admin_client):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)

    assert send(admin_client, out.getvalue(), "fiches.ods").status_code == 200


LOST = "Potager → école ✓ (≥ 3 ans), bientôt 😀 « oui »"


@pytest.mark.parametrize("by", [{}, {"→": "?", "✓": "v", "≥": "=", "😀": "??"}, {"😀": "??"}])
def test_a_csv_that_excel_saved_again_changes_nothing_by_itself(by, admin_client):
    action = make_action(title="Jardin", summary=LOST, limits=LOST)
    saved = LOST
    for letter, other in by.items():
        saved = saved.replace(letter, other)
    head = f"id;version;résumé;limites\n{action.pk};{action.version};"
    data = f"{head}{saved};{saved.replace('école', 'collège')}\n".encode("cp1252", "replace")
    plan = admin_client.get(plan_url(send(admin_client, data)))
    (item,) = plan.context["items"]

    assert [field["name"] for field in item["fields"]] == ["limites"]
    assert "collège" in item["fields"][0]["after"]
    if not by:
        assert item["fields"][0]["after"] == LOST.replace("école", "collège")

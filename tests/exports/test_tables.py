"""CSV and XLSX of a selection: other software reads in them what the API says, and staff can bring them back."""

import io
from datetime import date, datetime
from decimal import Decimal

import openpyxl
import pandas
import pytest

from centres.exports import batches
from centres.exports.columns import HEADINGS
from centres.exports.record import records
from centres.exports.workbook import MOST_ROWS
from centres.models import Action
from tests.admin.importing import plan_url, text_of, upload
from tests.exports.cells import cells_of, make_awkward_catalogue
from tests.factories import make_action, make_centre, make_full_action

pytestmark = pytest.mark.django_db
CSV, XLSX = "/exports/actions.csv", "/exports/actions.xlsx"


def fetched(client, address: str) -> bytes:
    answer = client.get(address)
    assert answer.status_code == 200
    return b"".join(answer)


def told() -> list[dict]:
    return [cells_of(record) for record in records(Action.objects.visible_to(None), site="http://testserver")]


def plain(text):
    """Without the apostrophe that keeps a formula from running."""
    return text[1:] if isinstance(text, str) and text[:1] == "'" and text[1:2] in "=+-@'\t\r" else text


def book_of(client, address: str = XLSX) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(fetched(client, address)))


@pytest.mark.parametrize(
    ("separator", "asked"), [(";", ""), (",", "?separateur=,"), ("\t", "?separateur=tab"), (";", "?separateur=x")]
)
def test_pandas_reads_in_the_csv_what_the_api_says(client, separator, asked):
    make_awkward_catalogue()

    data = fetched(client, CSV + asked)

    assert data.startswith(b'\xef\xbb\xbf"id"')
    table = pandas.read_csv(io.BytesIO(data), sep=separator, dtype=str, keep_default_na=False, encoding="utf-8-sig")
    assert list(table.columns) == list(HEADINGS)
    assert len(table) == 3
    for row, expected in zip(table.to_dict("records"), told(), strict=True):
        for heading, cell in expected.items():
            words = f"{cell:.2f}" if isinstance(cell, Decimal) else "" if cell is None else str(cell)
            if separator == ";" and isinstance(cell, Decimal):
                words = words.replace(".", ",")
            assert plain(row[heading]).replace("\r\n", "\n") == words.replace("\r\n", "\n"), heading


def test_no_cell_of_the_csv_can_be_run(client):
    make_awkward_catalogue()

    table = pandas.read_csv(io.BytesIO(fetched(client, CSV)), sep=";", dtype=str, keep_default_na=False)

    assert [cell for row in table.to_numpy() for cell in row if cell[:1] in tuple("=+-@\t\r")] == []
    assert table["titre"][0] == "'=1+1"


def test_openpyxl_reads_in_the_workbook_what_the_api_says_with_its_types(client):
    make_awkward_catalogue()

    sheet = book_of(client)["Actions"]

    head, *rows = sheet.iter_rows()
    assert [cell.value for cell in head] == list(HEADINGS)
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("D2", "A1:BA4")
    for cells, expected in zip(rows, told(), strict=True):
        found = dict(zip(HEADINGS, cells, strict=True))
        for heading, cell in expected.items():
            value = found[heading].value
            if isinstance(cell, Decimal):
                assert Decimal(str(value)) == cell
            elif isinstance(cell, date):
                assert isinstance(value, datetime)
                assert value.date() == cell
            elif isinstance(cell, str):
                assert found[heading].data_type == "s", heading
                assert plain(value).replace("_x005F_", "_") == cell.replace("\r\n", "\n"), heading
            else:
                assert value == cell, heading
        assert "f" not in {cell.data_type for cell in cells}


def test_a_workbook_has_budgets_people_centres_and_what_it_is(client):
    make_awkward_catalogue()

    book = book_of(client, f"{XLSX}?statut=terminee")

    assert book.sheetnames == ["Actions", "Budgets", "Personnes", "Centres", "À propos"]
    budgets = list(book["Budgets"].iter_rows(min_row=2, values_only=True))
    assert [row[2:7] for row in budgets] == [
        ("total", "écrit dans la fiche", 6458.05, None, None),
        ("charge", "Bus & repas", 12.5, None, None),
        ("non précisé", "Caf", None, 1, 2),
    ]
    assert budgets[0][8:10] == ("sûr", "par an")
    assert budgets[0][13] == "6458,05 € par an"
    people = list(book["Personnes"].iter_rows(min_row=2, values_only=True))
    assert [row[2:7] for row in people] == [
        ("bénévoles", 3, None, None, "non"),
        ("participants", None, 10, 20, "oui"),
    ]
    (centre,) = book["Centres"].iter_rows(min_row=2, values_only=True)
    assert {"Centre « 1/2 »", "01", "01004", "01500", "01234567890123"} <= set(centre)
    about = dict(book["À propos"].iter_rows(values_only=True))
    assert about["Fiches choisies"] == "Terminée"
    assert about["Nombre de fiches"] == 1
    assert about["Date"].date() == date.today()
    assert "/licence/" in about["Licence"]


def test_a_text_too_long_for_a_cell_is_cut_and_said(client):
    action = make_action(description="é" * 20_000 + "🎉" * 20_000)

    cell = book_of(client)["Actions"].cell(2, HEADINGS.index("description générale") + 1).value

    assert len(cell.encode("utf-16-le")) // 2 <= 32_767
    assert cell.endswith(f"Tout est ici : http://testserver{action.get_absolute_url()}]")
    csv = pandas.read_csv(io.BytesIO(fetched(client, CSV)), sep=";")
    assert csv["description générale"][0] == action.description


def test_the_characters_that_xml_cannot_hold_break_no_workbook(client):
    make_action(title="a\x0bb\x1f\ufffe", summary="c\x85\u2028d")

    row = next(book_of(client)["Actions"].iter_rows(min_row=2, values_only=True))

    assert openpyxl.utils.escape.unescape(row[2]) == "a\x0bb\x1f\ufffe"


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_a_selection_and_a_comparison_are_taken_alone(client, form):
    make_awkward_catalogue()
    first, _, third = Action.objects.visible_to(None).order_by("pk")

    def titles(query: str) -> list:
        data = fetched(client, f"/exports/actions.{form}?{query}")
        read = pandas.read_csv(io.BytesIO(data), sep=";") if form == "csv" else pandas.read_excel(io.BytesIO(data))
        return [plain(title) for title in read["titre"]]

    assert titles("theme=sante") == [first.title]
    assert titles(f"a={third.pk}&a={first.pk}&a=999999&a=x") == [first.title, third.title]
    assert titles("q=introuvable") == []


@pytest.mark.parametrize("name", ["actions.csv", "actions.xlsx"])
def test_what_was_taken_away_changes_nothing_when_it_comes_back(admin_client, client, name):
    make_awkward_catalogue()
    make_action(description="é" * 40_000, title="Longue")
    make_full_action(title="Deux centres d’un nom", centre=make_centre("Le Phare"))
    make_centre("Le Phare", "01")
    client.logout()
    data = fetched(client, f"/exports/{name}")

    words = text_of(admin_client.get(plan_url(upload(admin_client, (name, data), kind="tableur"))))

    assert "5 lignes sans changement Le catalogue ne changerait pas." in words
    assert "se corrigent sur la page de chaque fiche, pas ici : « département »" in words


def test_rows_past_one_batch_are_all_there(client, monkeypatch):
    monkeypatch.setattr(batches, "FIRST", 2)
    monkeypatch.setattr(batches, "ROWS", 3)
    made = [make_action(title=f"Fiche {number}").title for number in range(9)]

    table = pandas.read_csv(io.BytesIO(fetched(client, CSV)), sep=";")
    assert list(table["titre"]) == made
    assert [row[2] for row in book_of(client)["Actions"].iter_rows(min_row=2, values_only=True)] == made
    assert MOST_ROWS == 2**20


def test_the_same_catalogue_gives_the_same_workbook(client):
    make_awkward_catalogue()

    assert fetched(client, XLSX) == fetched(client, XLSX)


def test_a_head_request_reads_no_fiche(client, django_assert_max_num_queries):
    make_action()
    client.get("/actions/")
    with django_assert_max_num_queries(3):
        answer = client.head(XLSX)
    assert answer["Content-Disposition"].endswith('.xlsx"')
    assert answer.content == b""


def test_the_sheet_about_counts_the_fiches_that_the_file_holds(client, monkeypatch):
    monkeypatch.setattr(batches, "FIRST", 1)
    monkeypatch.setattr(batches, "ROWS", 1)
    first, second = make_full_action(title="Restée"), make_full_action(title="Retirée", centre=make_centre("Autre"))
    assert first.pk < second.pk
    pieces = iter(client.get(XLSX))
    data = next(pieces)
    Action.objects.filter(pk=second.pk).update(state="withdrawn")
    book = openpyxl.load_workbook(io.BytesIO(data + b"".join(pieces)))

    counted = {row[0]: row[1] for row in book["À propos"].iter_rows(values_only=True)}
    assert counted["Nombre de fiches"] == book["Actions"].max_row - 1

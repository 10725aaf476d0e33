"""CSV and XLSX opened by LibreOffice and saved again: the same rows as the API, cell for cell, codes intact."""

import os
import shutil
import subprocess
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from centres.exports.columns import HEADINGS
from centres.exports.record import records
from centres.models import Action
from tests.exports.cells import cells_of, make_awkward_catalogue

pytestmark = pytest.mark.django_db
SOFFICE = os.environ.get("SOFFICE", "soffice")
NO_OFFICE = (
    f"Il manque LibreOffice : {SOFFICE} n'est pas là (Debian : apt-get install libreoffice-calc)"
    " ; SOFFICE= dit où il est."
)
SECONDS = 180


@pytest.fixture(scope="session", autouse=True)
def _office() -> None:
    if not shutil.which(SOFFICE):
        pytest.exit(NO_OFFICE, returncode=2)


def saved(folder: Path, data: bytes, name: str, reading: str = "") -> list[tuple]:
    """The rows of the first sheet after LibreOffice opened the file and saved it as a workbook."""
    (folder / name).write_bytes(data)
    command = [
        SOFFICE, "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        *([f"--infilter={reading}"] if reading else []), "--convert-to", "xlsx:Calc MS Excel 2007 XML",
        "--outdir", str(folder / "out"), str(folder / name),
    ]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS)
    assert done.returncode == 0, done.stderr
    (path,) = (folder / "out").glob("*.xlsx")
    return list(openpyxl.load_workbook(path).worksheets[0].iter_rows(values_only=True))


def fetched(client, form: str) -> bytes:
    make_awkward_catalogue()
    return b"".join(client.get(f"/exports/actions.{form}"))


def told() -> list[dict]:
    return [cells_of(record) for record in records(Action.objects.visible_to(None), site="http://testserver")]


def plain(cell) -> str:
    """A cell as text, whatever its line ends; LibreOffice writes a carriage return as the format does."""
    text = "" if cell is None else str(cell)
    return text.replace("_x000D_\n", "\n").replace("\r\n", "\n").replace("_x005F_", "_")


def words(cell) -> str:
    """The same without the apostrophe that keeps a formula from running."""
    text = plain(cell)
    return text[1:] if text[:1] == "'" and text[1:2] in "=+-@'" else text


def test_the_workbook_is_read_with_its_types(client, tmp_path):
    head, *rows = saved(tmp_path, fetched(client, "xlsx"), "actions.xlsx")

    assert head == HEADINGS
    for row, expected in zip(rows, told(), strict=True):
        found = dict(zip(HEADINGS, row, strict=True))
        for heading, cell in expected.items():
            value = found[heading]
            if isinstance(cell, Decimal):
                assert Decimal(str(value)) == cell, heading
            elif isinstance(cell, date):
                assert isinstance(value, datetime), heading
                assert value.date() == cell, heading
            elif isinstance(cell, str):
                assert isinstance(value, str), heading
                assert words(value) == plain(cell), heading
            else:
                assert value == cell, heading


def test_the_csv_is_read_as_its_help_says(client, tmp_path):
    """UTF-8, `;`, and each column as text: what a person picks in the window of an import."""
    columns = "/".join(f"{number}/2" for number in range(1, len(HEADINGS) + 1))
    head, *rows = saved(tmp_path, fetched(client, "csv"), "actions.csv", f"CSV:59,34,76,1,{columns}")

    assert head == HEADINGS
    for row, expected in zip(rows, told(), strict=True):
        found = dict(zip(HEADINGS, row, strict=True))
        for heading, cell in expected.items():
            shown = f"{cell:.2f}".replace(".", ",") if isinstance(cell, Decimal) else cell
            assert words(found[heading]) == plain(shown), heading

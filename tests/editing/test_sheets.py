"""Cells read by themselves: what is checked, and what a spreadsheet must not spoil."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from centres.editing.sheets.cells import CellError
from centres.editing.sheets.centre_cells import read_phone, read_siret, read_website
from centres.editing.sheets.guard import UNTOUCHED, cell_text, guard_cell, is_formula, plain_text
from centres.editing.sheets.table import read_table
from centres.fiches import Refusal

TEXTS = st.text(st.sampled_from("=+-@'\t\n aé;\"|"), max_size=12)


@given(TEXTS, st.booleans())
def test_a_text_comes_back_from_its_cell(text, is_csv):
    assert plain_text(guard_cell(text, is_csv)) == text


@given(TEXTS)
def test_no_cell_of_a_csv_is_run(text):
    assert not is_formula(guard_cell(text))


@given(st.binary(max_size=200))
def test_any_bytes_are_a_table_or_a_refusal_in_french(data):
    table = read_table(data)

    assert isinstance(table, Refusal) is not hasattr(table, "rows")
    if isinstance(table, Refusal):
        assert table.message.endswith(".")


@pytest.mark.parametrize("text", ["a\x0bb", "a\u2028b", "a" * 33_000])
def test_a_text_that_a_spreadsheet_would_spoil_stays_in_the_catalogue(text):
    assert cell_text(text) == UNTOUCHED


@pytest.mark.parametrize("siret", ["732 829 320 00074", "35600000049837", "356 000 000 00048"])
def test_a_right_siret_is_read(siret):
    assert read_siret(siret) == siret.replace(" ", "")


@pytest.mark.parametrize("siret", ["73282932000075", "35600000049838", "7328293200007", "SIRET", "٧٣٢٨٢٩٣٢٠٠٠٠٧٤"])
def test_a_wrong_siret_is_refused(siret):
    with pytest.raises(CellError):
        read_siret(siret)


@pytest.mark.parametrize(
    "text", ["476000000", "04 76 00 00 00", "04.76.00.00.00", "+33 4 76 00 00 00", "0033476000000"]
)
def test_a_telephone_is_written_two_by_two(text):
    assert read_phone(text) == "04 76 00 00 00"


@pytest.mark.parametrize("text", ["javascript:alert(1)", "ftp://a.fr", "pas un site", "http://", "a" * 400 + ".fr"])
def test_an_address_that_is_none_is_refused(text):
    with pytest.raises(CellError):
        read_website(text)

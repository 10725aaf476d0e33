"""Telephones, e-mails and names, as people write them, and what only looks like them."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from centres.fiches.contacts import (
    EMAIL,
    KEPT,
    MASKED,
    MASKS,
    NAME,
    PHONE,
    REMOVED,
    contact_key,
    contacts_in,
    mask_contacts,
    mask_source,
    without_masks,
)

FIXTURES = Path(__file__).parent.parent.parent / "fixtures" / "fiches"
PHONES = [
    "01 23 45 67 89", "01.23.45.67.89", "01-23-45-67-89", "01/23/45/67/89", "0123456789", "06 - 12 - 34 - 56 - 78",
    "01\u00a023\u00a045\u00a067\u00a089", "01\u202f23\u202f45\u202f67\u202f89", "01  23  45  67  89",
    "+33 1 23 45 67 89", "+33123456789", "+33 (0)1 23 45 67 89", "+33.1.23.45.67.89", "0033 1 23 45 67 89",
    "00 33 1 23 45 67 89", "0033123456789", "0612 34 56 78", "06 12 345 678", "06 1234 5678", "0 800 123 456",
    "0 820 20 20 20", "+262 692 12 34 56", "09 72 12 34 56",
]  # fmt: skip
EMAILS = [
    "camille.exemple@example.org", "c-e_2@sous.domaine.example.org", "c@exemple.fr", "Camille.EXEMPLE@Example.ORG",
    "camille.exemple (at) example.org", "camille.exemple[at]example.org", "camille.exemple [arobase] example.org",
    "camille.exemple arobase example.org", "camille.exemple @ example.org", "élise@exemple.fr",
    "camille (at) example (point) org", "camille+fiche@example.org",
]  # fmt: skip
AROUND = [
    "{}",
    "Tél. : {}",
    "(tél {})",
    "tel:{}.",
    "au {}, le matin",
    "{}/",
    "joindre le centre ({}) avant",
    "38000 {}",
]
NAMES = [
    ("Contact : Camille Exemple", ["Camille Exemple"]),
    ("CONTACT : CAMILLE EXEMPLE", ["CAMILLE EXEMPLE"]),
    ("Contacter Mme Exemple au centre", ["Mme Exemple"]),
    ("contactez M. Exemple", ["M. Exemple"]),
    ("Contacts : Camille Exemple et Dominique Modèle", ["Camille Exemple", "Dominique Modèle"]),
    ("Contact - Anne-Exemple Du-Modèle", ["Anne-Exemple Du-Modèle"]),
    ("Contact auprès de Madame Exemple", ["Madame Exemple"]),
]
NEITHER = [
    "SIRET 356 000 000 00048", "SIRET 35600000000048", "N° Siret : 043 123 456 00017", "SIREN 732 829 320",
    "le 01/02/2013 14h", "du 01.02.2013 au 03.04.2014", "01-02-2013", "en 2013 2014 2015", "2012-2013, 2013-2014",
    "40 000.00 €", "6 125 euros en 2014", "1 000 000 €", "0 €", "0,50 €", "3 000 € + 12 000 €", "+ 10 000 €", "+15 %",
    "+33 000 000 €", "01000 Bourg-en-Bresse", "38000 Grenoble, 38100", "01000 38000", "code 01 053",
    "de 9h à 12h, 14h30", "08h30-09h30", "12 x 25 euros : 300", "3/4 séances", "7-8 personnes", "18 000 habitants",
    "FR76 3000 4000 0312 3456 7890 143", "isère@dom", "@quartier", "RNA W012345678901",
    "ticket 1234567890123", "article 01", "ISBN 978-2-07-036822-8",
    "Contacts avec les familles", "Contact : le centre social", "Contact : Centre Social Les Tilleuls",
    "CONTACTS AVEC LES FAMILLES", "prise de contact dans la rue", "contacter la Caf", "Contact : Mairie de Voiron",
    "au contact des Habitants du quartier", "sans contact. Les Parents sont venus",
]  # fmt: skip


@pytest.mark.parametrize("around", AROUND)
@pytest.mark.parametrize("phone", PHONES)
def test_a_telephone_is_found_whole_whatever_stands_around_it(phone, around):
    text = around.format(phone)

    assert [(found.kind, found.words) for found in contacts_in(text)] == [(PHONE, phone)]
    assert mask_contacts(text) == around.format(MASKS[PHONE])


@pytest.mark.parametrize("around", ["{}", "Courriel : {}", "({})", "{}.", "<{}>", "à {}, ou sur place"])
@pytest.mark.parametrize("email", EMAILS)
def test_an_email_is_found_whole(email, around):
    assert [found.words for found in contacts_in(around.format(email))] == [email]
    assert mask_contacts(around.format(email)) == around.format(MASKS[EMAIL])


@pytest.mark.parametrize(("text", "names"), NAMES)
def test_a_name_after_contact_is_found_and_shows_until_somebody_decides(text, names):
    assert [found.words for found in contacts_in(text)] == names
    assert mask_contacts(text) == text
    decided = {contact_key(NAME, name): MASKED for name in names}
    assert not any(name in mask_contacts(text, decided) for name in names)


@pytest.mark.parametrize("text", NEITHER)
def test_what_only_looks_like_one_stays(text):
    assert contacts_in(text) == []
    assert mask_contacts(text) == text


@pytest.mark.parametrize("file", sorted(FIXTURES.glob("*.txt")), ids=lambda file: file.name)
def test_the_fixtures_hold_none(file):
    assert contacts_in(file.read_text(encoding="utf-8")) == []


def test_two_side_by_side_are_two():
    text = "06 12 34 56 78 04 76 12 34 56 / 0123456789 a@b.fr;c@d.fr"
    assert [found.words for found in contacts_in(text)] == [
        "06 12 34 56 78", "04 76 12 34 56", "0123456789", "a@b.fr", "c@d.fr",
    ]  # fmt: skip


@pytest.mark.parametrize("phone", ["01 23 45 67 89", "+33 1 23 45 67 89", "0033123456789", "+33 (0)1.23.45.67.89"])
def test_one_number_has_one_key(phone):
    assert contact_key(PHONE, phone) == "phone 0123456789"


@pytest.mark.parametrize(
    "address", ["a.b@example.org", "A.B (at) example.org", "a.b arobase example.org", "a.b[at]example.org"]
)
def test_an_address_is_one_however_it_is_written(address: str) -> None:
    assert contact_key(EMAIL, address) == "email ab at example org"


def test_what_is_kept_shows_and_what_is_removed_leaves_no_hole():
    text = "Contact : Camille Exemple, 06 00 00 00 00, a@example.org\nOuvert le lundi."
    keys = [found.key for found in contacts_in(text)]

    assert mask_contacts(text, dict.fromkeys(keys, KEPT)) == text
    assert mask_contacts(text, dict(zip(keys, (REMOVED, KEPT, REMOVED), strict=True))) == (
        "Contact : 06 00 00 00 00\nOuvert le lundi."
    )
    assert mask_contacts(text, dict.fromkeys(keys, REMOVED)) == "Contact :\nOuvert le lundi."


def test_who_published_it_is_masked_in_a_source():
    text = "Structure organisatrice\nCSC DES PINS - Ain\nPublié par\n\nCamille EXEMPLE\nThèmes"
    assert mask_source(text).split("\n")[-2:] == ["[nom masqué]", "Thèmes"]
    assert len(mask_source(text).split("\n")) == 6


def test_a_mask_is_no_word_to_look_for():
    assert without_masks(mask_contacts("Appeler le 06 00 00 00 00 le soir")) == "Appeler le  le soir"


@given(st.lists(st.sampled_from([*PHONES, *EMAILS, *NEITHER, "\n", " ", ",", "Contact : "]), max_size=8).map("".join))
def test_what_is_masked_holds_nothing_to_mask_and_as_many_lines(text):
    masked = mask_contacts(text)
    assert [found for found in contacts_in(masked) if found.kind != NAME] == []
    assert masked.count("\n") == text.count("\n")


@given(st.text(alphabet="0123456789+ ./-()@atr\n€[]", max_size=200))
def test_any_text_is_read_without_an_exception(text):
    mask_contacts(text, {found.key: REMOVED for found in contacts_in(text)})


def test_a_long_line_is_read_at_once():
    for text in ("a" * 100_000, "0" * 100_000, "01 " * 30_000, "@" * 50_000, "a@" * 50_000, "Contact " * 12_000):
        mask_contacts(text)

"""Stored words -> printed words."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.utils.safestring import SafeString

from centres.templatetags.french import (
    amount,
    day,
    excerpt,
    french,
    is_caps,
    names_money,
    pluralize,
    prose,
    spelled,
    thousands,
    up_to,
)

THIN, NBSP = "\u202f", "\u00a0"


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Jardin partagé: un lieu", f"Jardin partagé{NBSP}: un lieu"),
        ("Jardin partagé : un lieu", f"Jardin partagé{NBSP}: un lieu"),
        ("Et alors ?", f"Et alors{THIN}?"),
        ("tou·te·s!", f"tou·te·s{THIN}!"),
        ("Quoi ?!", f"Quoi{THIN}?!"),
        ("« mots »", f"«{NBSP}mots{NBSP}»"),
        ("«mots»", f"«{NBSP}mots{NBSP}»"),
        ("40 000 €", f"40{THIN}000{NBSP}€"),
        ("à 12:30, voir https://exemple.fr/?a=1", "à 12:30, voir https://exemple.fr/?a=1"),
        ("le 04 76 00 11 22", "le 04 76 00 11 22"),
        ("CAFE", "CAFE"),
    ],
)
def test_titles_get_the_fixed_spaces_of_french(typed, printed):
    assert french(typed) == printed


def test_a_title_is_escaped_by_the_template_and_not_declared_safe():
    assert not isinstance(french("<b>"), SafeString)


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        (Decimal("6458.00"), f"6{THIN}458{NBSP}€"),
        (Decimal("12.50"), f"12,50{NBSP}€"),
        (Decimal("0.00"), f"0{NBSP}€"),
        (1234567, f"1{THIN}234{THIN}567{NBSP}€"),
        (None, ""),
    ],
)
def test_amounts_show_cents_only_when_there_are_some(value, printed):
    assert amount(value) == printed


def test_a_range_writes_the_euro_once():
    assert up_to(Decimal(40), Decimal(50)) == f"40 à 50{NBSP}€"


def test_counts_have_a_thin_space_at_the_thousand():
    assert thousands(3214) == f"3{THIN}214"


@pytest.mark.parametrize("title", ["INTERCULTURALITE", "ACCOMPAGNEMENT D4UN FORUM POUR LES AIDANTS"])
def test_titles_in_capitals_are_seen(title):
    assert is_caps(title)


@pytest.mark.parametrize("title", ["Café citoyen", "CAF", "", "1234567890", "La MSA et la CAF"])
def test_acronyms_do_not_make_a_title_in_capitals(title):
    assert not is_caps(title)


def test_each_line_of_a_narrative_is_a_paragraph():
    assert prose("Un.\nDeux.") == "<p>Un.</p><p>Deux.</p>"


@pytest.mark.parametrize("mark", ["- ", "• ", "•", "§ ", "* "])
def test_lines_that_open_with_a_bullet_become_a_list(mark):
    assert prose(f"Avant\n{mark}un\n{mark}deux\nAprès") == "<p>Avant</p><ul><li>un</li><li>deux</li></ul><p>Après</p>"


def test_lone_dashes_and_blank_lines_part_blocks_and_print_nothing():
    assert prose("-\nUn\n-\n\n- a\n-\n- b\n") == "<p>Un</p><ul><li>a</li></ul><ul><li>b</li></ul>"


@pytest.mark.parametrize("line", ["--&gt; suite", "-5 degrés", "*gras*", "&quot;entre guillemets&quot;"])
def test_what_only_looks_like_a_bullet_stays(line):
    typed = line.replace("&gt;", ">").replace("&quot;", '"')

    assert prose(typed) == f"<p>{line}</p>"


def test_narratives_are_escaped_in_paragraphs_and_in_lists():
    shown = prose("<script>alert(1)</script>\n- <img src=x onerror=alert(1)>\n&amp;")

    assert shown == (
        "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p><ul><li>&lt;img src=x onerror=alert(1)&gt;</li></ul>"
        "<p>&amp;amp;</p>"
    )


def test_no_line_of_a_narrative_begins_with_a_colon_nor_gets_a_space_it_lacks():
    assert (
        prose("Lieu : « un » jardin: oui ; non ?")
        == f"<p>Lieu{NBSP}: «{NBSP}un{NBSP}» jardin: oui{NBSP}; non{NBSP}?</p>"
    )


def test_an_empty_narrative_prints_nothing():
    assert prose("") == ""


def test_an_excerpt_is_one_line_cut_between_words():
    assert excerpt("Un.\n- deux\ntrois") == "Un. deux · trois"
    assert excerpt("mot " * 100, 20) == "mot mot mot mot mot…"


def test_an_excerpt_of_one_endless_word_is_cut_inside_it():
    assert len(excerpt("x" * 1000, 50)) <= 51


def test_an_excerpt_is_not_declared_safe():
    assert not isinstance(excerpt("<b>"), SafeString)


@pytest.mark.parametrize(
    ("text", "names"), [("6458 euros", True), ("50€/an", True), ("3 salles, 2014", False), ("", False)]
)
def test_an_amount_in_euros_is_seen_in_a_text(text, names):
    assert names_money(text) is names


def test_zero_is_singular_in_french():
    assert [pluralize(number) for number in (0, 1, 2)] == ["", "", "s"]


def test_the_first_of_a_month_is_an_ordinal():
    days = [datetime(2026, 11, number, 12, tzinfo=UTC) for number in (1, 11, 21)]

    assert [day(moment) for moment in days] == ["1er novembre 2026", "11 novembre 2026", "21 novembre 2026"]


def test_a_star_that_answers_another_star_is_a_note_and_no_bullet():
    assert prose("• 500 € *\n* hors salaires") == "<ul><li>500 € *</li></ul><p>* hors salaires</p>"
    assert prose("* un\n* deux") == "<ul><li>un</li><li>deux</li></ul>"


def test_a_long_run_of_spaces_takes_no_time():
    assert french("Essai" + " " * 99_000 + "espaces").startswith("Essai")


@pytest.mark.parametrize(
    ("moment", "form", "told"),
    [
        (date(2026, 12, 1), "j F Y", "1er décembre 2026"),
        (date(2026, 12, 21), "j F Y", "21 décembre 2026"),
        # Stored in UTC, told as clocks of here say.
        (datetime(2026, 11, 30, 23, 30, tzinfo=UTC), "j F à H:i", "1er décembre à 00:30"),
        (datetime(2026, 11, 11, 9, 5, tzinfo=UTC), "j F Y à H:i", "11 novembre 2026 à 10:05"),
        (None, "j F Y", ""),
    ],
)
def test_the_first_of_a_month_is_spelled_as_french_has_it(moment, form, told):
    assert spelled(moment, form) == told

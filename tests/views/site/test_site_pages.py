"""Legal notice, personal data, licence, accessibility, glossary."""

import re

import pytest

from centres.models import SitePage

pytestmark = [pytest.mark.django_db, pytest.mark.once]


def test_a_text_of_staff_is_escaped_with_its_headings_paragraphs_and_lists(page):
    SitePage.objects.filter(slug="licence").update(text="Avant.\n## Un <b>titre\n- un\n- deux\n##\nFin")
    html = page("/licence/")

    assert "<p>Avant.</p>" in html
    assert "<h2>Un &lt;b&gt;titre</h2><ul><li>un</li><li>deux</li></ul><p>##</p><p>Fin</p>" in html


def test_a_page_with_holes_is_kept_from_engines_until_they_are_filled(page):
    assert "noindex" in page("/licence/")
    SitePage.objects.update(text="Écrit.")

    assert "noindex" not in page("/licence/")


def test_personal_data_says_how_long_a_contact_is_kept(page, settings):
    settings.CORRECTION_CONTACT_DAYS = 45

    assert "effacée 45 jours après la décision" in page("/donnees-personnelles/")


def test_a_word_of_the_glossary_is_found_by_its_place(page):
    html = page("/glossaire/")
    words = dict(re.findall(r'<dt id="([^"]+)">([^<]+)</dt>', html))

    assert {"fiche", "charges", "produits", "valorisation", "dimension", "echelle"} <= set(words)
    assert len(words) == html.count("<dt")


def test_the_statement_claims_no_rate(page):
    html = page("/accessibilite/")

    assert "aucun taux n’est annoncé" in html
    assert "conforme" not in html.replace("conformité", "")

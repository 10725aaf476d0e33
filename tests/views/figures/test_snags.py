"""/freins/: what got stuck across the catalogue."""

import pytest

from tests.catalogue.finding import tell
from tests.factories import make_action

pytestmark = pytest.mark.django_db
PATH = "/freins/"


def test_an_empty_catalogue_says_so(page):
    tell("Rien à dire")

    assert "Aucune fiche publiée ne dit encore ce qui a coincé" in page(PATH)


def test_a_search_marks_its_words_in_the_extract_that_holds_them(page):
    action = tell("Jardin", limits="Trop peu de bénévoles le lundi.", prospects="Un potager.")
    html = page(f"{PATH}?q=benevole")

    assert "<mark>bénévoles</mark>" in html
    assert "Un potager." in html
    assert "est ailleurs dans la fiche" not in html
    assert f'href="{action.get_absolute_url()}"' in html


def test_what_is_found_in_another_part_of_the_fiche_is_said(page):
    tell("Jardin", limits="Froid.", description="Avec des ruches.")

    assert "Ce que vous cherchez est ailleurs dans la fiche." in page(f"{PATH}?q=ruches")
    assert "est ailleurs dans la fiche" not in page(PATH)


def test_markup_in_a_text_is_text(page):
    tell("Jardin", limits="<script>alert(1)</script> bénévoles")

    for query in ("", "?q=benevole"):
        assert "<script>" not in page(PATH + query)


def test_an_empty_selection_offers_ways_out(page):
    tell("Jardin", limits="Froid.")
    html = page(f"{PATH}?theme=sante&dit=limites")

    assert "Aucune action ne réunit tous ces critères." in html
    assert f'href="{PATH}?dit=limites"' in html


def test_the_tables_open_this_page(page):
    tell("Jardin", limits="Froid.", keywords=["sante"])

    assert f'<a href="{PATH}?theme=sante">1</a>' in page(PATH)


def test_a_page_that_does_not_exist_is_said(page):
    tell("Jardin", limits="Froid.")

    assert "La page «\u00a07\u00a0» n’existe pas\u00a0: voici la dernière." in page(f"{PATH}?page=7")


def test_what_is_left_for_the_assessment_is_no_limit(page):
    for limits in ("À voir lors du bilan", "a voir au bilan.", "Trop peu de place au bilan."):
        make_action(limits=limits)

    assert "1 fiche le dit" in " ".join(page("/freins/").split())
    assert "3 actions" in page("/actions/")
    assert "1 action" in page("/actions/?dit=limites")

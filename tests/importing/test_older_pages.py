"""Pages of the older form -> whole fiches of the catalogue."""

import json
from io import StringIO
from pathlib import Path
from types import SimpleNamespace
from unittest.mock import Mock

import pytest
from django.core.management import call_command

from centres.fiches import read_text
from centres.models import Action, ActionText, FieldConflict, SourceFiche
from tests.factories import make_action
from tests.importing.pages import import_text

OLDER = Path(__file__).parent.parent / "corpus" / "older"
WHOLE = (OLDER / "centre-and-author.txt").read_text(encoding="utf-8")
QUESTION = "Quels furent les éléments de diagnostic à l'origine de l'expérience ?"
pytestmark = pytest.mark.django_db


@pytest.fixture
def action(db, tmp_path):
    import_text(tmp_path, WHOLE)
    return Action.objects.get()


def exported(form: str) -> str:
    out = StringIO()
    call_command("export_fiches", format=form, stdout=out)
    return out.getvalue()


def test_all_texts_of_an_older_page_are_in_their_fields(action):
    assert (action.title, str(action.centre)) == ("Goûter du mercredi", "CSC DES PINS (01)")
    assert action.diagnosis == "Peu de liens entre les familles du lotissement."
    assert action.description == "Un goûter préparé à tour de rôle.\n- ouvrir la salle le mercredi"
    assert action.experience == "Trois mercredis, puis un bilan avec les familles."
    assert action.impacts == "Des parents se sont rencontrés."
    assert action.success_factors == "La salle est au milieu du lotissement."
    assert action.limits == "La salle est petite."


def test_themes_that_are_known_keywords_count_as_such_and_the_others_are_shown(tmp_path):
    text = WHOLE.replace(
        "  • Familial\n  • Vacances", "  • Familial\n  • Autres ...\n  • Autres ..\n  • SOLIDARITE\n  • Jeux"
    )
    import_text(tmp_path, text)
    action = Action.objects.get()
    assert [theme.label for theme in action.themes] == ["Famille", "Solidarité", "Familial"]
    assert action.shown_sections == [{"label": "Thèmes", "text": "- Jeux"}]


def test_the_page_of_an_older_fiche_has_short_headings_and_no_author(action, client):
    html = client.get(action.get_absolute_url()).content.decode()
    for heading in ("Le diagnostic", "Les impacts", "Les facteurs de réussite", "Ce qui a coincé"):
        assert f">{heading}</h2>" in html or f"{heading}</h2>" in html
    assert html.count(action.diagnosis) >= 1
    assert "Quels furent" not in html.split('id="source"')[0]


def test_no_answer_to_the_public_holds_the_name_of_an_author(action, client):
    for url in ("/", "/actions/", "/exports/actions.json", "/exports/actions.txt", "/exports/actions.csv"):
        assert "EXEMPLE" not in b"".join(client.get(url)).decode()
    assert "EXEMPLE" not in exported("json") + exported("text")
    assert not ActionText.objects.filter(words__contains="exemple").exists()


def test_staff_read_the_name_of_an_author_at_its_source(action, admin_client):
    source = SourceFiche.objects.get()
    assert source.values["published_by"] == "Camille EXEMPLE"
    html = admin_client.get(f"/admin/centres/sourcefiche/{source.pk}/change/").content.decode()
    assert "publié par (jamais public)" in html


def test_a_card_without_summary_shows_where_the_story_begins(action, client):
    assert "Un goûter préparé à tour de rôle." in client.get("/actions/").content.decode()


def test_labels_of_older_pages_are_no_words_of_a_fiche(action):
    words = ActionText.objects.get().words.split()
    assert not {"furent", "facteur", "reussit"} & set(words)


def test_an_older_page_goes_out_as_it_came_but_for_its_author(action):
    """And its themes, which are keywords of the catalogue by now."""
    text = exported("text")
    wanted = WHOLE.replace("Publié par\nCamille EXEMPLE\n", "")
    assert text.endswith(wanted.replace("  • Solidarité\n", "  • Solidarité\n  • Familial\n  • Vacances\n"))
    record = json.loads(exported("json"))["actions"][0]
    assert record["diagnosis"] == action.diagnosis
    assert record["other_sections"] == [{"label": "Thèmes", "text": "Familial\nVacances", "line": 10}]
    (fiche,) = read_text(text).fiches
    assert (fiche.impacts, fiche.success_factors) == (action.impacts, action.success_factors)


def test_what_an_older_page_asks_is_compared_three_ways(action, tmp_path):
    Action.objects.update(diagnosis="Corrigé.")
    report = import_text(tmp_path, WHOLE.replace("La salle est au milieu", "La salle est au bout"), name="b.txt")
    action.refresh_from_db()
    assert (action.diagnosis, action.success_factors) == ("Corrigé.", "La salle est au bout du lotissement.")
    assert report.counts["updated"] == 1

    import_text(tmp_path, WHOLE.replace("Peu de liens", "Aucun lien"), name="c.txt")
    assert [conflict.field for conflict in FieldConflict.objects.all()] == ["diagnosis"]


def test_the_form_of_staff_shows_what_older_pages_ask_where_a_fiche_says_it(action, admin_client):
    html = admin_client.get(f"/admin/centres/action/{action.pk}/change/").content.decode()
    assert 'name="diagnosis"' in html
    assert ">différent<" not in html
    other = make_action("Verger")
    assert 'name="diagnosis"' not in admin_client.get(f"/admin/centres/action/{other.pk}/change/").content.decode()


def test_older_sections_stored_before_move_to_their_fields():
    from importlib import import_module

    sections = [{"label": QUESTION, "text": "Un constat.", "line": 3}, {"label": "Thèmes", "text": "Jeux"}, "x"]
    action = make_action("Verger", other_sections=sections)
    # Sources had columns of their own for it then.
    source, sources = Mock(values={"other_sections": sections}, carried={}), Mock()
    sources.objects.filter.return_value.order_by.return_value.iterator.return_value = [source]
    models = {"Action": Action, "SourceFiche": sources}
    then = SimpleNamespace(get_model=lambda app, name: models[name])
    import_module("centres.migrations.0025_older_sections_in_fields").move(then, None)
    action.refresh_from_db()
    assert (action.diagnosis, action.other_sections) == ("Un constat.", sections[1:])
    assert source.values == {"other_sections": sections[1:], "diagnosis": "Un constat."}
    source.save.assert_called_once_with(update_fields=["values", "carried"])


def test_what_an_older_fiche_changed_is_told_at_a_glance(action, client):
    assert (action.told_result, action.has_results) == (action.impacts, False)
    html = client.get(action.get_absolute_url()).content.decode()
    assert html.count(action.impacts) == 3  # at a glance, in its part, in the text of the source

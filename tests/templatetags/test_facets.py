"""Options of a facet, as checkboxes."""

import pytest

from centres.catalogue.facts.choice import Choice
from centres.catalogue.filters.facets import Option
from centres.models import Keyword
from centres.templatetags import facets
from centres.templatetags.facets import choices
from tests.factories import make_action


def boxes(name: str, *options: Option) -> str:
    return choices(None, name, options)


def test_an_option_says_its_label_its_value_and_its_count():
    html = boxes("statut", Option(Choice("en-cours", "En cours", 1), False, 1200), Option(Choice("x", "X ?", 2), True))

    assert html == (
        '<label class="choice"><input type="checkbox" name="statut" value="en-cours"><span>En cours</span>'
        ' <span class="n">1\u202f200</span></label>'
        '<label class="choice"><input type="checkbox" name="statut" value="x" checked><span>X\u202f?</span></label>'
    )


def test_zero_is_shown():
    assert '<span class="n">0</span>' in boxes("statut", Option(Choice("a", "A", 1), False, 0))


def test_what_a_label_holds_is_text():
    html = boxes('"><i>', Option(Choice('"><b>', "<script>", 1, Keyword(label="<script>")), True, 3))

    assert "<script>" not in html
    assert '"><b>' not in html
    assert '"><i>' not in html


@pytest.mark.django_db
def test_a_theme_has_its_icon_and_a_dimension_its_silhouette():
    theme = Keyword.objects.get(slug="sante")

    assert 'class="choice th-sante"' in boxes("theme", Option(Choice("sante", "Santé", 1, theme), False))
    assert "<svg" in boxes("theme", Option(Choice("x", "X", 1, Keyword(label="X")), False))
    assert '<span class="dot dim-other"></span>' in boxes("dimension", Option(Choice("x", "X", 1, theme), False))


@pytest.mark.django_db
def test_where_nothing_is_asked_facets_are_drawn_once_until_something_changes(client, monkeypatch):
    drawn = []
    draw = facets.draw_facets
    monkeypatch.setattr(facets, "draw_facets", lambda *given: drawn.append(given) or draw(*given))
    monkeypatch.setattr(facets, "unnarrowed", {})
    make_action(keywords=["sante"])
    sante = 'value="sante"><span><svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><use href="#i-{}"/></svg>'

    pages = [client.get(f"/actions/?{query}").content.decode() for query in ("n=1", "n=2", "tri=titre")]
    assert len(drawn) == 1
    icon = Keyword.objects.get(slug="sante").icon
    assert all(sante.format(icon) in page and f'<symbol id="i-{icon}"' in page for page in pages)

    client.get("/actions/?theme=sante")
    client.get("/actions/?annee=rien")
    assert len(drawn) == 3

    make_action(keywords=["sante"])
    page = client.get("/actions/?n=1").content.decode()
    assert len(drawn) == 4
    assert 'Santé</span> <span class="n">2</span>' in page

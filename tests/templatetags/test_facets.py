"""Options of a facet, as checkboxes."""

import pytest

from centres.catalogue.facts.choice import Choice
from centres.catalogue.filters.facets import Option
from centres.models import Keyword
from centres.templatetags.facets import choices


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

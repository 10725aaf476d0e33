"""The cells of figures, written in Python: escaped like those of templates, each leading to its fiches."""

from decimal import Decimal

from django.template import Context

from centres.catalogue.figures.charts import Bar
from centres.catalogue.figures.funding import FunderRow
from centres.catalogue.figures.matrix import MatrixCell
from centres.catalogue.figures.narrowing import Figure
from centres.catalogue.figures.statistics import Split
from centres.templatetags.figures import amount_cells, bar, figure, funder_rows, matrix_cells, ranking_rows

HOSTILE = 'Ateliers <b>"d’été"</b>'
SAFE = "Ateliers &lt;b&gt;&quot;d’été&quot;&lt;/b&gt;"


def test_a_number_leads_to_its_fiches_and_robots_do_not_follow_several_filters():
    assert figure(Figure(0, "theme=sante")) == "0"
    assert figure(Figure(3214, "")) == '<a href="/actions/">3\u202f214</a>'
    assert figure(Figure(1, "theme=sante"), "/freins/") == '<a href="/freins/?theme=sante">1</a>'
    assert figure(Figure(2, "q=<&b=1")) == '<a href="/actions/?q=&lt;&amp;b=1" rel="nofollow">2</a>'


def test_a_bar_is_a_share_of_300_and_nothing_of_nothing():
    assert 'class="fill" width="100"' in bar(1, 3)
    assert 'class="rest" width="0"' in bar(0, 0, "rest")


def test_what_a_fiche_says_is_escaped_in_every_cell():
    few = Figure(2, "annee=2019")
    cells = [
        matrix_cells([MatrixCell(few, 3, HOSTILE)]),
        ranking_rows(Context(), [Bar(HOSTILE, few, None, "2 %")], "theme", 4),
        ranking_rows(Context(), [Bar(HOSTILE, few, None, "2 %")], "dimension", 4),
        funder_rows([FunderRow(Split(HOSTILE, few, Decimal(1200)), HOSTILE)]),
    ]

    for html in cells:
        assert SAFE in html
        assert HOSTILE not in html
    assert "moins de trois fiches" in cells[-1]
    assert "aucune fiche" in matrix_cells([MatrixCell(Figure(0, ""), 0, "x")])
    assert amount_cells([None, Decimal(3)]).count("<td") == 2

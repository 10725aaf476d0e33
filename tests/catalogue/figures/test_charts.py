"""Charts count what the lists that they open hold."""

import pytest
from django.http import QueryDict

from centres.catalogue.figures.charts import RANKINGS, Charts
from centres.catalogue.figures.matrix import matrix
from centres.catalogue.filters.actions import ActionFilter
from centres.catalogue.index import LiveIndex
from centres.models import Action, Keyword
from tests.factories import make_action

pytestmark = pytest.mark.django_db


def charts(query: str = "") -> Charts:
    return Charts(ActionFilter(QueryDict(query), Action.objects.visible_to(None), index=LiveIndex().current()))


def opened(query: str) -> int:
    """How many fiches the list of this query holds, by SQL."""
    return ActionFilter(QueryDict(query), Action.objects.visible_to(None)).qs.count()


@pytest.fixture(scope="module")
def shared_catalogue(shared_rows) -> None:
    with shared_rows():
        make_action(
            keywords=["sante", "culture"], audiences=["adultes"], scale="un-quartier", year=2014, partners=["caf"]
        )
        make_action(keywords=["sante"], audiences=["adultes", "seniors"], dimension="services", year=2014)
        make_action(keywords=["logement"], status="terminee", year=2017)
        make_action(keywords=["culture"], state="draft", year=2010)
        make_action()


@pytest.mark.parametrize(
    "query", ["", "theme=sante", "theme=sante&theme=logement", "public=adultes&tri=titre", "annee=2014&theme=culture"]
)
def test_every_figure_opens_its_fiches(shared_catalogue, query):
    drawn = charts(query)
    bars = [bar for ranking in drawn.rankings for bar in ranking.bars]
    cells = [cell for line in getattr(matrix(drawn), "lines", []) for cell in line.cells]

    assert bars
    for counted in (*bars, *cells, *drawn.years):
        assert opened(counted.figure.query) == counted.figure.count


def test_the_largest_come_first_unless_the_vocabulary_has_an_order(shared_catalogue):
    themes = charts().ranking("theme")

    assert [(bar.label, bar.figure.count) for bar in themes.bars][:1] == [("Santé", 2)]
    assert (themes.silent, themes.whole, themes.is_chosen) == (1, 4, False)
    assert {bar.figure.count for bar in themes.bars[1:]} == {1}


def test_of_a_parameter_that_is_filtered_only_what_is_asked_is_counted(shared_catalogue):
    themes = charts("theme=culture").ranking("theme")

    assert [(bar.label, bar.figure.query) for bar in themes.bars] == [("Culture", "theme=culture")]
    assert themes.is_chosen


def test_a_vocabulary_that_nobody_carries_has_no_chart(db):
    make_action(keywords=["sante"])

    assert [ranking.name for ranking in charts().rankings] == ["theme"]
    assert charts().ranking("partenaire").silent == 1


def test_an_empty_catalogue_draws_nothing():
    drawn = charts()

    assert (drawn.rankings, drawn.years, matrix(drawn)) == ([], [], None)


def test_past_ten_bars_the_others_are_folded_and_the_rarest_counted(db):
    terms = [Keyword.objects.create(label=f"Mot {number:02}") for number in range(63)]
    make_action(keywords=[term.slug for term in terms])
    themes = charts().ranking("theme")

    assert (len(themes.first), len(themes.more), themes.beyond) == (10, 50, 3)


def test_years_without_a_fiche_stand_between_the_others(shared_catalogue):
    drawn = charts()

    assert [(column.label, column.figure.count) for column in drawn.years] == [
        ("2014", 2), ("2015", 0), ("2016", 0), ("2017", 1),
    ]  # fmt: skip
    assert [column.label for column in drawn.told_years] == ["2017", "2014"]
    assert drawn.without_year == 1
    assert drawn.years[0].top + drawn.years[0].height == drawn.years[3].top + drawn.years[3].height


def test_a_century_of_years_fits_the_drawing(db):
    for year in (1900, 2026, 2100):
        make_action(year=year)
    columns = charts().years

    assert len(columns) == 201
    assert all(column.left >= 0 and column.left + column.width <= 720 and column.width > 0 for column in columns)
    assert sum(column.is_labelled for column in columns) <= 13


def test_an_empty_cell_is_told_and_the_shades_part_the_others(shared_catalogue):
    crossed = matrix(charts())
    by_label = {cell.label: cell for line in crossed.lines for cell in line.cells}

    assert crossed.columns == ["Adultes", "Seniors"]
    assert by_label["Santé, Adultes"].figure.count == 2
    assert by_label["Logement, Seniors"].figure.count == by_label["Logement, Seniors"].shade == 0
    assert crossed.empty == sum(not cell.figure.count for cell in by_label.values())
    shades = {step.shade: (step.least, step.most) for step in crossed.legend}
    for cell in by_label.values():
        if cell.figure.count:
            least, most = shades[cell.shade]
            assert least <= cell.figure.count <= most


def test_the_largest_values_alone_are_crossed(db):
    terms = [Keyword.objects.create(label=f"Mot {number:02}") for number in range(22)]
    make_action(keywords=[term.slug for term in terms], audiences=["adultes"])
    make_action(keywords=[terms[-1].slug], audiences=["adultes"])
    crossed = matrix(charts())

    assert (len(crossed.lines), crossed.hidden_rows, crossed.hidden_columns) == (20, 2, 0)
    assert crossed.lines[-1].label == "Mot 21"


def test_each_ranking_is_a_parameter_of_the_list():
    assert set(RANKINGS) <= set(ActionFilter.base_filters)

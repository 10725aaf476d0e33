"""What the map of départements shades, counts and links."""

from itertools import pairwise

import pytest
from django.http import QueryDict

from centres.catalogue.figures.maps import PATHS, DepartementMap
from centres.catalogue.figures.shades import shade_of, shades_of
from centres.catalogue.filters.actions import ActionFilter
from centres.catalogue.index import current
from centres.management.commands.draw_map import as_json
from centres.models import Action, Departement
from tests.factories import make_action, make_centre

pytestmark = pytest.mark.django_db


def map_of(query: str = "") -> DepartementMap:
    index = current()
    found = ActionFilter(QueryDict(query), Action.objects.visible_to(None), index=index)
    return DepartementMap(index, index.select(found.selection), found)


def make_places() -> None:
    for code, number in {"38": 3, "01": 1, "971": 2, "75": 1}.items():
        centre = make_centre("Parc", code)
        for _ in range(number):
            make_action(centre=centre, keywords=["sante"])
    make_action(centre=make_centre("Sans lieu", None))
    make_action(centre=make_centre("Caché", "69"), state="draft")


def test_the_file_of_paths_is_what_the_contours_give():
    assert PATHS.read_text(encoding="utf-8") == as_json()


def test_every_departement_with_a_commune_of_its_own_is_drawn_once_as_a_link():
    atlas = map_of()
    links = [area.place.code for area in atlas.mainland] + [
        area.place.code for inset in atlas.insets for area in inset.areas
    ]

    assert len(links) == len(set(links)) == 101
    assert all(area.path.startswith("M") for area in atlas.mainland)
    assert {row.code for row in Departement.objects.exclude(code__in=links)} == {
        "975", "977", "978", "984", "986", "987", "988", "989",
    }  # fmt: skip


def test_areas_count_the_published_fiches_of_the_selection():
    make_places()
    atlas = map_of()

    assert {code: area.count for code, area in atlas.areas.items() if area.count} == {
        "38": 3, "01": 1, "971": 2, "75": 1,
    }  # fmt: skip
    assert (atlas.count, atlas.places, atlas.most, atlas.without_place) == (8, 4, 3, 1)
    assert map_of("theme=culture").places == 0
    assert map_of("theme=sante&departement=38&departement=75").places == 2


def test_what_is_counted_in_an_area_is_what_its_link_lists():
    make_places()
    for query in ("theme=sante", "departement=38&departement=01", "region=84&theme=sante&tri=titre"):
        areas = [area for area in map_of(query).areas.values() if area.count]
        assert areas
        for area in areas:
            path, _, asked = area.address.partition("?")
            listed = ActionFilter(QueryDict(asked), Action.objects.visible_to(None)).qs
            assert (path, listed.count()) == ("/actions/", area.count), (query, asked)


def test_without_a_filter_an_area_leads_to_the_page_of_its_departement():
    make_places()

    assert map_of().areas["38"].address == map_of("tri=titre").areas["38"].address == "/territoires/38/"
    assert map_of("theme=sante").areas["26"].address == "/territoires/26/"
    assert map_of("theme=sante").areas["38"].address == "/actions/?theme=sante&departement=38"


def test_regions_come_with_the_most_first_and_say_what_is_silent():
    make_places()
    told = map_of().told

    assert [(row.region.name, row.count) for row in told][:2] == [("Auvergne-Rhône-Alpes", 4), ("Guadeloupe", 2)]
    assert [area.place.code for area in told[0].told] == ["38", "01"]
    assert len(told[0].silent) == 10
    assert "Bretagne" in [row.region.name for row in map_of().silent]


@pytest.mark.parametrize(
    ("counts", "lows"),
    [
        ([], []),
        ([0, 0], []),
        ([7], [7]),
        ([1, 1, 4, 0], [1, 4]),
        (range(1, 102), [1, 30, 55, 75, 95]),
        ([1] * 90 + [2, 3, 4, 5, 9000], [1]),
    ],
)
def test_thresholds_are_few_round_and_rising(counts, lows):
    assert [shade.low for shade in shades_of(counts)][: len(lows)] == lows
    assert len(shades_of(counts)) <= 5


def test_each_count_has_the_shade_whose_bounds_hold_it():
    counts = [0, *(number**2 // 7 for number in range(3, 100))]
    shades = shades_of(counts)
    by_css = {shade.css: shade for shade in shades}

    assert len(by_css) == len(shades)
    assert all(low.high == high.low - 1 for low, high in pairwise(shades))
    for count in counts:
        css = shade_of(count, shades)
        assert (css == "q0") == (count == 0)
        if count:
            assert by_css[css].low <= count <= (by_css[css].high or count)

"""The SQL FilterSet is the specification: ids, order and counts of the index are those of the database."""

from datetime import UTC, datetime, timedelta
from typing import Any

from django.db import connection
from django.db.models import Count, F, Q
from django.db.models.functions import Coalesce, Collate
from django.http import QueryDict
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from centres.catalogue.facts.outcomes import NOT_FILLED, TOLD
from centres.catalogue.facts.sizes import SIZES
from centres.catalogue.figures.totals import figures
from centres.catalogue.filters.actions import ActionFilter
from centres.catalogue.index import CatalogueIndex, LiveIndex, Selection, orders
from centres.models import Action, CatalogueChange, Commune, Epci, EpciCommune, Keyword
from centres.models.action import YEAR_OR_ZERO
from tests.drawing import examples
from tests.factories import make_action, make_centre

from .states import fresh_state, state_of

SLUGS = {
    "keywords": ("sante", "culture", "logement"),
    "audiences": ("adultes", "seniors"),
    "initiators": ("autre", "le-centre-social"),
    "partners": ("caf", "commune"),
}
ONE = {
    "dimension": ("services",),
    "status": ("terminee", "en-cours"),
    "scale": ("un-quartier",),
}
WHEN = datetime(2026, 1, 1, tzinfo=UTC)
AMOUNTS = st.sampled_from(["0", "12.50", "1500", "1500.01"])
LINES = (
    {"kind": "charge", "amount": "3.10"},
    {"kind": "produit", "amount": "5", "funder": "Caf"},
    {"kind": "produit", "amount": "0", "funder": "CAF"},
    {"kind": "valorisation", "amount": "1", "funder": "Ville"},
    {"low": 1, "high": 2},
)
COUNTS = (
    {},
    {"volunteers": {"value": 3}},
    {"volunteers": {"value": 30, "is_approximate": True}, "families": {"value": 0}},
    {"families": {"low": 2}},
)
BUDGETS = st.one_of(
    st.none(),
    st.just({}),
    st.builds(
        lambda scope, period, lines: {"total": "7", "scope": scope, "period": period, "lines": lines},
        st.sampled_from(["", "hors salaires"]),
        st.sampled_from(["", "year"]),
        st.lists(st.sampled_from(LINES), max_size=3),
    ),
    st.builds(lambda total: {"total": total}, AMOUNTS),
    st.builds(lambda low: {"low": low}, AMOUNTS),
    st.builds(lambda low, more: {"low": low, "high": f"{float(low) + more:.2f}"}, AMOUNTS, st.integers(0, 2000)),
)
ACTIONS = st.fixed_dictionaries(
    {
        "title": st.sampled_from(["Jardin", "jardin", "Jardin partagé", "Jardin-école", "Œuvre", "★", "10 ans"]),
        "state": st.sampled_from(["published", "published", "published", "draft", "archived"]),
        "year": st.sampled_from([None, 2014, 2015]),
        "published_at": st.integers(0, 3).map(lambda more: WHEN + timedelta(microseconds=more, days=more // 2)),
        **{column: st.sampled_from(["", "-", "Trop peu."]) for column in TOLD.values()},
        "budget": BUDGETS,
        "counts": st.sampled_from(COUNTS),
        "place": st.integers(-1, 3),
        **{name: st.lists(st.sampled_from(slugs), unique=True) for name, slugs in SLUGS.items()},
    },
    optional={name: st.sampled_from(slugs) for name, slugs in ONE.items()},
)
CATALOGUES = st.lists(ACTIONS, max_size=9)
WORDS = {
    "theme": (*SLUGS["keywords"], "habitants"),
    "public": SLUGS["audiences"],
    "initiative": SLUGS["initiators"],
    "partenaire": SLUGS["partners"],
    "dimension": ONE["dimension"],
    "statut": ONE["status"],
    "echelle": ONE["scale"],
    "departement": ("38", "75", "48"),
    "region": ("84", "11"),
    "annee": ("2014", "2015", "1950"),
    "dit": ("limites", "fin", "perspectives"),
    "centre": ("le-parc", "le-mail", "sans-lieu"),
    "epci": ("200040715", "200054781", "217500016"),
    "taille": ("moins-de-2000", "plus-de-50000", "2000-10000"),
}
QUERIES = st.lists(
    st.sampled_from([(name, word) for name, words in WORDS.items() for word in words]), max_size=4, unique=True
)
# Facet -> the path from an action to its key.
PATHS = {
    "theme": "keywords", "public": "audiences", "partenaire": "partners", "initiative": "initiators",
    "dimension": "dimension", "statut": "status", "echelle": "scale", "centre": "centre", "annee": "year",
    "departement": "centre__departement", "region": "centre__departement__region",
    "epci": "centre__commune__epci_links__epci",
}  # fmt: skip


def query_dict(pairs: list[tuple[str, str]]) -> QueryDict:
    query = QueryDict(mutable=True)
    for name, value in pairs:
        query.appendlist(name, value)
    return query


def by_sql(pairs: list[tuple[str, str]]):
    return ActionFilter(query_dict(pairs), Action.objects.visible_to(None)).qs.order_by()


def counts_by_sql(pairs: list[tuple[str, str]], name: str) -> dict[Any, int]:
    """GROUP BY over what the other facets leave."""
    rows = by_sql([pair for pair in pairs if pair[0] != name])
    if name == "dit":
        return {
            word: n for word, column in TOLD.items() if (n := rows.exclude(**{f"{column}__in": NOT_FILLED}).count())
        }
    if name == "taille":
        within = {word: Q(centre__commune__population__gte=least) for word, (_, least, _) in SIZES.items()}
        within = {
            word: asked if SIZES[word][2] is None else asked & Q(centre__commune__population__lt=SIZES[word][2])
            for word, asked in within.items()
        }
        return {word: n for word, asked in within.items() if (n := rows.filter(asked).count())}
    path = PATHS[name]
    counted = rows.exclude(**{path: None}).values_list(path).annotate(n=Count("pk", distinct=True))
    return dict(counted.order_by())


def selection(pairs: list[tuple[str, str]], index: CatalogueIndex) -> Selection:
    return ActionFilter(query_dict(pairs), Action.objects.visible_to(None), index=index).selection


def sorts() -> dict[str, list]:
    bytes_ = {"postgresql": "C", "sqlite": "BINARY"}[connection.vendor]
    recent = (YEAR_OR_ZERO.desc(), "-published_at", "-pk")
    largest = Coalesce("budget__total", "budget__high", "budget__low").desc(nulls_last=True)
    smallest = Coalesce("budget__total", "budget__low").asc(nulls_last=True)
    return {
        "recentes": recent,
        "titre": (Collate(F("slug"), bytes_), "pk"),
        "budget": (largest, *recent),
        "budget-croissant": (smallest, *recent),
    }


def make_places() -> list[Commune]:
    """A town of one EPCI, one of two, a village of none. They stay from one example to the next."""
    for code, name, kind in (
        ("200040715", "Grenoble-Alpes-Métropole", "METRO"),
        ("200054781", "Métropole du Grand Paris", "METRO"),
        ("200057875", "Est Ensemble", "EPT"),
    ):
        Epci.objects.get_or_create(code=code, defaults={"name": name, "kind": kind})
    places = []
    for code, name, population, epcis in (
        ("38185", "Grenoble", 157_000, ["200040715"]),
        ("93055", "Pantin", 59_000, ["200054781", "200057875"]),
        ("38001", "Les Abrets", 1_999, []),
    ):
        columns = {"name": name, "departement_id": code[:2], "population": population}
        commune, _ = Commune.objects.get_or_create(code=code, defaults=columns)
        for epci in epcis:
            EpciCommune.objects.get_or_create(epci_id=epci, commune=commune)
        places.append(commune)
    return places


class Parity(TestCase):
    """Each example runs in a transaction of its own, with chunks of three so that there are many."""

    def setUp(self):
        self.addCleanup(setattr, orders, "CHUNK", orders.CHUNK)
        orders.CHUNK = 3
        grenoble, pantin, hamlet = make_places()
        self.centres = [
            make_centre("Le Parc", "38", commune=grenoble),
            make_centre("Le Parc", "75", commune=pantin),
            make_centre("Le Mail", "38", commune=hamlet),
            make_centre("Sans lieu", None),
        ]

    def make(self, values: dict[str, Any]) -> Action:
        values = {**values}
        place = values.pop("place")
        return make_action(centre=self.centres[place] if place >= 0 else None, **values)

    @settings(max_examples=examples(12, share=20))
    @given(CATALOGUES, st.lists(QUERIES, min_size=1, max_size=4))
    def test_the_index_selects_sorts_and_counts_as_the_database_does(self, catalogue, queries):
        for values in catalogue:
            self.make(values)
        index = LiveIndex().current()
        for pairs in queries:
            rows, asked = by_sql(pairs), selection(pairs, index)
            ids = index.select(asked)
            assert set(ids) == set(rows.values_list("pk", flat=True))
            for name, columns in sorts().items():
                in_order = list(rows.order_by(*columns).values_list("pk", flat=True))
                pages = [index.page(ids, name, number, 2) for number in range(1, len(in_order) // 2 + 3)]
                assert [pk for page in pages for pk in page] == in_order
                for before, pk, after in zip([None, *in_order], in_order, [*in_order[1:], None], strict=False):
                    assert index.neighbours(ids, name, pk) == (before, after)
            counts = index.counts(asked)
            for name in (*PATHS, "dit", "taille"):
                assert {key: n for key, n in counts[name].items() if n} == counts_by_sql(pairs, name)

    @settings(max_examples=examples(8, share=20))
    @given(CATALOGUES, st.sampled_from([0, 1, 1250, 150_000, 150_001, 400_000]))
    def test_a_budget_within_bounds_is_one_that_overlaps_them(self, catalogue, cents):
        for values in catalogue:
            self.make(values)
        index, rows, euros = LiveIndex().current(), Action.objects.visible_to(None), f"{cents / 100:.2f}"
        is_range = Q(budget__total=None, budget__low__isnull=False)

        least = rows.filter(
            Q(budget__total__gte=euros) | is_range & (Q(budget__high=None) | Q(budget__high__gte=euros))
        )
        most = rows.filter(Q(budget__total__lte=euros) | is_range & Q(budget__low__lte=euros))
        assert set(index.select(Selection(least=cents))) == set(least.values_list("pk", flat=True))
        assert set(index.select(Selection(most=cents))) == set(most.values_list("pk", flat=True))
        stated = rows.filter(Q(budget__total__isnull=False) | Q(budget__low__isnull=False)).count()
        assert index.counts(Selection())["budget"].get("oui", 0) == stated
        assert index.counts(Selection())["budget"].get("non", 0) == rows.count() - stated

    @settings(max_examples=examples(8, share=20))
    @given(CATALOGUES)
    def test_the_figures_are_those_of_the_database(self, catalogue):
        for values in catalogue:
            self.make(values)

        counted = Q(budget__total__isnull=False) | Q(budget__low__isnull=False)
        assert figures(LiveIndex().current()) == Action.objects.visible_to(None).aggregate(
            actions=Count("pk"),
            centres=Count("centre", distinct=True),
            departements=Count("centre__departement", distinct=True),
            with_budget=Count("pk", filter=counted),
            with_limits=Count("pk", filter=~Q(limits__in=NOT_FILLED)),
            ended=Count("pk", filter=Q(status__is_ended=True)),
        )

    @settings(max_examples=examples(8, share=20))
    @given(CATALOGUES, QUERIES)
    def test_filters_offer_the_same_with_an_index_as_without(self, catalogue, pairs):
        Keyword.objects.create(label="Secret", needs_review=True)
        for values in catalogue:
            self.make(values)
        rows, query = Action.objects.visible_to(None), query_dict(pairs)
        with_index, without = ActionFilter(query, rows, index=LiveIndex().current()), ActionFilter(query, rows)

        for told in ("query", "chosen", "notes"):
            assert getattr(with_index, told) == getattr(without, told)
        assert all(option.count is not None for facet in with_index.facets for option in facet.options)
        # Of centres, the database offers none but those asked for.
        shown = [
            {
                (facet.name, facet.is_open, option.choice.value, option.choice.label, option.is_ticked)
                for facet in found.facets
                for option in facet.options
                if option.is_ticked or facet.name != "centre"
            }
            for found in (with_index, without)
        ]
        assert shown[0] == shown[1]

    @settings(max_examples=examples(12, share=20))
    @given(CATALOGUES, st.lists(st.tuples(st.integers(0, 11), st.none() | ACTIONS), min_size=1, max_size=8))
    def test_an_index_brought_up_to_date_is_one_that_starts_now(self, catalogue, changes):
        actions = [self.make(values) for values in catalogue]
        live = LiveIndex()
        live.current()
        for place, values in changes:
            if place < len(actions):
                pk = actions.pop(place).pk
                Action.objects.filter(pk=pk).delete()
                CatalogueChange.objects.record([pk])
            if values is not None:
                actions.append(self.make(values))
            assert state_of(live.current()) == fresh_state()

"""Query string -> the actions it asks for, and what was asked: the one filter of lists, exports, feeds and API.

Values of one parameter are alternatives, parameters add up. `theme`, `public`, `partenaire`, `dimension`, `statut`,
`echelle` and `initiative` take slugs; `departement` and `region` Insee codes, `epci` a SIREN,
`taille` a class of sizes (facts/sizes.py); `annee` a year; `centre` a slug, which
centres of one name share, or the number and slug of one of them (`12-centre-social-du-parc`: only the number is read).
`budget`, `poste`, `financeur` and `personnes` are told in money.py; `budget_min` and `budget_max` are euros; `commune`,
`rayon` and `pres` in around.py, `tri` in sorting.py, `dit` in outcomes.py; `q` is a search (language/queries.py).
Parameters that are not here are ignored in silence.
"""

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Any, ClassVar

from pyroaring import BitMap

from centres.catalogue.facts.budgets import in_words
from centres.catalogue.facts.choice import Choice
from centres.catalogue.index.ledger import ALTERNATIVES
from centres.catalogue.search.finding import search
from centres.catalogue.search.results import SearchResult
from centres.models import (
    Action,
    ActionAudience,
    ActionInitiator,
    ActionKeyword,
    ActionPartner,
    Audience,
    Centre,
    Dimension,
    Initiator,
    Keyword,
    Partner,
    Scale,
    Status,
)
from centres.models.action import EARLIEST_YEAR, LATEST_YEAR

from .around import AroundFilterSet, CommuneFilter, PlaceFilter, RadiusFilter
from .centres import CentreFilter, NameFilter
from .choices import ChoiceFilter, Picked, TermFilter
from .facets import Facet, FacetedFilterSet
from .money import BudgetFilter, FunderFilter, KindFilter, LeastFilter, MostFilter, PeopleFilter
from .outcomes import ToldFilter
from .query import QueryFilter
from .sorting import SortFilter, settle_order
from .structures import AnswerFilter, LabelFilter, PopulationFilter, StructureFilter
from .territories import DepartementFilter, EpciFilter, RegionFilter, SizeFilter

YEAR = re.compile(r"[0-9]{4}", re.ASCII)
MOST_CENTRES = MOST_EPCIS = 30
# Lists of labels that a search reads -> the facet that knows who carries them.
FACET_OF = {"keywords": "theme", "audiences": "public", "partners": "partenaire"}


class YearFilter(ChoiceFilter):
    """Years, the latest first. Any plausible one can be asked for; those that published actions tell are offered."""

    has_own_order = True

    def load(self) -> Iterator[Choice]:
        years = (
            Action.objects.published().exclude(year=None).order_by("-year").values_list("year", flat=True).distinct()
        )
        return (Choice(str(year), str(year), year) for year in years)

    def look_up(self, words: list[str]) -> dict[str, Choice]:
        years = {word: int(word) for word in words if YEAR.fullmatch(word)}
        return {word: Choice(word, word, y) for word, y in years.items() if EARLIEST_YEAR <= y <= LATEST_YEAR}


class ActionFilter(AroundFilterSet):
    """`ActionFilter(request.GET, Action.objects.visible_to(user))`: `.qs`, `.facets`, `.chosen`, `.notes`, `.query`."""

    q = QueryFilter(label="Recherche")
    theme = TermFilter(Keyword, link=ActionKeyword, label="Thème", unknown="le thème {} n’existe pas")
    departement = DepartementFilter(
        field_name="centre__departement", label="Département", unknown="le département {} n’existe pas"
    )
    epci = EpciFilter(label="Intercommunalité", unknown="aucune intercommunalité n’a le SIREN {}")
    taille = SizeFilter(label="Taille de la commune", unknown="{} n’est pas une taille de commune de cette liste")
    # From the smallest, as the source lists them.
    echelle = TermFilter(
        Scale, field_name="scale", label="Échelle", unknown="l’échelle {} n’existe pas", has_own_order=True
    )
    public = TermFilter(Audience, link=ActionAudience, label="Public", unknown="le public {} n’existe pas")
    dimension = TermFilter(Dimension, field_name="dimension", label="Dimension", unknown="la dimension {} n’existe pas")
    statut = TermFilter(Status, field_name="status", label="Statut", unknown="le statut {} n’existe pas")
    partenaire = TermFilter(Partner, link=ActionPartner, label="Partenaire", unknown="le partenaire {} n’existe pas")
    initiative = TermFilter(
        Initiator, link=ActionInitiator, label="À l’initiative", unknown="l’initiative {} n’existe pas"
    )
    annee = YearFilter(field_name="year", label="Année", unknown="{} n’est pas une année")
    dit = ToldFilter(label="La fiche dit", unknown="« dit » prend « limites », « fin » ou « perspectives », pas {}")
    budget = BudgetFilter(label="Budget", unknown="le budget est « oui » (chiffré) ou « non », pas {}")
    budget_min = LeastFilter(label="Au moins (€)", words="au moins", unknown="{} n’est pas un montant en euros")
    budget_max = MostFilter(label="Au plus (€)", words="au plus", unknown="{} n’est pas un montant en euros")
    poste = KindFilter(label="Postes du budget", unknown="{} n’est pas une nature de dépense ou de recette")
    financeur = FunderFilter(label="Financeur", unknown="le financeur {} n’existe pas")
    personnes = PeopleFilter(label="Personnes mobilisées", unknown="{} n’est pas un compte de personnes")
    mode_gestion = LabelFilter("management", label="Mode de gestion", unknown="le mode de gestion {} n’existe pas")
    milieu = LabelFilter("setting", label="Milieu", unknown="le milieu {} n’existe pas")
    qpv = AnswerFilter(
        "is_in_priority_area", label="Quartier prioritaire", unknown="« qpv » prend « oui » ou « non », pas {}"
    )
    population = PopulationFilter(
        "population", label="Habitants de la zone", unknown="{} n’est pas une tranche d’habitants de cette liste"
    )
    region = RegionFilter(field_name="centre__departement__region", label="Région", unknown="la région {} n’existe pas")
    commune = CommuneFilter(label="Autour de", unknown="la commune {} n’existe pas")
    rayon = RadiusFilter(label="Rayon", unknown="le rayon est de 5, 10, 20, 50 ou 100 km, pas {}")
    pres = PlaceFilter(label="Lieu", unknown="")
    centre = CentreFilter(field_name="centre", label="Centre social", unknown="le centre {} n’existe pas")
    tri = SortFilter(label="Trier par", unknown="{} n’est pas un tri de cette liste")

    opened: ClassVar[tuple[str, ...]] = ("theme", "departement", "echelle", "public", "dimension")
    is_counted = True

    class Meta:
        model = Action
        fields: tuple[str, ...] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.index:
            for row in self.filters.values():
                if isinstance(row, StructureFilter):
                    row.choices = row.offer(self.index.told_of_centres)

    def settle(self, picked: dict[str, Picked]) -> None:
        self.settle_place(picked)
        settle_order(picked)
        least, most = (picked[name].choices for name in ("budget_min", "budget_max"))
        if least and most and least[0].key > most[0].key:
            ends = f"« au moins » {in_words(least[0].key)} dépasse « au plus » {in_words(most[0].key)}"
            note = f"Filtre ignoré : pour le budget, {ends}."
            picked |= {"budget_min": Picked(notes=[note]), "budget_max": Picked()}

    @cached_property
    def search(self) -> SearchResult | None:
        """What the search in force found; None without one."""
        for query in self.keys_of("q"):
            if self.index is None:
                return search(query)
            return search(query, self._carrying, published=self.index.ids, version=self.version)
        return None

    @property
    def q_text(self) -> str:
        """The search in force, as it was typed."""
        return next((query.text for query in self.keys_of("q")), "")

    def _facet(self, name: str) -> Facet:
        if name == "centre":
            self.filters[name].choices = [self._choice_of(pk) for pk in self._busiest_centres]
        if name == "epci":
            self.filters[name].choices = self._busiest_epcis
        return super()._facet(name)

    @property
    def _has_place(self) -> bool:
        return any(self.keys_of(name) for name in ("departement", "region", "epci", "commune"))

    @property
    def uncounted(self) -> set[str]:
        are_many = self.index is not None and len(self.index.choices["epci"]) > MOST_EPCIS
        return {"centre", "epci"} if are_many and not self._has_place else {"centre"}

    @cached_property
    def _busiest_epcis(self) -> list[Choice]:
        """All of France has a thousand EPCI: past a few, those of the places in force are offered."""
        choices: list[Choice] = self.filters["epci"].choices
        if self.index is None or len(choices) <= MOST_EPCIS:
            return choices
        if not self._has_place:
            return []
        counts = self.counts["epci"]
        told = [choice for choice in choices if counts.get(choice.key)]
        return sorted(told, key=lambda choice: -counts[choice.key])[:MOST_EPCIS]

    def _choice_of(self, pk: int) -> Choice:
        centre = self.required_index.words.centres[pk]
        return Choice(f"{pk}-{centre.slug}", centre.name, (pk,))

    @cached_property
    def _busiest_centres(self) -> dict[int, int]:
        """Centre -> how many of the fiches, the most first: of the places in force, as all of France has thousands."""
        if self.index is None or not (self.keys_of("departement") or self.keys_of("region")):
            return {}
        ids, words = self.index.select(self.selection, but="centre"), self.index.words
        told, codes, regions = self.index.values["centre"], self.keys_of("departement"), self.keys_of("region")
        places = (words.departements[code] for code in codes or words.departements if code in words.departements)
        inside = [place.code for place in places if not regions or place.region_id in regions]
        standing = (pk for code in inside for pk in words.centres_in.get(code, ()) if pk in told)
        counted = ((told[pk].intersection_cardinality(ids), pk) for pk in standing)
        most = sorted((-count, words.centres[pk].slug, pk) for count, pk in counted if count)
        return {pk: -count for count, _, pk in most[:MOST_CENTRES]}

    def count_centres(self, key: tuple[int, ...]) -> int:
        if len(key) == 1 and key[0] in self._busiest_centres:
            return self._busiest_centres[key[0]]
        return super().count_centres(key)

    def _carrying(self, name: str, term_ids: list[int]) -> BitMap:
        return self.required_index.carrying(FACET_OF[name], term_ids)

    def found_otherwise(self, name: str) -> BitMap:
        if name == "q" and self.search is not None:
            return self.search.ids
        row = self.filters[name]
        if isinstance(row, StructureFilter) and self.index:
            centres, keys = self.index.words.centres, self.keys_of(name)
            met = [pk for pk in self.index.values["centre"] if pk in centres and row.is_met(centres[pk], keys)]
            return self.index.carrying("centre", met)
        if name in ALTERNATIVES and self.index:
            return self.index.ledger.found(name, self.keys_of(name))
        return super().found_otherwise(name)


class CentreListFilter(FacetedFilterSet):
    """The list of centres: by name, département and EPCI, with the same words as actions."""

    q = NameFilter(label="Nom")

    departement = DepartementFilter(
        field_name="departement", label="Département", unknown="le département {} n’existe pas"
    )
    epci = EpciFilter(label="Intercommunalité", unknown="aucune intercommunalité n’a le SIREN {}")

    @property
    def typed_name(self) -> str:
        return " ".join(self.keys_of("q"))

    class Meta:
        model = Centre
        fields: tuple[str, ...] = ()

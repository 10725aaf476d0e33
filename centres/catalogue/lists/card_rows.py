"""Ids -> what a card shows of each fiche: some columns, and terms and centres as the index knows them by number.

A page of 25 model instances with their prefetches would cost five times as much, and a list is asked for all the time.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import F, Func, TextField
from django.urls import reverse

from centres.catalogue.index.names import CatalogueNames, NamedCentre
from centres.catalogue.sql.prepared import Prepared
from centres.models import Action, ActionAudience, ActionKeyword, Budget
from centres.models.action import STORY
from centres.models.links import ListLink

from .paging import Ranked

CARRIED = {"dimension": "dimension_id", "statut": "status_id", "echelle": "scale_id"}
COLUMNS = ("centre_id", *CARRIED.values())
# Where an extract is taken from, in this order: the summary, then the texts of the page from its top.
EXTRACTED = (
    "summary", "experience", "description", "diagnosis", "impacts", "success_factors", "result_inhabitants",
    "result_territory", "result_centre", "limits", "prospects", "people", "resources", "initiator_details",
    "status_reason",
)  # fmt: skip
OF_BUDGET = ("total", "is_computed", "low", "high", "year", "period", "scope")


@dataclass(slots=True)
class CardRow:
    """A published fiche as a card shows it: the attributes of an Action that `for_list` fetched, under the same names.

    `root` is what the addresses of fiches begin with. `texts`: name -> narrative, in the order in which an extract is
    looked for; empty when no search asks for it.
    """

    pk: int
    root: str = ""
    title: str = ""
    slug: str = ""
    summary: str = ""
    resources: str = ""
    year: int | None = None
    centre: NamedCentre | None = None
    departement: Any = None
    dimension: Any = None
    status: Any = None
    scale: Any = None
    stated_budget: Budget | None = None
    themes: list[Any] = field(default_factory=list)
    publics: list[Any] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)

    @property
    def opening(self) -> str:
        """As of an Action: it was read in place of the summary."""
        return self.summary

    def get_absolute_url(self) -> str:
        return f"{self.root}{self.pk}/{self.slug}/"


def _opening() -> Func:
    """`Action.opening` in SQL, which holds no parameter beside the ids. What begins with a sign keeps it: « -2+3 »."""
    template = "CASE WHEN TRIM(%(expressions)s, ' -•') = '' THEN NULL ELSE %(expressions)s END"
    told = (Func(F(name), template=template, output_field=TextField()) for name in ("summary", *STORY))
    return Func(*told, function="COALESCE", output_field=TextField())


def _cards(texts: Sequence[str] = ()) -> Prepared:
    """What cards show, by numbers alone: asked for a state too, SQLite goes through all the fiches that are in it."""
    columns = (*COLUMNS, "budget__pk", *(f"budget__{name}" for name in OF_BUDGET), *texts, "state")
    told: tuple[str | Func, ...] = ("pk", "title", "slug", _opening(), "resources", "year", *columns)
    return Prepared(lambda pks: Action.objects.filter(pk__in=pks).order_by().values_list(*told))


def _terms(link: type[ListLink]) -> Prepared:
    """What fiches carry, each in its own order."""
    rows = link.objects.order_by("position", "pk").values_list("action_id", "term_id")
    return Prepared(lambda pks: rows.filter(action__in=pks))


CARDS, CARDS_WITH_TEXTS = _cards(), _cards(EXTRACTED)
TERMS = {"theme": _terms(ActionKeyword), "public": _terms(ActionAudience)}


class ListedActions(Ranked):
    """Ids in order, of which a page is read as Listed. `words`: of the index; `has_texts`: whether to read them too."""

    def __init__(
        self, ids: Callable[[int, int], Sequence[int]], count: int, words: CatalogueNames, *, has_texts: bool = False
    ) -> None:
        super().__init__(ids, count, Action.objects.order_by())
        self.words, self.has_texts = words, has_texts

    @classmethod
    def of(cls, pks: Sequence[int], words: CatalogueNames) -> list[CardRow]:
        """Some published fiches, in this order."""
        return cls(lambda start, count: pks[start : start + count], len(pks), words)[0 : len(pks)]

    def read(self, wanted: Sequence[int]) -> list[CardRow]:
        """Some rows in this order, in three queries. One that somebody took away or withdrew since is left out."""
        rows = (CARDS_WITH_TEXTS if self.has_texts else CARDS)(wanted)
        root = reverse("centres:action_list")
        listed = {pk: self._listed(root, pk, *values) for pk, *values, state in rows if state == Action.State.PUBLISHED}
        self._carry(listed, "theme", "themes")
        self._carry(listed, "public", "publics")
        return [listed[pk] for pk in wanted if pk in listed]

    def _listed(
        self,
        root: str,
        pk: int,
        title: str,
        slug: str,
        told: str | None,
        resources: str,
        year: int | None,
        at: int | None,
        *others: Any,
    ) -> CardRow:
        terms, (budget_pk, *money), texts = others[:3], others[3 : 4 + len(OF_BUDGET)], others[4 + len(OF_BUDGET) :]
        centre = self.words.centres.get(at) if at else None
        dimension, status, scale = (self.words.terms[name].get(term) for name, term in zip(CARRIED, terms, strict=True))
        return CardRow(
            pk,
            root,
            title,
            slug,
            told or "",
            resources,
            year,
            centre,
            self.words.departements.get(centre.departement) if centre and centre.departement else None,
            dimension,
            status,
            scale,
            stated_budget=Budget(pk=budget_pk, **dict(zip(OF_BUDGET, money, strict=True))) if budget_pk else None,
            texts=dict(zip(EXTRACTED, texts, strict=False)),
        )

    def _carry(self, listed: dict[int, CardRow], facet: str, name: str) -> None:
        """Gives each fiche its terms, in its own order. A term newer than the words is left to the next page."""
        terms = self.words.terms[facet]
        carried: dict[int, list[Any]] = defaultdict(list)
        for action, term in TERMS[facet](list(listed)):
            if term in terms:
                carried[action].append(terms[term])
        for pk, action in listed.items():
            setattr(action, name, carried[pk])

"""Ids -> what a card shows of each fiche: some columns, and terms and centres as the index knows them by number.

A page of 25 model instances with their prefetches would cost five times as much, and a list is asked for all the time.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import F, Func, OuterRef, TextField

from centres.catalogue.index.names import CatalogueNames, NamedCentre
from centres.catalogue.sql.json_rows import JsonRows, rows_in
from centres.catalogue.sql.prepared import Prepared, Row, padded
from centres.models import Action, ActionAudience, ActionKeyword, Budget
from centres.models.action import STORY
from centres.models.address import address_of
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
    columns = (*COLUMNS, "budget__pk", *(f"budget__{name}" for name in OF_BUDGET))
    told: tuple[str | Func, ...] = ("pk", "title", "slug", _opening(), "resources", "year", *columns)
    terms = (_terms(ActionKeyword), _terms(ActionAudience))
    return Prepared(
        lambda pks: Action.objects.filter(pk__in=pks).order_by().values_list(*told, *terms, *texts, "state")
    )


def _terms(link: type[ListLink]) -> JsonRows:
    """What a fiche carries, in its own order."""
    return JsonRows(link.objects.filter(action=OuterRef("pk")).order_by("position", "pk"), "term_id")


CARDS, CARDS_WITH_TEXTS, CARDS_WITH_WORDS = _cards(), _cards(EXTRACTED), _cards(("text__words",))


def card_of(row: Row, words: CatalogueNames, root: str) -> CardRow:
    """A row of one of these as a card. A term newer than the words is left to the next page."""
    pk, title, slug, told, resources, year, at, *others = row[:-1]
    carried, (budget_pk, *money), others = others[:3], others[3 : 4 + len(OF_BUDGET)], others[4 + len(OF_BUDGET) :]
    themes, publics, *texts = others
    centre = words.centres.get(at) if at else None
    dimension, status, scale = (words.terms[name].get(term) for name, term in zip(CARRIED, carried, strict=True))
    return CardRow(
        pk,
        root,
        title,
        slug,
        told or "",
        resources,
        year,
        centre,
        words.departements.get(centre.departement) if centre and centre.departement else None,
        dimension,
        status,
        scale,
        Budget(pk=budget_pk, **dict(zip(OF_BUDGET, money, strict=True))) if budget_pk else None,
        _known(themes, words.terms["theme"]),
        _known(publics, words.terms["public"]),
        dict(zip(EXTRACTED, texts, strict=True)) if len(texts) > 1 else {},
    )


def _known(told: str | None, terms: dict[int, Any]) -> list[Any]:
    return [terms[term] for (term,) in rows_in(told) if term in terms]


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
        """Some rows in this order, in one query. One that somebody took away or withdrew since is left out."""
        rows = (CARDS_WITH_TEXTS if self.has_texts else CARDS)(padded(wanted))
        root = address_of("centres:action_list")
        listed = {row[0]: card_of(row, self.words, root) for row in rows if row[-1] == Action.State.PUBLISHED}
        return [listed[pk] for pk in wanted if pk in listed]

"""What a fiche tells -> how complete it is, and the missing part that would help a reader most.

The reader is somebody of another centre who wonders whether to borrow the action.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import islice
from typing import Any

from django.apps import apps
from django.db import connection
from django.db.models import Case, CharField, Exists, OuterRef, Q, Value, When
from django.db.models.expressions import Combinable
from django.db.models.sql import UpdateQuery

IDS_A_WRITE = 2_500
NOTHING_TOLD = ("", "-", "–", "—", ".")
Models = Callable[[str], Any]


@dataclass(frozen=True, slots=True)
class CompletenessPart:
    """One thing that a fiche may tell. `weight` in percent; `texts` or `rows` (model, filter) or `columns` hold it."""

    name: str
    label: str
    weight: int
    reason: str
    texts: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, Q], ...] = ()

    def is_told(self, models: Models) -> Any:
        """A condition on the table of actions."""
        told: list[Q | Combinable] = [~Q(**{f"{text}__in": NOTHING_TOLD}) for text in self.texts]
        told += [Q(**{f"{column}__isnull": False}) for column in self.columns]
        told += [Exists(models(model).objects.filter(where, action=OuterRef("pk"))) for model, where in self.rows]
        condition = told[0]
        for other in told[1:]:
            condition |= other
        return condition


ANY = Q()
HAS_AMOUNT = Q(total__isnull=False) | Q(low__isnull=False) | Q(lines__isnull=False)
# The most useful first: it is the first one missing that the lists name. Weights add up to 100.
PARTS = (
    CompletenessPart(
        "story", "le récit", 18, "Sans lui, on ne sait pas ce qui a été fait.", texts=("experience", "description")
    ),
    CompletenessPart(
        "limits", "les limites", 14, "Ce qui a coincé épargne la même erreur aux autres.", texts=("limits",)
    ),
    CompletenessPart(
        "results",
        "les résultats",
        14,
        "On reprend une action pour ce qu’elle a changé.",
        texts=("result_inhabitants", "result_territory", "result_centre", "impacts"),
    ),
    CompletenessPart(
        "budget", "le budget", 12, "« Combien ? » : première question d’un centre.", rows=(("Budget", HAS_AMOUNT),)
    ),
    CompletenessPart("summary", "le résumé", 10, "C’est tout ce que montre la liste.", texts=("summary",)),
    CompletenessPart(
        "people",
        "les personnes",
        8,
        "Dit la taille de l’équipe qu’il faut.",
        texts=("people",),
        rows=(("PeopleCount", ANY),),
    ),
    CompletenessPart("audiences", "les publics", 6, "On cherche par public.", rows=(("ActionAudience", ANY),)),
    CompletenessPart("keywords", "les thèmes", 6, "On cherche par thème.", rows=(("ActionKeyword", ANY),)),
    CompletenessPart("centre", "le centre", 4, "Dit à qui téléphoner.", columns=("centre",)),
    CompletenessPart("partners", "les partenaires", 4, "Dit avec qui s’y mettre.", rows=(("ActionPartner", ANY),)),
    CompletenessPart(
        "year", "l’année", 4, "Une action de l’an passé se reprend mieux qu’une ancienne.", columns=("year",)
    ),
)
PARTS_BY_NAME = {part.name: part for part in PARTS}


def measure(action_ids: Iterable[int], models: Models = partial(apps.get_model, "centres")) -> None:  # noqa: B008
    """Writes how complete these fiches are. A migration gives its own `models`."""
    ids = iter(sorted(set(action_ids)))
    while some := list(islice(ids, IDS_A_WRITE)):
        sql, values = _statement(len(some), models, connection.vendor)
        with connection.cursor() as cursor:
            cursor.execute(sql, [*values, *some])


@lru_cache(maxsize=8)
def _statement(count: int, models: Models, vendor: str) -> tuple[str, tuple[Any, ...]]:
    """The statement for so many fiches, and its values but their ids, which come last. Built once: it takes Django ten
    times as long as running it for one fiche, and each save asks for it."""
    told = {part: part.is_told(models) for part in PARTS}
    score = sum((Case(When(is_told, then=part.weight), default=0) for part, is_told in told.items()), Value(0))
    missing = Case(
        *(When(~is_told, then=Value(part.name)) for part, is_told in told.items()),
        default=Value(""),
        output_field=CharField(),
    )
    ids = tuple(range(1, count + 1))
    update = models("Action").objects.filter(pk__in=ids).query.chain(UpdateQuery)
    update.add_update_values({"completeness": score, "first_missing": missing})
    sql, values = update.get_compiler(connection=connection).as_sql()
    if tuple(values[-count:]) != ids:
        raise ValueError("the ids must be the last values of the statement")
    return sql, tuple(values[:-count])

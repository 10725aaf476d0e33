"""Batches of fiches -> the sheets of a workbook: fiches, their money, their people, who tells them, what it is."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Count
from django.urls import reverse
from django.utils import timezone
from pyroaring import BitMap

from centres.models import BudgetLine, Centre, PeopleCount
from centres.models.action import ActionQuerySet

from .batches import NAMED, Batch, batches, centre_rows
from .columns import CELLS, COLUMNS, HEADINGS, PERIODS, Cell, RowLayout, action_rows, day

KINDS: dict[str, str] = dict(BudgetLine.Kind.choices)
ROLES: dict[str, str] = dict(PeopleCount.Role.choices)
CENTRES_AT_ONCE = 500
HOW_MONEY_IS_READ = (
    "Les montants sont ceux que la fiche écrit, en euros ; « calculé » : la somme de ses lignes, quand elle ne dit pas "
    "de total. Vide n’est pas zéro. Un montant par an et un montant en une fois ne s’additionnent pas, ni un budget "
    "partiel (« portée ») avec un budget entier. Ce que le lecteur n’a pas su lire avec certitude n’est pas ici."
)


@dataclass(frozen=True)
class Taken:
    """What somebody takes away: the fiches `ids` (all of them when None) of a queryset, and the words that say which.

    `site`: what stands before each address. `chosen`: the filters in words. `notes`: what of them was ignored.
    """

    actions: ActionQuerySet
    ids: BitMap | None = None
    site: str = ""
    chosen: Sequence[str] = ()
    notes: Sequence[str] = ()
    at: datetime = field(default_factory=timezone.now)

    def batches(self, layout: RowLayout = CELLS) -> Iterator[Batch]:
        """What rows laid out so are made of."""
        return batches(layout.annotated(self.actions), self.ids, layout.columns, layout.beside)

    def named_batches(self) -> Iterator[Batch]:
        """With the number and title of each fiche alone."""
        return batches(self.actions, self.ids, NAMED)

    @property
    def count(self) -> int:
        return self.actions.count() if self.ids is None else len(self.ids)


@dataclass(frozen=True)
class Sheet:
    """One table of a workbook: headings, widths in characters, rows."""

    name: str
    headings: Sequence[str]
    widths: Sequence[int]
    rows: Callable[[], Iterable[Sequence[Cell]]]
    # How many columns stay in sight.
    frozen: int = 1
    # Where a text that a cell cannot hold stands whole, by its row.
    where: Callable[[Sequence[Cell]], str] = lambda row: str(row[-1])


def sheets(taken: Taken) -> list[Sheet]:
    """In the order of a workbook."""

    def page(row: Sequence[Cell]) -> str:
        return taken.site + reverse("centres:action_number", args=[row[0]])

    written: list[int] = []
    return [
        Sheet("Actions", HEADINGS, [*COLUMNS.values()], lambda: rows_of_actions(taken, written), 3),
        Sheet("Budgets", *_sides(_BUDGETS), lambda: rows_of_budgets(taken), where=page),
        Sheet("Personnes", *_sides(_PEOPLE), lambda: rows_of_people(taken), where=page),
        Sheet("Centres", *_sides(_CENTRES), lambda: rows_of_centres(taken), 2),
        Sheet("À propos", ("", ""), (26, 100), lambda: about(taken, sum(written) if written else taken.count), 0),
    ]


def _sides(columns: Sequence[tuple[str, int]]) -> tuple[list[str], list[int]]:
    return [heading for heading, _ in columns], [width for _, width in columns]


def rows_of_actions(taken: Taken, written: list[int]) -> Iterator[Sequence[Cell]]:
    """`written`: how many of each batch are there, which is fewer when one is withdrawn meanwhile."""
    for batch in taken.batches():
        written.append(len(batch.rows))
        yield from action_rows(batch, taken.site)


_BUDGETS = (
    ("id de la fiche", 8), ("titre", 40), ("nature", 14), ("libellé", 40), ("montant (€)", 14), ("au moins (€)", 14),
    ("au plus (€)", 14), ("financeur", 24), ("certitude", 26), ("période", 14), ("année", 8), ("portée", 24),
    ("ligne de la source", 10), ("mots de la fiche", 50),
)  # fmt: skip


def rows_of_budgets(taken: Taken) -> Iterator[Sequence[Cell]]:
    """A line « total » for each budget, which has the words of the fiche, then one for each of its lines."""
    for batch in taken.named_batches():
        for action in batch.actions:
            pk, title = action["id"], action["title"]
            budget = batch.budgets.get(pk)
            if budget is None:
                continue
            sure = "confirmé par l’équipe" if budget["confirmed_at"] else "sûr"
            when = (PERIODS.get(budget["period"]), budget["year"], budget["scope"])
            if budget["total"] is not None or budget["low"] is not None:
                read = "calculé, somme des lignes" if budget["is_computed"] else "écrit dans la fiche"
                amounts = (budget["total"], budget["low"], budget["high"])
                yield (pk, title, "total", read, *amounts, None, sure, *when, None, budget["source_text"])
            elif budget["source_text"].strip():
                yield (pk, title, "sans total", None, None, None, None, None, sure, *when, None, budget["source_text"])
            for line in batch.lines.get(pk, ()):
                amounts = (line["amount"], line["low"], line["high"])
                told = (KINDS[line["kind"]], line["label"], *amounts, line["funder"])
                yield (pk, title, *told, sure, *when, line["source_line"], None)


_PEOPLE = (
    ("id de la fiche", 8), ("titre", 40), ("qui", 16), ("nombre", 10), ("au moins", 10), ("au plus", 10),
    ("environ", 10), ("mots de la fiche", 50),
)  # fmt: skip


def rows_of_people(taken: Taken) -> Iterator[Sequence[Cell]]:
    for batch in taken.named_batches():
        for action in batch.actions:
            for count in batch.people.get(action["id"], ()):
                numbers = (count["value"], count["low"], count["high"], count["is_approximate"])
                yield (action["id"], action["title"], ROLES[count["role"]], *numbers, count["text"])


_CENTRES = (
    ("numéro", 8), ("nom", 40), ("fiches ici", 10), ("type", 20), ("département", 18), ("code du département", 8),
    ("région", 20), ("code de la région", 8), ("commune", 20), ("code Insee de la commune", 8), ("codes postaux", 10),
    ("latitude", 12), ("longitude", 12), ("adresse postale", 30), ("site web", 30), ("SIRET", 18),
    ("premier agrément", 12), ("habitants de la zone", 12), ("axes du projet", 40), ("mode de gestion", 20),
    ("milieu", 16), ("taille du territoire", 20), ("quartier prioritaire (QPV)", 10), ("adhérent à la fédération", 10),
    ("autre fédération", 20), ("gens du voyage", 10), ("plusieurs sites", 10), ("itinérant", 10),
    ("page du centre", 40),
)  # fmt: skip
_CENTRE_KEYS = (
    "departement", "departement_id", "region", "region_code", "commune", "commune_id", "postcodes", "latitude",
    "longitude", "address", "website", "siret", "approved_on", "population", "axes", "management", "setting",
    "territory_size", "is_in_priority_area", "is_in_federation", "other_federation", "is_for_travellers",
    "has_several_sites", "is_itinerant",
)  # fmt: skip


def telling(taken: Taken) -> dict[int, int]:
    """Centre -> how many of the fiches it tells, by number."""
    rows = taken.actions.exclude(centre=None)
    if taken.ids is None:
        counted = rows.order_by("centre_id").values_list("centre_id").annotate(Count("pk"))
        return dict(counted)
    counts: dict[int, int] = {}
    for pk, centre in rows.order_by().values_list("pk", "centre_id").iterator():
        if pk in taken.ids:
            counts[centre] = counts.get(centre, 0) + 1
    return dict(sorted(counts.items()))


def rows_of_centres(taken: Taken) -> Iterator[Sequence[Cell]]:
    """Those that tell one of the fiches, by number. Contacts and e-mails are for staff alone."""
    kinds: dict[str, str] = dict(Centre.Kind.choices)
    counts = telling(taken)
    pks = list(counts)
    for start in range(0, len(pks), CENTRES_AT_ONCE):
        for pk, row in centre_rows(pks[start : start + CENTRES_AT_ONCE]).items():
            page = taken.site + reverse("centres:centre_detail", args=[pk, row["slug"] or "centre"])
            told = (row[key] for key in _CENTRE_KEYS)
            yield (pk, row["name"], counts[pk], kinds.get(row["kind"]), *told, page)


def about(taken: Taken, count: int) -> Iterator[Sequence[Cell]]:
    """What is in the file, which has `count` fiches, for whoever meets it without the site."""
    site = f" : {taken.site}/" if taken.site else ""
    yield "Quoi", f"Les actions des centres sociaux{site}"
    yield "Fiches choisies", ", ".join(taken.chosen) or "Toutes les fiches publiées"
    for note in taken.notes:
        yield "Remarque", note
    yield "Nombre de fiches", count
    yield "Date", day(taken.at)
    yield (
        "Licence",
        f"Dite par la page {taken.site}{reverse('centres:licence')}. Citez le centre et l’adresse de la fiche.",
    )
    yield (
        "Sources",
        "Fiches : les centres sociaux. Territoires : IGN – Admin Express COG, Insee – COG ; Licence Ouverte 2.0.",
    )
    yield "L’argent", HOW_MONEY_IS_READ
    yield "Les nombres de personnes", "Ceux que la fiche écrit. « environ » : « une dizaine », « près de 30 »."
    yield "Les listes", "Leurs termes sont séparés par « | », dans l’ordre de la fiche."
    yield "Les codes", "Départements, communes, SIRET et codes postaux sont des textes : « 01 » reste « 01 »."
    yield (
        "Ce qui n’y est pas",
        "Ni brouillon, ni coordonnée de personne : elles sont masquées (« [téléphone masqué] »).",
    )

"""A catalogue with something to merge in every noun, and a dump of it without what no merge promises to keep."""

import itertools
import random
from typing import Any

from centres.editing.merging.merge import KINDS, merge_rows
from centres.models import (
    Action,
    Centre,
    CentreAlias,
    Commune,
    CommuneProposal,
    FieldConflict,
    Keyword,
    KeywordSpelling,
    Likeness,
    Merge,
    SourceFiche,
)
from tests.factories import make_action, make_centre, make_commune, make_source
from tests.importing.pages import everything

# History, redirects, and what is made again from the fiches.
NOT_KEPT = ("CatalogueChange", "Merge", "OldAddress", "PendingChange", "Revision", "Word")
SLUGS = {
    "keywords": ["sante", "culture", "logement", "parentalite"],
    "audiences": ["adultes", "seniors", "familles"],
    "initiators": ["le-centre-social", "les-habitants"],
    "partners": ["caf", "commune", "associations"],
}


def dump() -> dict[str, list[Any]]:
    """Every row of every table; of actions, without their version, which only grows."""
    tables = everything(leave_out=NOT_KEPT)
    version = [field.name for field in Action._meta.concrete_fields].index("version")
    tables["Action"] = [(*row[:version], *row[version + 1 :]) for row in tables["Action"]]
    return tables


def fill(number: int, seed: int) -> None:
    """`number` fiches of a few centres, with all that can hang on them, drawn at random."""
    draw = random.Random(seed)
    communes = [make_commune("38563", "Voiron"), make_commune("38565", "Voreppe")]
    centres = [some_centre(draw, place, communes) for place in range(max(3, number // 4))]
    slugs = {name: existing(name, wanted) for name, wanted in SLUGS.items()}
    actions = [some_action(draw, centres, slugs) for _ in range(number)]
    for one, other in itertools.pairwise(actions):
        if draw.random() < 0.4:
            Likeness.objects.create(first=one, second=other, score=draw.randint(50, 100), reasons=["même titre"])


def existing(name: str, wanted: list[str]) -> list[str]:
    terms = Action._meta.get_field(name).related_model.objects
    return [*terms.filter(slug__in=wanted).values_list("slug", flat=True)] or [*terms.values_list("slug", flat=True)][
        :4
    ]


def some_centre(draw: random.Random, place: int, communes: list[Commune]) -> Centre:
    commune = draw.choice([None, *communes])
    centre = make_centre(
        f"Centre {place}", draw.choice(["38", "01", None]), commune=commune, contact=draw.choice(["", "04"])
    )
    CentreAlias.objects.create(centre=centre, name=f"Centre {place}", department=draw.choice(["", "Isère"]))
    for proposed in communes:
        if draw.random() < 0.5:
            decided = {} if not centre.commune_proposals.open().exists() else {"state": "refused"}
            CommuneProposal.objects.create(centre=centre, commune=proposed, words="à côté", **decided)
    return centre


def some_action(draw: random.Random, centres: list[Centre], slugs: dict[str, list[str]]) -> Action:
    def maybe(value: Any) -> Any:
        return value if draw.random() < 0.6 else ""

    action = make_action(
        state=draw.choice(["draft", "published"]),
        centre=draw.choice([None, *centres]),
        year=draw.choice([None, 2013, 2014]),
        summary=maybe(f"Résumé {draw.random()}."),
        limits=maybe("Il manque des bras."),
        attachments=maybe(f"affiche.pdf\nbilan-{draw.randint(1, 3)}.docx"),
        other_sections=draw.choice([[], [{"label": "Diagnostic", "text": str(draw.random()), "line": 9}]]),
        budget=draw.choice(
            [None, {"total": 1200}, {"low": 10, "high": 90, "lines": [{"amount": "12.50"}, {"amount": 3}]}]
        ),
        counts=draw.choice([{}, {"volunteers": {"value": 3}}, {"volunteers": {"low": 1}, "families": {"value": 9}}]),
        **{name: draw.sample(some, draw.randint(0, len(some))) for name, some in slugs.items()},
    )
    for first in range(draw.randint(0, 2)):
        source = make_source(action, first_line=first + 1, values={"title": action.title, "year": 2014})
        if draw.random() < 0.5:
            FieldConflict.objects.get_or_create(
                action=action, field=draw.choice(["summary", "limits"]), decision="open", defaults={"source": source}
            )
    return action


def merge_some(draw: random.Random, user: Any = None) -> Merge:
    """Merges two rows of a noun, both drawn, with choices drawn."""
    kinds = [kind for kind, model in KINDS.items() if model._default_manager.count() > 2]
    model = KINDS[draw.choice(kinds + [kind for kind in ("action", "centre") if kind in kinds])]
    ids = draw.sample(list(model._default_manager.order_by("pk").values_list("pk", flat=True)), 2)
    kept, gone = (model._default_manager.get(pk=pk) for pk in ids)
    names = ["title", "state", "summary", "keywords", "budget", "people_counts", "centre", "label", "name", "commune"]
    choices = {name: draw.choice(["kept", "gone", "both"]) for name in names}
    return merge_rows(kept, gone, choices, user)


def spelled(term: Keyword) -> set[str]:
    return set(KeywordSpelling.objects.filter(term=term).values_list("text", flat=True))


def sources_of(action: Action) -> set[int]:
    return set(SourceFiche.objects.filter(action=action).values_list("pk", flat=True))

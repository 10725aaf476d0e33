"""Rows for tests: `make_action(title=…, keywords=["sante"])`. What is not given is empty; the action is published."""

from importlib import import_module
from itertools import count
from typing import Any

from django.apps import apps
from django.utils import timezone

from centres.models import (
    Action,
    ActionAudience,
    ActionInitiator,
    ActionKeyword,
    ActionPartner,
    Audience,
    Budget,
    BudgetLine,
    Centre,
    Commune,
    Dimension,
    Initiator,
    Keyword,
    Partner,
    PendingChange,
    PeopleCount,
    Postcode,
    Scale,
    SourceFiche,
    Status,
)

NUMBERS = count(1)
LISTS = {
    "keywords": (ActionKeyword, Keyword),
    "audiences": (ActionAudience, Audience),
    "initiators": (ActionInitiator, Initiator),
    "partners": (ActionPartner, Partner),
}
TERMS = {"dimension": Dimension, "status": Status, "scale": Scale}


def load_vocabularies() -> None:
    """What `migrate` loads, where a test that commits has emptied the tables before."""
    import_module("centres.migrations.0002_reference_data").load(apps, None)


def make_centre(name: str = "Centre social du Parc", departement: str | None = "38", **columns: Any) -> Centre:
    """`departement` is a code, known since the migrations."""
    return Centre.objects.create(name=name, departement_id=departement, **columns)


def make_commune(code: str, name: str, place: tuple[float, float] | None = None, **columns: Any) -> Commune:
    """A commune of the département that its code begins with. `place`: latitude and longitude."""
    columns.setdefault("departement_id", code[:2])
    latitude, longitude = place or (None, None)
    commune = Commune.objects.create(code=code, name=name, latitude=latitude, longitude=longitude, **columns)
    Postcode.objects.bulk_create(Postcode(code=digits, commune=commune) for digits in commune.postcodes.split())
    return commune


def make_action(title: str = "", state: str = "published", **values: Any) -> Action:
    """An action. `keywords`, `audiences`, `initiators`, `partners`: slugs; `dimension`, `status`, `scale`: a slug;
    `budget`: the columns of one, with the columns of each of its `lines`; `counts`: columns by role."""
    title = title or f"Action {next(NUMBERS)}"
    lists = {name: values.pop(name, ()) for name in LISTS}
    budget, counts = values.pop("budget", None), values.pop("counts", {})
    terms = {name: model.objects.get(slug=values.pop(name)) for name, model in TERMS.items() if name in values}
    values.setdefault("published_at", timezone.now() if state == "published" else None)
    action = Action(title=title, state=state, **terms, **values)
    action.slug = action.slug or action.fresh_slug()
    action.save()
    for name, slugs in lists.items():
        link, model = LISTS[name]
        for position, slug in enumerate(slugs):
            link.objects.create(action=action, term=model.objects.get(slug=slug), position=position)
    for role, columns in counts.items():
        PeopleCount.objects.create(action=action, role=role, **columns)
    if budget is not None:
        lines = budget.get("lines", ())
        row = Budget.objects.create(action=action, **{name: budget[name] for name in budget if name != "lines"})
        BudgetLine.objects.bulk_create(BudgetLine(budget=row, **{"label": "Poste", **columns}) for columns in lines)
    PendingChange.objects.resolve()
    return action


def make_full_action(**values: Any) -> Action:
    """An action with something in every place of its page."""
    texts = {
        name: f"Texte de {name}."
        for name in (
            "summary", "status_reason", "initiator_details", "experience", "description", "resources", "people",
            "result_territory", "result_centre", "result_inhabitants", "limits", "prospects",
        )
    }  # fmt: skip
    return make_action(
        **{
            **texts,
            "centre": values.pop("centre", None) or make_centre(),
            "keywords": ["sante", "culture"],
            "audiences": ["adultes", "seniors"],
            "initiators": ["le-centre-social"],
            "partners": ["caf", "commune"],
            "dimension": "services",
            "status": "terminee",
            "scale": "un-quartier",
            "attachments": "affiche.pdf\nbilan.docx",
            "other_sections": [{"label": "Diagnostic", "text": "Un constat.", "line": 9}],
            "budget": {"total": 1200, "year": 2019},
            **values,
        }
    )


def make_source(action: Action, text: str = "Actions\nTitre", **columns: Any) -> SourceFiche:
    """A place where the text of an action was read."""
    number = next(NUMBERS)
    columns = {"file": "page.txt", "first_line": 1, "key": f"{number:064x}", "sha256": f"{number:064x}", **columns}
    columns.setdefault("last_line", columns["first_line"] + text.count("\n"))
    return SourceFiche.objects.create(action=action, text=text, **columns)

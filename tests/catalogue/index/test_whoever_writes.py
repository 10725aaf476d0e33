"""Every way to write every table that pages show, none of which says that it wrote: the next look is right."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client
from django.utils import timezone

from centres.catalogue.index import LiveIndex
from centres.models import (
    Action,
    ActionAudience,
    ActionInitiator,
    ActionKeyword,
    ActionPartner,
    Attachment,
    Audience,
    Budget,
    BudgetLine,
    Centre,
    Commune,
    Departement,
    Dimension,
    Initiator,
    Keyword,
    KeywordSpelling,
    Likeness,
    OldAddress,
    Partner,
    PartnerSpelling,
    PendingChange,
    PeopleCount,
    Postcode,
    Region,
    Scale,
    SitePage,
    SourceFiche,
    Status,
)
from centres.models.triggers import WATCHED, install_triggers, missing_triggers, remove_triggers
from tests.catalogue.finding import found
from tests.factories import make_action, make_centre, make_commune, make_full_action, make_source

from .states import fresh_state, state_of

pytestmark = pytest.mark.django_db
NEW = "Quetzal"  # a word that no fixture and no page holds

# Models that no public page shows, and why.
NOT_SHOWN = {
    "ActionText": "derived from fiches",
    "Word": "derived from fiches",
    "DerivedVersion": "says what derived them",
    "PendingChange": "the notes themselves",
    "CatalogueChange": "what notes become",
    "ImportRun": "counted with the changes (TableState)",
    "CentreAlias": "leads an import to its centre",
    "CommuneProposal": "staff decide",
    "Correction": "staff decide",
    "FieldConflict": "staff decide",
    "ImportDraft": "staff confirm it",
    "ImportDraftFile": "staff confirm it",
    "Merge": "history",
    "Revision": "history",
}


@dataclass
class Case:
    """A row that a page shows. `column` is given `value`; `page` then holds it. `search`: so does a search for it.

    `new`: columns of another row of the table, to be created and deleted.
    """

    row: Any
    column: str
    value: Any
    page: str = ""
    is_shown: bool = True
    is_searched: bool = False
    new: dict[str, Any] | None = None


@pytest.fixture
def catalogue() -> dict[str, Any]:
    """A fiche with something in each table."""
    commune = make_commune("38185", "Grenoble", (45.18, 5.72), postcodes="38000")
    centre = make_centre(commune=commune)
    action = make_full_action(
        title="Jardin", centre=centre, budget={"total": 1200, "lines": [{"amount": 1200, "kind": "charge"}]},
        counts={"volunteers": {"value": 3}},
    )  # fmt: skip
    other = make_action("Potager", centre=centre)
    Attachment.objects.create(action=action, file="x", name="bilan.pdf", kind="pdf", size=10, sha256="0" * 64)
    make_source(action)
    pair = Likeness.objects.create(
        first=action, second=other, score=50, decision="new_edition", decided_at=timezone.now()
    )
    OldAddress.objects.remember("keyword", "jadis", Keyword.objects.get(slug="sante").pk)
    PendingChange.objects.resolve()
    return {"action": action, "other": other, "centre": centre, "commune": commune, "pair": pair}


def cases(catalogue: dict[str, Any]) -> dict[str, Case]:
    """One for each watched model."""
    action, other, centre = catalogue["action"], catalogue["other"], catalogue["centre"]
    fiche, text = action.get_absolute_url(), {"text": NEW, "key": NEW.lower()}
    term = {"label": NEW, "slug": "quetzal"}
    sante, caf = Keyword.objects.get(slug="sante"), Partner.objects.get(slug="caf")
    culture, familles = Keyword.objects.get(slug="logement"), Audience.objects.get(slug="familles")
    found = {
        "Action": Case(action, "summary", NEW, fiche, True, True, {"title": NEW, "state": "published", "published_at": timezone.now()}),
        "ActionKeyword": Case(action.keyword_links.first(), "term_id", culture.pk, fiche, new={"action": other, "term": culture}),
        "ActionAudience": Case(action.audience_links.first(), "term_id", familles.pk, fiche, new={"action": other, "term": familles}),
        "ActionInitiator": Case(action.initiator_links.first(), "term_id", Initiator.objects.get(slug="autre").pk, fiche, new={"action": other, "term": Initiator.objects.first()}),
        "ActionPartner": Case(action.partner_links.first(), "term_id", Partner.objects.get(slug="msa").pk, fiche, new={"action": other, "term": caf}),
        "Budget": Case(action.budget, "scope", NEW, fiche, new={"action": other, "total": 77}),
        "BudgetLine": Case(action.budget.lines.first(), "label", NEW, fiche, new={"budget": action.budget, "label": "Autre", "amount": 5}),
        "PeopleCount": Case(action.people_counts.first(), "value", 4242, fiche, False, new={"action": other, "role": "families", "value": 9}),
        "Attachment": Case(action.files.first(), "title", NEW, fiche, new={"action": other, "file": "y", "name": "a.pdf", "kind": "pdf", "size": 1, "sha256": "1" * 64}),
        "SourceFiche": Case(action.sources.first(), "file", f"{NEW}.txt", fiche, new={"action": other, "file": "b.txt", "first_line": 1, "last_line": 2, "key": "2" * 64, "sha256": "2" * 64, "text": "x"}),
        "Likeness": Case(catalogue["pair"], "decision", "different", fiche, False, new=None),
        "Centre": Case(centre, "name", NEW, fiche, True, True, {"name": NEW, "slug": "quetzal"}),
        "Commune": Case(catalogue["commune"], "name", NEW, centre.get_absolute_url(), True, True, {"code": "38999", "name": NEW, "departement_id": "38"}),
        "Departement": Case(Departement.objects.get(code="38"), "name", NEW, fiche, True, True, None),
        "Region": Case(Region.objects.get(code="84"), "name", NEW, "/territoires/38/", True, True, {"code": "999", "name": NEW}),
        "Postcode": Case(Postcode.objects.get(), "code", "38001", "/", False, new={"code": "38002", "commune": catalogue["commune"]}),
        "OldAddress": Case(OldAddress.objects.get(), "target", Keyword.objects.get(slug="culture").pk, "/actions/?theme=jadis", False, new={"kind": "keyword", "word": "naguere", "target": sante.pk}),
        "SitePage": Case(SitePage.objects.get(slug="licence"), "text", NEW, "/licence/", new={"slug": "autre", "title": "Autre", "text": "x"}),
        "Keyword": Case(sante, "label", NEW, "/themes/sante/", True, True, term),
        "Partner": Case(caf, "label", NEW, "/partenaires/caf/", True, True, term),
        "Audience": Case(Audience.objects.get(slug="adultes"), "label", NEW, fiche, True, True, term),
        "Initiator": Case(action.initiator_links.first().term, "label", NEW, fiche, True, False, term),
        "Dimension": Case(action.dimension, "label", NEW, fiche, True, False, term),
        "Status": Case(action.status, "label", NEW, fiche, True, False, term),
        "Scale": Case(action.scale, "label", NEW, fiche, True, False, term),
        "KeywordSpelling": Case(KeywordSpelling.objects.filter(term=sante).first(), "text", NEW, fiche, False, True, {**text, "term": sante}),
        "PartnerSpelling": Case(PartnerSpelling.objects.filter(term=caf).first(), "text", NEW, fiche, False, True, {**text, "term": caf}),
    }  # fmt: skip
    for name in ("Audience", "Initiator", "Dimension", "Status", "Scale"):
        spelling = apps.get_model("centres", f"{name}Spelling")
        row = spelling.objects.first()
        found[f"{name}Spelling"] = Case(row, "text", NEW, fiche, False, False, {**text, "term": row.term})
    return found


def by_save(case: Case) -> None:
    row = type(case.row)._base_manager.get(pk=case.row.pk)
    setattr(row, case.column, case.value)
    row.save()


def by_update(case: Case) -> None:
    type(case.row)._base_manager.filter(pk=case.row.pk).update(**{case.column: case.value})


def by_bulk_update(case: Case) -> None:
    setattr(case.row, case.column, case.value)
    type(case.row)._base_manager.bulk_update([case.row], [case.column])


def by_sql(case: Case) -> None:
    meta, quote = case.row._meta, connection.ops.quote_name
    field = next(field for field in meta.concrete_fields if case.column in (field.name, field.attname))
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {quote(meta.db_table)} SET {quote(field.column)} = %s WHERE {quote(meta.pk.column)} = %s",
            [case.value, case.row.pk],
        )


MODELS = sorted({watched.model for watched in WATCHED})
WAYS = [by_save, by_update, by_bulk_update, by_sql]


def tag(path: str) -> str:
    """Asked by a process that has just begun, so what it says is what the database says."""
    return Client().get(path)["ETag"]


def assert_is_right(case: Case, before: str, held: LiveIndex, etag: Callable[[str], str]) -> None:
    response = Client().get(case.page, headers={"If-None-Match": before})
    assert response.status_code == 200, "the page that a browser holds is another one now"
    if case.is_shown:
        assert str(case.value) in response.text or NEW not in str(case.value)
    if case.is_searched:
        assert "Jardin" in found(NEW)
    assert state_of(held.current()) == fresh_state()
    assert not PendingChange.objects.exists()
    assert Client().get(case.page, headers={"If-None-Match": response["ETag"]}).status_code == 304


def test_every_model_is_watched_or_shown_by_no_page():
    models = {model.__name__ for model in apps.get_app_config("centres").get_models()}

    assert set(MODELS) | NOT_SHOWN.keys() == models
    assert not set(MODELS) & NOT_SHOWN.keys()


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
@pytest.mark.parametrize("model", MODELS)
def test_what_is_changed_shows(catalogue, model, way):
    case, held = cases(catalogue)[model], LiveIndex()
    held.current()
    before = tag(case.page)
    way(case)

    assert_is_right(case, before, held, tag)


@pytest.mark.parametrize("model", MODELS)
def test_what_is_created_and_deleted_shows(catalogue, model):
    case, held = cases(catalogue)[model], LiveIndex()
    rows = type(case.row)._base_manager
    if case.new is None:
        if model == "Departement":
            case.new = {"code": "999", "name": NEW, "key": "quetzal", "region_id": "84"}
        else:
            case.new = {"first": catalogue["other"], "second": make_action(), "decision": "new_edition",
                        "decided_at": timezone.now()}  # fmt: skip
    held.current()
    case.is_shown = case.is_searched = False
    for write in (
        lambda: rows.bulk_create([rows.model(**case.new)]),
        lambda: rows.filter(pk=rows.order_by("pk").last().pk).delete(),
        lambda: rows.create(**case.new),
        lambda: rows.order_by("pk").last().delete(),
    ):
        before = tag(case.page)
        write()
        assert_is_right(case, before, held, tag)

"""A row of each table that pages show, what to write in it, and the page that then shows it."""

from dataclasses import dataclass, field
from typing import Any

import pytest
from django.apps import apps
from django.db.models import Model
from django.utils import timezone

from centres.models import (
    Attachment,
    Audience,
    Commune,
    CommunePart,
    Departement,
    Epci,
    EpciCommune,
    Initiator,
    Keyword,
    KeywordSpelling,
    Likeness,
    OldAddress,
    OldCode,
    Partner,
    PartnerSpelling,
    PendingChange,
    Postcode,
    Region,
    SitePage,
    Synonym,
)
from tests.factories import make_action, make_centre, make_commune, make_full_action, make_source

NEW = "Quetzal"  # a word that no fixture and no page holds


@dataclass
class Case:
    """A row that a page shows. `column` is given `value`; `page` then holds it. `search`: so does a search for it.

    `new`: columns of another row of the table, the last one by its key, to be created and deleted.
    """

    row: Any
    column: str
    value: Any
    page: str = ""
    is_shown: bool = True
    is_searched: bool = False
    new: dict[str, Any] = field(default_factory=dict)


@pytest.fixture(scope="module")
def shared_catalogue(shared_rows) -> dict[str, tuple[type[Model], Any]]:
    with shared_rows():
        commune = make_commune("38185", "Grenoble", (45.18, 5.72), postcodes="38000")
        centre = make_centre(commune=commune)
        action = make_full_action(
            title="Jardin", centre=centre, budget={"total": 1200, "lines": [{"amount": 1200, "kind": "charge"}]},
            counts={"volunteers": {"value": 3}},
        )  # fmt: skip
        other, third = make_action("Potager", centre=centre), make_action("Verger")
        Attachment.objects.create(action=action, file="x", name="bilan.pdf", kind="pdf", size=10, sha256="0" * 64)
        make_source(action)
        pair = Likeness.objects.create(
            first=action, second=other, score=50, decision="new_edition", decided_at=timezone.now()
        )
        OldAddress.objects.remember("keyword", "jadis", Keyword.objects.get(slug="sante").pk)
        epci = Epci.objects.create(code="200040715", name="Métropole", kind="METRO")
        EpciCommune.objects.create(epci=epci, commune=commune)
        CommunePart.objects.create(
            code="38999",
            name="Bresson",
            kind="associee",
            commune=commune,
            departement_id="38",
            latitude=45.1,
            longitude=5.7,
        )
        OldCode.objects.create(code="38998", commune=commune)
        PendingChange.objects.resolve()
        rows = {"action": action, "other": other, "third": third, "centre": centre, "commune": commune, "pair": pair}
        return {name: (type(row), row.pk) for name, row in rows.items()}


@pytest.fixture
def catalogue(db, shared_catalogue) -> dict[str, Any]:
    """A fiche with something in each table."""
    return {name: model._base_manager.get(pk=pk) for name, (model, pk) in shared_catalogue.items()}


def other_commune(code: str = "38563", name: str = "Voiron") -> Commune:
    return Commune.objects.filter(pk=code).first() or make_commune(code, name, (45.37, 5.59))


def cases(catalogue: dict[str, Any]) -> dict[str, Case]:
    """One for each watched model."""
    action, other, centre = catalogue["action"], catalogue["other"], catalogue["centre"]
    fiche, text = action.get_absolute_url(), {"text": NEW, "key": NEW.lower()}
    term = {"label": NEW, "slug": "quetzal"}
    sante, caf = Keyword.objects.get(slug="sante"), Partner.objects.get(slug="caf")
    culture, familles = Keyword.objects.get(slug="logement"), Audience.objects.get(slug="familles")
    found = {
        "Action": Case(
            action,
            "summary",
            NEW,
            fiche,
            True,
            True,
            {"title": NEW, "state": "published", "published_at": timezone.now()},
        ),
        "ActionKeyword": Case(
            action.keyword_links.first(), "term_id", culture.pk, fiche, new={"action": other, "term": culture}
        ),
        "ActionAudience": Case(
            action.audience_links.first(), "term_id", familles.pk, fiche, new={"action": other, "term": familles}
        ),
        "ActionInitiator": Case(
            action.initiator_links.first(),
            "term_id",
            Initiator.objects.get(slug="autre").pk,
            fiche,
            new={"action": other, "term": Initiator.objects.first()},
        ),
        "ActionPartner": Case(
            action.partner_links.first(),
            "term_id",
            Partner.objects.get(slug="msa").pk,
            fiche,
            new={"action": other, "term": caf},
        ),
        "Budget": Case(action.budget, "scope", NEW, fiche, new={"action": other, "total": 77}),
        "BudgetLine": Case(
            action.budget.lines.first(),
            "label",
            NEW,
            fiche,
            new={"budget": action.budget, "label": "Autre", "amount": 5},
        ),
        "PeopleCount": Case(
            action.people_counts.first(),
            "value",
            4242,
            fiche,
            False,
            new={"action": other, "role": "families", "value": 9},
        ),
        "Attachment": Case(
            action.files.first(),
            "title",
            NEW,
            fiche,
            new={"action": other, "file": "y", "name": "a.pdf", "kind": "pdf", "size": 1, "sha256": "1" * 64},
        ),
        "SourceFiche": Case(
            action.sources.first(),
            "file",
            f"{NEW}.txt",
            fiche,
            new={
                "action": other,
                "file": "b.txt",
                "first_line": 1,
                "last_line": 2,
                "key": "2" * 64,
                "sha256": "2" * 64,
                "text": "x",
            },
        ),
        "Likeness": Case(
            catalogue["pair"],
            "decision",
            "different",
            fiche,
            False,
            new={"first": other, "second": catalogue["third"], "decision": "new_edition", "decided_at": timezone.now()},
        ),
        "Centre": Case(centre, "name", NEW, fiche, True, True, {"name": NEW, "slug": "quetzal"}),
        "Commune": Case(
            catalogue["commune"],
            "name",
            NEW,
            centre.get_absolute_url(),
            True,
            True,
            {"code": "38999", "name": NEW, "departement_id": "38"},
        ),
        "Departement": Case(
            Departement.objects.get(code="38"),
            "name",
            NEW,
            fiche,
            True,
            True,
            {"code": "999", "name": NEW, "key": "quetzal", "region_id": "84"},
        ),
        "Region": Case(
            Region.objects.get(code="84"), "name", NEW, "/territoires/38/", True, True, {"code": "999", "name": NEW}
        ),
        "Postcode": Case(
            Postcode.objects.get(), "code", "38001", "/", False, new={"code": "38002", "commune": catalogue["commune"]}
        ),
        "CommunePart": Case(
            CommunePart.objects.get(),
            "name",
            NEW,
            "/actions/?commune=38999",
            new={"code": "39000", "name": NEW, "kind": "deleguee", "commune_id": "38185", "departement_id": "38"},
        ),
        "OldCode": Case(
            OldCode.objects.get(),
            "commune_id",
            other_commune().pk,
            "/",
            False,
            new={"code": "38999", "commune_id": "38185"},
        ),
        "Epci": Case(
            Epci.objects.get(),
            "name",
            NEW,
            "/territoires/epci-200040715/",
            new={"code": "999999999", "name": NEW, "kind": "CC"},
        ),
        "EpciCommune": Case(
            EpciCommune.objects.get(),
            "commune_id",
            other_commune().pk,
            "/territoires/epci-200040715/",
            False,
            new={"epci_id": "200040715", "commune_id": other_commune("38421", "Eybens").pk},
        ),
        "OldAddress": Case(
            OldAddress.objects.get(),
            "target",
            Keyword.objects.get(slug="culture").pk,
            "/actions/?theme=jadis",
            False,
            new={"kind": "keyword", "word": "naguere", "target": sante.pk},
        ),
        "SitePage": Case(
            SitePage.objects.get(slug="licence"),
            "text",
            NEW,
            "/licence/",
            new={"slug": "autre", "title": "Autre", "text": "x"},
        ),
        "Synonym": Case(
            Synonym.objects.order_by("pk").first(),
            "words",
            f"{NEW}, jardin",
            "/actions/?q=jardin",
            False,
            True,
            {"words": "jardin, ouche"},
        ),
        "Keyword": Case(sante, "label", NEW, "/themes/sante/", True, True, term),
        "Partner": Case(caf, "label", NEW, "/partenaires/caf/", True, True, term),
        "Audience": Case(Audience.objects.get(slug="adultes"), "label", NEW, fiche, True, True, term),
        "Initiator": Case(action.initiator_links.first().term, "label", NEW, fiche, True, False, term),
        "Dimension": Case(action.dimension, "label", NEW, fiche, True, False, term),
        "Status": Case(action.status, "label", NEW, fiche, True, False, term),
        "Scale": Case(action.scale, "label", NEW, fiche, True, False, term),
        "KeywordSpelling": Case(
            KeywordSpelling.objects.filter(term=sante).first(), "text", NEW, fiche, False, True, {**text, "term": sante}
        ),
        "PartnerSpelling": Case(
            PartnerSpelling.objects.filter(term=caf).first(), "text", NEW, fiche, False, True, {**text, "term": caf}
        ),
    }
    for name in ("Audience", "Initiator", "Dimension", "Status", "Scale"):
        spelling = apps.get_model("centres", f"{name}Spelling")
        row = spelling.objects.first()
        found[f"{name}Spelling"] = Case(row, "text", NEW, fiche, False, False, {**text, "term": row.term})
    return found

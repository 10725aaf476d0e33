"""Records of the API -> the cells that a table must show, written without the table of columns that the site uses."""

from datetime import datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from centres.models import PeopleCount
from tests.factories import make_action, make_centre, make_commune, make_full_action

PARIS = ZoneInfo("Europe/Paris")
TEXTS = {
    "titre": "title", "centre": "centre", "département": "department", "code du département": "departement_code",
    "statut": "status", "raisons de la fin": "status_reason", "dimension": "dimension", "résumé": "summary",
    "précision sur l’initiative": "initiator_details", "territoire concerné": "territory", "expérience": "experience",
    "description générale": "description", "ressources financières": "resources", "personnes mobilisées": "people",
    "résultat sur le territoire": "result_territory", "résultat pour le centre": "result_centre",
    "résultat pour les habitants": "result_inhabitants", "limites": "limits", "perspectives": "prospects",
    "diagnostic de départ": "diagnosis", "impacts": "impacts", "facteurs de réussite": "success_factors",
    "code de la région": "region_code", "code Insee de la commune": "commune_code", "adresse de la fiche": "url",
}  # fmt: skip
LISTS = {"thèmes": "keywords", "à l’initiative": "initiators", "publics": "audiences", "partenaires": "partners"}
NUMBERS = {"id": "id", "version": "version", "année": "year", "numéro du centre": "centre_id"}
AMOUNTS = {"budget (€)": "total", "budget, au moins (€)": "low", "budget, au plus (€)": "high"}
DATES = {"publiée le": "published_at", "modifiée le": "updated_at"}
ROLES = {
    "nombre de professionnels": "professionals", "nombre de bénévoles": "volunteers",
    "nombre de participants": "participants", "nombre de familles": "families",
    "nombre de personnes des partenaires": "partner_staff",
}  # fmt: skip


def cells_of(record: dict) -> dict:
    """Heading -> None, text, number, Decimal or date."""
    budget = record["budget"] or {}
    told = {heading: record[key] or None for heading, key in TEXTS.items()}
    told |= {heading: " | ".join(record[key]) or None for heading, key in LISTS.items()}
    told |= {heading: record[key] for heading, key in NUMBERS.items()}
    told |= {heading: Decimal(amount) if (amount := budget.get(key)) else None for heading, key in AMOUNTS.items()}
    told |= {
        heading: datetime.fromisoformat(record[key]).astimezone(PARIS).date() if record[key] else None
        for heading, key in DATES.items()
    }
    told |= {heading: _count(record["people_counts"][role]) for heading, role in ROLES.items()}
    told["fichiers associés"] = "\n".join(record["attachments"]) or None
    return told


def _count(count: dict | None) -> int | str | None:
    if count is None:
        return None
    if count["value"] is not None and not count["is_approximate"]:
        return count["value"]
    return PeopleCount(**{key: value for key, value in count.items() if key != "text"}).said


def make_awkward_catalogue() -> None:
    """Fiches that a spreadsheet is tempted to change: codes, dates, formulas, quotes, lines, an emoji, no centre."""
    commune = make_commune("01004", "Ambérieu-en-Bugey", (45.96, 5.36), postcodes="01500")
    ain = make_centre("Centre « 1/2 »", "01", commune=commune, siret="01234567890123", contact="04 00 00 00 00")
    make_full_action(
        title="=1+1",
        centre=ain,
        summary='- un\n- deux; "trois"\n\'=quatre',
        description="0012",
        experience="1/2",
        resources="@SUM(A1)",
        year=2019,
        counts={"volunteers": {"value": 3}, "participants": {"low": 10, "high": 20, "is_approximate": True}},
        budget={
            "total": "6458.05",
            "period": "year",
            "source_text": "6458,05 € par an",
            "lines": [
                {"label": "Bus & repas", "amount": "12.50", "kind": "charge"},
                {"label": "Caf", "low": "1", "high": "2"},
            ],
        },
    )
    make_action(title="+33 et <b>été</b> 🎉 _x0041_", centre=make_centre("Espace de vie", "2A"), limits="'=guillemet")
    make_action(
        title="Sans centre", prospects="  espaces  \n\tet tabulation\r\nfin", budget={"low": "5", "high": "7.10"}
    )
    make_action(title="Brouillon", state="draft", centre=ain)

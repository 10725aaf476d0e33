"""Plain rows of a fiche -> its record: the one dictionary of JSON exports, of the API and of dumps."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Any

from centres.fiches.money.messages import CODES as OF_PROPOSALS  # what the reader is not sure of, it says why
from centres.fiches.record import PEOPLE_ROLES, VALUE_KEYS
from centres.models.action import ActionQuerySet
from centres.models.contact_notice import mask_contacts, mask_source

from .batches import TEXTS, Batch, Row, batches

# What a public record tells after the stable keys: where the fiche is on the site and in France, and since when.
PUBLIC_KEYS = (
    "url", "version", "published_at", "updated_at", "centre_id", "departement_code", "region_code", "commune_code",
)  # fmt: skip


def records(actions: ActionQuerySet, ids: Iterable[int] | None = None, site: str = "") -> Iterator[dict[str, Any]]:
    """The public records of a queryset, by number, or of those of `ids` (ascending) that it holds.

    `site`: what stands before the address of a fiche (`https://catalogue.example.org`).
    """
    for batch in batches(actions, ids):
        for row in batch.actions:
            yield public_record(batch, row, site)


def records_in_order(actions: ActionQuerySet, ids: Sequence[int], site: str = "") -> list[dict[str, Any]]:
    """The public records of these ids in their order: a page of a list. What the queryset lacks is left out."""
    found = {record["id"]: record for record in records(actions, sorted(ids), site)}
    return [found[pk] for pk in ids if pk in found]


def public_record(batch: Batch, row: Row, site: str = "") -> dict[str, Any]:
    """The stable record, then `PUBLIC_KEYS`. Codes are the Insee's, dates ISO 8601 in UTC.

    A source that names somebody has no `sha256` here: of a text that is known but for a telephone, its digest tells
    which one it was.
    """
    centre, record = batch.centres.get(row["centre_id"]) or {}, stable_record(batch, row)
    if row["id"] in batch.named:
        record["sources"] = [source | {"sha256": None} for source in record["sources"]]
    return record | {
        # As `Action.get_absolute_url` does, without looking the route up each time.
        "url": f"{site}{batch.root}{row['id']}/{row['slug'] or 'action'}/",
        "version": row["version"],
        "published_at": row["published_at"] and row["published_at"].isoformat(),
        "updated_at": row["updated_at"].isoformat(),
        "centre_id": row["centre_id"],
        "departement_code": centre.get("departement_id"),
        "region_code": centre.get("region_code"),
        "commune_code": centre.get("commune_id"),
    }


def stable_record(batch: Batch, row: Row) -> dict[str, Any]:
    """The JSON record that `export_fiches` has always told, with the labels that the catalogue shows."""
    pk = row["id"]
    centre = batch.centres.get(row["centre_id"])
    sources = batch.sources.get(pk, [])
    values: dict[str, Any] = {name: row[name] or None for name in TEXTS}
    values |= {name: gathered.get(pk, []) for name, gathered in batch.lists.items()}
    values |= {
        "title": row["title"],
        "centre": centre["name"] if centre else None,
        "department": department(batch, pk, row["centre_id"]),
        "year": row["year"],
        "status": batch.labels["status"][row["status_id"]],
        "dimension": batch.labels["dimension"][row["dimension_id"]],
        "territory": batch.labels["territory"][row["scale_id"]],
        "attachments": [name for name in row["attachments"].split("\n") if name.strip()],
        "budget": budget_record(batch.budgets.get(pk), batch.lines.get(pk, ())),
        "budget_proposals": [],  # what the reader is not sure of is for staff alone
        "people_counts": people_record(batch.people.get(pk, ())),
        "other_sections": row["other_sections"],
    }
    return {
        "id": pk,
        "slug": row["slug"],
        "state": row["state"],
        **{key: values[key] for key in VALUE_KEYS},
        "unrecognised": [line for source in sources[:1] for line in _unrecognised(source["unrecognised"])],
        "sources": [{key: source[key] for key in ("file", "first_line", "last_line", "sha256")} for source in sources],
        "issues": [
            issue | {"message": mask_contacts(issue["message"])}
            for source in sources[:1]
            for issue in source["issues"]
            if issue["code"] not in OF_PROPOSALS
        ],
    }


def department(batch: Batch, pk: int, centre_id: int | None) -> str | None:
    """The département's name, or what the source printed for one that was not recognised."""
    if centre_id is None:
        return mask_contacts(batch.printed_departments.get(pk, "")) or None
    centre = batch.centres[centre_id]
    known: str | None = centre["departement"]
    return known or centre["printed"]


def budget_record(budget: Row | None, lines: Iterable[Row]) -> dict[str, Any] | None:
    """A stated budget, amounts in euros as strings (« 6458.00 »); None when no amount was read."""
    if budget is None:
        return None
    return {
        "certainty": "sure",
        "total": amount(budget["total"]),
        "is_computed": budget["is_computed"],
        "low": amount(budget["low"]),
        "high": amount(budget["high"]),
        "year": budget["year"],
        "period": budget["period"] or None,
        "scope": budget["scope"],
        "lines": [
            {
                "label": line["label"],
                "amount": amount(line["amount"]),
                "low": amount(line["low"]),
                "high": amount(line["high"]),
                "kind": line["kind"],
                "funder": line["funder"],
                "line": line["source_line"],
            }
            for line in lines
        ],
    }


def people_record(counts: Iterable[Row]) -> dict[str, Any]:
    """{role: {"value", "low", "high", "is_approximate", "text"} or None}, every role."""
    found = {count["role"]: {key: count[key] for key in count if key != "role"} for count in counts}
    return {role: found.get(role) for role in PEOPLE_ROLES}


def amount(value: Decimal | None) -> str | None:
    return None if value is None else f"{value:.2f}"


def _unrecognised(lines: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Lines of a source that no field took, and no mask either: whom they name is for staff alone."""
    if not lines:
        return []
    texts = mask_source("\n".join(line["text"] for line in lines)).split("\n")
    return [line | {"text": text} for line, text in zip(lines, texts, strict=False)]

"""Actions -> JSON records and the scraped text again, a page at a time however many there are."""

import json
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from .fiches import Fiche, ListingRow, PageFurniture, compose
from .fiches.money.messages import CODES as OF_PROPOSALS  # what the reader is not sure of, it says why
from .fiches.record import PEOPLE_ROLES, VALUE_KEYS, fiche_from_record
from .models import Action, Budget
from .models.action import NO_TITLE, ActionQuerySet
from .models.contact_notice import mask_contacts, mask_source

PAGE_HEADING = "Les actions des centres sociaux"
FICHES_A_PAGE = 25
ACTIONS_A_QUERY = 500
_TEXTS = (
    "status_reason", "summary", "initiator_details", "experience", "description", "resources", "people",
    "result_territory", "result_centre", "result_inhabitants", "limits", "prospects", "diagnosis", "impacts",
    "success_factors",
)  # fmt: skip


def as_json(actions: ActionQuerySet) -> Iterator[str]:
    """`{"actions": […]}` in pieces, one action a piece."""
    records = (json.dumps(action_record(action), ensure_ascii=False) for action in _in_pages(actions))
    # Asked for before anything is said: a database that does not answer leaves no half of an answer.
    first = next(records, None)
    yield '{"actions": ['
    if first is not None:
        yield "\n" + first
    for record in records:
        yield ",\n" + record
    yield "\n]}\n"


def as_text(actions: ActionQuerySet) -> Iterator[str]:
    """The scraped format again, one page of 25 fiches a piece. The listing table stands where a year must be told."""
    for number, page in enumerate(_pages(_in_pages(actions), FICHES_A_PAGE)):
        fiches = [_as_fiche(action) for action in page]
        yield ("\n" if number else "") + compose(fiches, [_furniture(fiches)])


def _as_fiche(action: Action) -> Fiche:
    """The fiche to print again; the title that the catalogue gave to one without a title is left out."""
    record = action_record(action)
    return fiche_from_record(record | {"title": None} if record["title"] == NO_TITLE else record)


def action_record(action: Action) -> dict[str, Any]:
    """The stable JSON record of an action, with the labels that the catalogue shows."""
    values: dict[str, Any] = {name: getattr(action, name) or None for name in _TEXTS}
    values |= {name: [term.label for term in action.terms_of(name)] for name in ("keywords", "initiators", "audiences")}
    values |= {
        "title": action.title,
        "centre": action.centre.name if action.centre else None,
        "department": _department(action),
        "year": action.year,
        "status": action.status.label if action.status else None,
        "dimension": action.dimension.label if action.dimension else None,
        "territory": action.scale.label if action.scale else None,
        "partners": [term.label for term in action.terms_of("partners")],
        "attachments": action.attachment_names,
        "budget": _budget_record(getattr(action, "budget", None)),
        "budget_proposals": [],  # what the reader is not sure of is for staff alone
        "people_counts": _people_record(action),
        "other_sections": action.other_sections,
    }
    sources = list(action.sources.all())
    current = [source for source in sources if source.is_current]
    return {
        "id": action.pk,
        "slug": action.slug,
        "state": action.state,
        **{key: values[key] for key in VALUE_KEYS},
        "unrecognised": [line for source in current[:1] for line in _unrecognised(source.unrecognised)],
        "sources": [
            {
                "file": source.file,
                "first_line": source.first_line,
                "last_line": source.last_line,
                "sha256": source.sha256,
            }
            for source in current
        ],
        "issues": [
            _issue(issue) for source in current[:1] for issue in source.issues if issue["code"] not in OF_PROPOSALS
        ],
    }


def _unrecognised(lines: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Lines of a source that no field took, and no mask either: whom they name is for staff alone."""
    texts = mask_source("\n".join(line["text"] for line in lines)).split("\n")
    return [line | {"text": text} for line, text in zip(lines, texts, strict=False)]


def _issue(issue: dict[str, Any]) -> dict[str, Any]:
    return issue | {"message": mask_contacts(issue["message"])}


def _department(action: Action) -> str | None:
    """The département's name, or what the source printed for one that was not recognised."""
    if action.centre is None:
        printed = (source.values.get("department") for source in action.sources.all() if source.is_current)
        return mask_contacts(next(filter(None, printed), "")) or None
    if action.centre.departement:
        return action.centre.departement.name
    return next((alias.department for alias in action.centre.aliases.all() if alias.department), None)


def _budget_record(budget: Budget | None) -> dict[str, Any] | None:
    if budget is None:
        return None
    return {
        "certainty": "sure",
        "total": _amount(budget.total),
        "is_computed": budget.is_computed,
        "low": _amount(budget.low),
        "high": _amount(budget.high),
        "year": budget.year,
        "period": budget.period or None,
        "scope": budget.scope,
        "lines": [
            {
                "label": line.label,
                "amount": _amount(line.amount),
                "low": _amount(line.low),
                "high": _amount(line.high),
                "kind": line.kind,
                "funder": line.funder,
                "line": line.source_line,
            }
            for line in budget.lines.all()
        ],
    }


def _people_record(action: Action) -> dict[str, Any]:
    counts = {
        count.role: {
            "value": count.value,
            "low": count.low,
            "high": count.high,
            "is_approximate": count.is_approximate,
            "text": count.text,
        }
        for count in action.people_counts.all()
    }
    return {role: counts.get(role) for role in PEOPLE_ROLES}


def _amount(value: Decimal | None) -> str | None:
    return None if value is None else f"{value:.2f}"


def _furniture(fiches: list[Fiche]) -> PageFurniture:
    rows = tuple(ListingRow(fiche.title, fiche.department, fiche.year) for fiche in fiches)
    listing = rows if any(fiche.year for fiche in fiches) else None
    return PageFurniture(heading=PAGE_HEADING, listing=listing, fiches=len(fiches))


def _in_pages(actions: ActionQuerySet) -> Iterator[Action]:
    yield from actions.for_export().order_by("pk").iterator(chunk_size=ACTIONS_A_QUERY)


def _pages(actions: Iterable[Action], size: int) -> Iterator[list[Action]]:
    page: list[Action] = []
    for action in actions:
        page.append(action)
        if len(page) == size:
            yield page
            page = []
    if page:
        yield page

"""The published catalogue -> the rows of a dump: what another copy of the site needs to show the same pages.

What only staff may see is in none: contacts, drafts, budgets proposed, spellings met in drafts.
"""

from collections.abc import Iterator
from typing import Any

from django.db.models import Model

from centres.exports.batches import Batch, Row, centre_rows
from centres.exports.record import public_record
from centres.exports.tables import CENTRES_AT_ONCE, Taken, telling
from centres.models import (
    Action,
    ActionAudience,
    ActionInitiator,
    ActionKeyword,
    ActionPartner,
    Audience,
    Dimension,
    Initiator,
    Keyword,
    Partner,
    Scale,
    Status,
)
from centres.models.contact_notice import mask_source

KEPT = "kept"
# Name of a list in the dump -> its terms, and what carries them.
LISTS: dict[str, tuple[type[Model], type[Model] | str]] = {
    "keyword": (Keyword, ActionKeyword), "audience": (Audience, ActionAudience),
    "initiator": (Initiator, ActionInitiator), "partner": (Partner, ActionPartner), "status": (Status, "status"),
    "dimension": (Dimension, "dimension"), "scale": (Scale, "scale"),
}  # fmt: skip


def action_row(batch: Batch, row: Row, site: str) -> Row:
    """The public record, then what pages are drawn from: numbers of terms, words of the budget, the source masked."""
    pk = row["id"]
    budget = batch.budgets.get(pk)
    mentions = batch.named.get(pk, {})
    decided = {key: mention["decision"] for key, mention in mentions.items() if mention["decision"]}
    return public_record(batch, row, site) | {
        "term_ids": {name: gathered.get(pk, []) for name, gathered in batch.term_ids.items()}
        | {name: row[f"{name}_id"] for name in ("status", "dimension", "scale")},
        "budget_words": budget["source_text"] if budget else None,
        "budget_confirmed_at": budget["confirmed_at"].isoformat() if budget and budget["confirmed_at"] else None,
        "texts": [text | {"text": mask_source(text["text"], decided)} for text in batch.texts.get(pk, ())],
        # What staff let everybody read: a copy must not mask it again.
        "kept_contacts": {key: mention for key, mention in mentions.items() if mention["decision"] == KEPT},
    }


def centre_dump_rows(taken: Taken) -> Iterator[Row]:
    """The centres that tell a published fiche, with their places."""
    pks = list(telling(taken))
    for start in range(0, len(pks), CENTRES_AT_ONCE):
        yield from centre_rows(pks[start : start + CENTRES_AT_ONCE]).values()


def term_rows() -> Iterator[Row]:
    """The terms of each list: those that somebody looked at, and those that a published fiche carries."""
    for name, (model, carrier) in LISTS.items():
        if isinstance(carrier, str):
            told: Any = Action.objects.visible_to(None).exclude(**{carrier: None}).order_by().values_list(carrier)
        else:
            told = carrier._default_manager.filter(action__state=Action.State.PUBLISHED).values_list("term")
        carried = {pk for (pk,) in told.order_by().distinct()}
        columns = [field.attname for field in model._meta.concrete_fields]
        for values in model._default_manager.order_by("pk").values(*columns):
            if not values["needs_review"] or values["id"] in carried:
                yield {"list": name, **values}

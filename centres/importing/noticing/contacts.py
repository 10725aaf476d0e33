"""What an import read of a fiche -> what the catalogue says of it, persons masked; and a notice for staff to decide.

The catalogue stores what the public may read: pages, lists, searches, feeds and exports read the fiche as it stands,
and none of them can forget a mask. The source keeps every word, for staff.
"""

from collections.abc import Iterable, Mapping
from typing import Any, Protocol

from centres.fiches import Fiche
from centres.fiches.contacts import AUTHOR, ContactMention, contact_key, contacts_in, mask_contacts
from centres.fiches.record import LIST_FIELDS, TEXT_FIELDS
from centres.fields.rows import batches, insert, update_rows
from centres.models import ContactNotice, SourceFiche

# Where staff can have a number or a name shown again: what the fiche tells. Its centre, its terms, its budget are rows
# that others share or compare, and stay masked.
DECIDABLE = {*TEXT_FIELDS, "attachments", "other_sections"} - {
    "centre",
    "department",
    "status",
    "dimension",
    "territory",
}
Record = Mapping[str, Any]
# {key: {"kind", "words", "decision"}}
Mentions = dict[str, dict[str, str]]


class Compared(Protocol):
    """What `note_contacts` reads of a decision."""

    @property
    def contacts(self) -> tuple[ContactMention, ...]: ...

    @property
    def is_new_reading(self) -> bool: ...


def contacts_of(record: Record, fiche: Fiche | None = None) -> tuple[ContactMention, ...]:
    """Whom a record names; with its fiche also the lines that no field took, and who published it."""
    parts = [record[name] for name in TEXT_FIELDS if record.get(name)]
    for name in LIST_FIELDS:
        parts += record.get(name) or ()
    for section in record.get("other_sections") or ():
        parts += (section["label"], section["text"])
    if fiche is None:
        return tuple(contacts_in("\n".join(parts)))
    found = contacts_in("\n".join([*parts, *(line.text for line in fiche.unrecognised)]))
    if author := fiche.published_by:
        found.append(ContactMention(AUTHOR, contact_key(AUTHOR, author), author, 0, 0))
    return tuple(found)


def public_record(record: Record, decided: Mapping[str, str]) -> dict[str, Any]:
    """The record with persons masked, as staff decided: what is written to the catalogue."""
    return {name: _masked(value, decided if name in DECIDABLE else {}) for name, value in record.items()}


def _masked(value: Any, decided: Mapping[str, str]) -> Any:
    if isinstance(value, str):
        return mask_contacts(value, decided)
    if isinstance(value, Mapping):
        return {name: _masked(item, decided) for name, item in value.items()}
    return [_masked(item, decided) for item in value] if isinstance(value, list) else value


def publish(record: dict[str, Any], decided: Mapping[str, str]) -> dict[str, Any]:
    """The same, or the record itself when it names nobody."""
    return public_record(record, decided) if contacts_of(record) else record


def decisions_of(action_ids: Iterable[int]) -> dict[int, dict[str, str]]:
    """{id of an action: what staff decided of the persons that it names}; an action that names nobody is not in it."""
    return {pk: notice.decided for pk, notice in _notices(action_ids).items()}


def note_contacts(decisions: Iterable[Compared], action_ids: Iterable[int | None]) -> None:
    """Notices of the fiches that were written. `action_ids`: the action of each decision.

    What staff decided stays; what nobody decided goes with the words it was about.
    """
    found: dict[int, Mentions] = {}
    for decision, pk in zip(decisions, action_ids, strict=True):
        if pk is not None and (decision.contacts or decision.is_new_reading):
            found.setdefault(pk, {}).update({mention.key: _told(mention) for mention in decision.contacts})
    notices = _notices(found)
    new = ({"action_id": pk, "mentions": said} for pk, said in found.items() if said and pk not in notices)
    for some in batches(new):
        insert(ContactNotice, some)
    _renew(notices, found)


def _told(mention: ContactMention) -> dict[str, str]:
    return {"kind": mention.kind, "words": mention.words, "decision": ""}


def _notices(action_ids: Iterable[int]) -> dict[int, ContactNotice]:
    rows = ContactNotice.objects.order_by("pk")
    return {row.action_id: row for some in batches(sorted(action_ids)) for row in rows.filter(action__among=some)}


def _renew(notices: Mapping[int, ContactNotice], found: Mapping[int, Mentions]) -> None:
    """Notices that were there, with what the texts say by now."""
    still = _still_said(notices)
    renewed: dict[int, dict[str, Any]] = {}
    for pk, notice in notices.items():
        known = notice.mentions.items()
        kept = {key: said for key, said in known if said["decision"] or said["kind"] == AUTHOR or key in still[pk]}
        mentions = kept | {key: said for key, said in found[pk].items() if key not in kept}
        if mentions != notice.mentions:
            is_open = any(not said["decision"] for said in mentions.values())
            renewed[notice.pk] = {"mentions": mentions, "is_open": is_open}
    gone = [pk for pk, values in renewed.items() if not values["mentions"]]
    for some in batches(gone):
        ContactNotice.objects.filter(pk__among=some).delete()
    update_rows(ContactNotice, {pk: values for pk, values in renewed.items() if values["mentions"]})


def _still_said(action_ids: Iterable[int]) -> dict[int, set[str]]:
    """{id of an action: whom the texts name that stand for it}"""
    said: dict[int, set[str]] = {pk: set() for pk in action_ids}
    sources = SourceFiche.objects.current().order_by("pk")
    for some in batches(sorted(said)):
        for pk, content in sources.filter(action__among=some).values_list("action_id", "content"):
            said[pk].update(mention.key for mention in contacts_in(content.get("text", "")))
    return said

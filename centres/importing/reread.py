"""The stored sources, read again by today's reader -> the catalogue, by the same three-way comparison as an import.

A source keeps its text, its place and its identity; only what is read of it changes. Staff's corrections stand.
"""

from collections.abc import Callable, Iterator, Sequence

from centres.fiches import Fiche, read_text
from centres.fields.budget import proposals_in
from centres.fields.lock import import_transaction
from centres.fields.reading import read_values
from centres.fields.rows import batches, update_rows
from centres.fields.spellings import Spellings
from centres.models import Action, SourceFiche

from .apply import apply_rereading, lines_of_fields, proposal_of, reader_notes
from .matching import FicheMatch
from .noticing.centre_places import centres_of, place_centres
from .noticing.commune_mentions import Names
from .noticing.contacts import decisions_of, note_contacts
from .report import Rereading, count, events
from .three_way import ImportDecision, Written, compare, last_imported

# Staff who save wait for no more.
FICHES_A_TRANSACTION = 500


def reread(*, is_dry_run: bool = False, advance: Callable[[int], None] = lambda _: None) -> Rereading:
    """Reads every current source again, some hundreds a transaction. Done twice, it changes nothing more.

    Centres without a commune get the one that an import would read today, or the proposal of it.
    """
    told = Rereading(counts=count([], 0))
    told_by_now = SourceFiche.objects.current().exclude(content={}).exclude(action__state=Action.State.WITHDRAWN)
    ids = list(told_by_now.order_by("pk").values_list("pk", flat=True))
    names: dict[str, Names] = {}
    for some in batches(ids, FICHES_A_TRANSACTION):
        with import_transaction():
            actions = _reread_some(some, told, is_dry_run)
            if not is_dry_run:
                place_centres(centres_of(actions), names)
        advance(len(some))
    return told


def _reread_some(ids: Sequence[int], told: Rereading, is_dry_run: bool) -> list[int]:
    """The actions that these sources tell."""
    # Again `current`: an import between two transactions may have replaced a text.
    sources = list(SourceFiche.objects.current().filter(pk__among=ids).order_by("pk"))
    read = {source.pk: fiche for source in sources if (fiche := _read_alone(source)) is not None}
    renamed = _rename(sources, read)
    told.unreadable += [str(source) for source in sources if source.pk not in read]
    spellings = Spellings()
    decisions = list(_decisions(sources, read, spellings))
    for name, number in count(decisions, len(read)).items():
        told.counts[name] += number
    files = {(source.key, source.sha256): source.file for source in sources}
    for decision in decisions:
        file = files[decision.fiche.key, decision.match.replaces]
        told.events += [(file, event) for event in events([decision]) if event.kind != "kept"]
    if not is_dry_run:
        update_rows(SourceFiche, renamed)
        apply_rereading(decisions, spellings)
        note_contacts(decisions, [decision.action_id for decision in decisions])
        _store_readings(sources, read, decisions)
    return sorted({source.action_id for source in sources})


def _read_alone(source: SourceFiche) -> Fiche | None:
    """The fiche of a stored text, or None when today's reader would cut it otherwise: then it stays as it is."""
    fiches = read_text(source.text, source.first_line).fiches
    has_identity = source.values.get("centre") and source.values.get("title")
    return fiches[0] if len(fiches) == 1 and (fiches[0].key == source.key or not has_identity) else None


def _rename(sources: Sequence[SourceFiche], read: dict[int, Fiche]) -> dict[int, dict[str, str]]:
    """Gives sources of fiches that had no identity the key by which an import finds them today; {id: what changes}.

    One whose place under that key is taken stays as it is: it was imported again since.
    """
    renamed = [source for source in sources if source.pk in read and read[source.pk].key != source.key]
    keys = {read[source.pk].key for source in renamed}
    taken = set(SourceFiche.objects.filter(key__among=keys).values_list("key", "sha256", "occurrence"))
    for source in renamed:
        key = read[source.pk].key
        if (key, source.sha256, source.occurrence) in taken:
            del read[source.pk]
        source.key = key
    return {source.pk: {"key": source.key} for source in renamed if source.pk in read}


def _decisions(
    sources: Sequence[SourceFiche], read: dict[int, Fiche], spellings: Spellings
) -> Iterator[ImportDecision]:
    """One for each distinct text; the copies of a file are the same fiche."""
    # Locked, as an import locks what it compares.
    ids = {source.action_id for source in sources}
    ours = read_values(ids, actions=Action.objects.select_for_update())
    decided = decisions_of(ids)
    written: Written = {}
    done: set[tuple[str, str]] = set()
    for source in sources:
        text = (source.key, source.sha256)
        if source.pk in read and text not in done:
            done.add(text)
            found = FicheMatch((read[source.pk],), "reread", source.action_id, replaces=source.sha256)
            before = last_imported(source)
            yield compare(found, ours[source.action_id], before, spellings, written, decided.get(source.action_id))


def _store_readings(
    sources: Sequence[SourceFiche], read: dict[int, Fiche], decisions: Sequence[ImportDecision]
) -> None:
    """Writes what was read beside each source, where it says something else than before."""
    by_text = {(decision.fiche.key, decision.match.replaces): decision for decision in decisions}
    changed = {}
    for source in sources:
        if source.pk not in read:
            continue
        decision = by_text[source.key, source.sha256]
        told = {"values": decision.source_record, "carried": decision.carried}
        told["field_lines"] = lines_of_fields(read[source.pk])
        new = reader_notes(read[source.pk])
        if source.occurrence == 1 and source.proposals != proposals_in(decision.source_record, decision.carried):
            # What was decided was said of another reading.
            new |= {"proposal": proposal_of(decision), "proposal_decided_at": None, "proposal_decided_by_id": None}
        if any(getattr(source, name) != value for name, value in (told | new).items()):
            changed[source.pk] = {"content": source.content | told, **new}
    update_rows(SourceFiche, changed)

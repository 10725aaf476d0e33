"""What imports brought while two values were one -> the one of them that their words name, once they are two again."""

from typing import Any

from centres.editing.history import recording
from centres.fields.field import Field, Value
from centres.fields.fields import FIELDS
from centres.fields.labels import model_of
from centres.fields.reading import read_values
from centres.fields.references import ReferenceColumn, TermRows
from centres.fields.rows import batches
from centres.fields.spellings import Spellings
from centres.fields.writing import update_actions
from centres.importing.three_way import last_imported
from centres.models import Action, Merge, Revision, SourceFiche

BY_IMPORTS = (Revision.Origin.IMPORT, Revision.Origin.REREAD)


def fields_of(merge: Merge) -> list[Field]:
    """The fields of a fiche that name rows of the list of this merge."""
    named = (field for field in FIELDS if isinstance(field, ReferenceColumn | TermRows))
    return [field for field in named if model_of(field.vocabulary) is merge.noun]


def fiches_read_since(merge: Merge) -> set[int]:
    """The fiches of which an import read another text after this merge."""
    sources = SourceFiche.objects.current().filter(at__gt=merge.at)
    return set(sources.values_list("action_id", flat=True)) if fields_of(merge) else set()


def lists_rewritten_by_imports(merge: Merge) -> set[Any]:
    """The links that imports alone wrote anew since: what the merge had moved is not there any more, and nobody chose
    that. Where a person changed such a list too, it is theirs to say."""
    since = Revision.objects.filter(kind=Revision.Kind.ACTION, at__gt=merge.at)
    found = set()
    for field in fields_of(merge):
        if isinstance(field, TermRows):
            changes = since.filter(changes__has_key=field.name)
            if changes.exists() and not changes.exclude(origin__in=BY_IMPORTS).exists():
                found.add(field.model)
    return found


def give_back_brought(merge: Merge, user: Any) -> None:
    """An import that named the one that was gone could only choose the other. What nobody corrected since says what its
    source says. The caller holds these fiches."""
    fields, spellings = fields_of(merge), Spellings()
    for some in batches(sorted(fiches_read_since(merge))):
        ours = read_values(some, fields)
        told: dict[int, dict[str, Value]] = {}
        for source in SourceFiche.objects.current().filter(action__in=some, at__gt=merge.at).order_by("pk"):
            record = last_imported(source)
            for field in fields:
                theirs = field.theirs(record, spellings)
                if _was_mistaken(merge, field, ours[source.action_id][field.name], theirs):
                    told.setdefault(source.action_id, {})[field.name] = theirs
        if told:
            with recording(Action, sorted(told), user, Revision.Origin.MERGE):
                update_actions(told)


def _was_mistaken(merge: Merge, field: Field, ours: Value, theirs: Value) -> bool:
    """Whether ours is what an import could make of theirs while the two were one."""
    if isinstance(field, TermRows):
        as_one = tuple(dict.fromkeys(merge.kept if ref == merge.gone else ref for ref in theirs))
        return merge.gone in theirs and merge.gone not in ours and field.same(ours, as_one)
    return bool(theirs == merge.gone and ours == merge.kept)

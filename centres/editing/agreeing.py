"""Fields that somebody wrote -> their open conflicts whose two sides agree by now, closed: nothing is left to decide.

An import does the same of the fiches that it reads (importing/conflicts.py).
"""

from collections.abc import Collection, Mapping

from django.utils import timezone

from centres.fields.fields import FIELDS_BY_NAME
from centres.fields.reading import read_values
from centres.fields.rows import batches
from centres.fields.spellings import Spellings
from centres.importing.noticing.contacts import decisions_of, publish
from centres.importing.three_way import last_imported
from centres.models import FieldConflict

Decision = FieldConflict.Decision


def settle_agreed(changed: Mapping[int, Collection[str]]) -> None:
    """`changed`: {id of a fiche: names of its fields}; the caller holds these fiches."""
    for some in batches(sorted(changed)):
        rows = FieldConflict.objects.filter(action__in=some, decision=Decision.OPEN).select_related("source")
        told = [row for row in rows if row.field in changed[row.action_id]]
        if told:
            agreed = FieldConflict.objects.filter(pk__in=_agreed(told))
            agreed.update(decision=Decision.SETTLED, decided_at=timezone.now())


def _agreed(conflicts: list[FieldConflict]) -> list[int]:
    """Those whose field says what the source says, as an import would compare them."""
    ids = {row.action_id for row in conflicts}
    spellings, decided = Spellings(), decisions_of(ids)
    mine = read_values(sorted(ids), {FIELDS_BY_NAME[row.field] for row in conflicts})
    found = []
    for row in conflicts:
        field = FIELDS_BY_NAME[row.field]
        theirs = field.theirs(publish(last_imported(row.source), decided.get(row.action_id, {})), spellings)
        if field.same(mine[row.action_id][row.field], theirs):
            found.append(row.pk)
    return found

"""What was told -> a draft for staff, by the way of imports: its source is the text that was read."""

import hashlib

from django.utils import timezone

from centres.fields.lock import import_transaction
from centres.importing.imports import ImportContext, ImportedFile, write_page
from centres.importing.matching import match
from centres.models import Action, Telling

from .reading import ToldFiche

FILE = "récit envoyé sur ce site"
TAKEN = (
    "Une fiche de ce centre porte déjà ce titre. Si c’est la même action, proposez une correction à sa fiche ; sinon,"
    " donnez-lui un autre titre."
)


def make_draft(telling: Telling, told: ToldFiche) -> bool:
    """Writes the draft, once, and empties what the telling holds. False when the catalogue has a fiche of this title
    and centre already: what is told on the site changes none."""
    with import_transaction():
        held = Telling.objects.select_for_update().filter(pk=telling.pk).first()
        if held and held.sent_at:
            return True
        # One that is gone was sent at the same moment under another row: its fiche is there.
        if held is None or any(found.how != "new" for found in match(told.reading.fiches)):
            return False
        data = told.text.encode()
        page = ImportedFile(FILE, FILE, hashlib.sha256(data).hexdigest(), "", told.reading)
        written = write_page(page, ImportContext(), state=Action.State.DRAFT)
        held.action_id = next(iter(written.created))
        held.sent_at, held.said = timezone.now(), {}
        held.save()
    return True

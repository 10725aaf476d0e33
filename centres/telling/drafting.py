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
        telling = Telling.objects.select_for_update().get(pk=telling.pk)
        if telling.sent_at:
            return True
        if any(found.how != "new" for found in match(told.reading.fiches)):
            return False
        data = told.text.encode()
        page = ImportedFile(FILE, FILE, hashlib.sha256(data).hexdigest(), "", told.reading)
        written = write_page(page, ImportContext(), state=Action.State.DRAFT)
        telling.action_id = next(iter(written.created))
        telling.sent_at, telling.said = timezone.now(), {}
        telling.save()
    return True

"""What is derived from fiches (search texts, how complete they are) -> written again when what writes it changed.

The database keeps the version of what wrote them: with other stems, half of the words would be looked for under
stems that no text holds.
"""

import logging
from datetime import timedelta
from hashlib import sha256

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone

from centres.language.version import normaliser_version

from .action import Action
from .action_text import NARRATIVES, ActionText
from .change import CatalogueChange
from .completeness import PARTS, measure

logger = logging.getLogger(__name__)
FICHES_AT_ONCE = 1_000
# Whoever writes says with each thousand that it still does: after such a silence, it was stopped.
LONGEST_SILENCE = timedelta(minutes=5)


class DerivedVersion(models.Model):
    """One row: what wrote what is derived. `writing_at`: when somebody who writes all of it again last said so."""

    version = models.CharField("version", max_length=200, blank=True)
    writing_at = models.DateTimeField("en cours d’écriture à", null=True, blank=True)

    class Meta:
        verbose_name = "version des textes cherchés"
        verbose_name_plural = "versions des textes cherchés"

    def __str__(self) -> str:
        return self.version


def derived_version() -> str:
    """Another word when other texts, or other figures, would be written of the same fiche."""
    parts = [(part.name, part.weight, part.texts, part.columns, part.rows) for part in PARTS]
    texts = sha256(repr(NARRATIVES).encode()).hexdigest()[:8]
    return f"{normaliser_version()}, textes {texts}, complétude {sha256(repr(parts).encode()).hexdigest()[:8]}"


def is_derived_by_today() -> bool:
    """Whether what stands in the database is what this code would write."""
    return DerivedVersion.objects.filter(version=derived_version()).exists()


def refresh_derived() -> None:
    """Writes what another version wrote, a thousand fiches at once: readers and writers go on meanwhile.

    One process at a time: the others leave it to the first. One that is stopped is replaced after some minutes.
    """
    if is_derived_by_today() or not _claim():
        return
    before, ids = _row().get().version, list(Action.objects.order_by("pk").values_list("pk", flat=True))
    if ids:
        logger.warning(
            "Les textes cherchés ont été écrits par une autre version (%s) ; %s les réécrit. Fiches : %s.",
            before or "inconnue",
            derived_version(),
            len(ids),
        )
    for start in range(0, len(ids), FICHES_AT_ONCE):
        some = ids[start : start + FICHES_AT_ONCE]
        with transaction.atomic():
            _row().update(writing_at=timezone.now())
            ActionText.objects.refresh(some)
            measure(some)
            # Pages of a search are kept until something changes.
            CatalogueChange.objects.record_words()
    with transaction.atomic():
        _row().update(version=derived_version(), writing_at=None)
        if ids:
            CatalogueChange.objects.record_everything()
    if ids:
        # Writing most lines again leaves many pieces.
        ActionText.objects.settle()
        logger.warning("Les textes cherchés sont réécrits.")


def _row() -> models.QuerySet[DerivedVersion]:
    return DerivedVersion.objects.filter(pk=1)


def _claim() -> bool:
    """Whether nobody else is at it."""
    DerivedVersion.objects.get_or_create(pk=1)
    now = timezone.now()
    is_free = Q(writing_at=None) | Q(writing_at__lt=now - LONGEST_SILENCE)
    return bool(_row().exclude(version=derived_version()).filter(is_free).update(writing_at=now))

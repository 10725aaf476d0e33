"""Addresses that nothing answers to any more -> what answers now: a renamed term, a merged fiche or centre."""

from collections import defaultdict
from collections.abc import Iterable

from django.db import models


class OldAddressQuerySet(models.QuerySet["OldAddress"]):
    """Old addresses. A row that has the address today always comes before what is read here."""

    def remember(self, kind: str, word: str | int, target: int) -> None:
        """Says that this word led to that row. `kind`: the name of its model, in lower case."""
        if word != "":
            self.get_or_create(kind=kind, word=str(word), target=target)

    def targets(self, kind: str, words: Iterable[str]) -> dict[str, list[int]]:
        """{word: ids that it leads to, the latest first}. One query. Words must be fit for a database."""
        found: dict[str, list[int]] = defaultdict(list)
        rows = self.filter(kind=kind, word__in=set(words)).order_by("-pk")
        for word, target in rows.values_list("word", "target"):
            found[word].append(target)
        return dict(found)

    def target(self, kind: str, word: str | int) -> int | None:
        """The id that a word leads to: the latest, when it named several rows in turn."""
        return self.filter(kind=kind, word=str(word)).order_by("-pk").values_list("target", flat=True).first()


class OldAddress(models.Model):
    """A slug that a term or a centre had, or the number of a row that was merged into another one."""

    kind = models.CharField("nom", max_length=20)
    word = models.CharField("adresse d’avant", max_length=100)
    target = models.PositiveBigIntegerField("mène à")

    objects = OldAddressQuerySet.as_manager()

    class Meta:
        verbose_name = "ancienne adresse"
        verbose_name_plural = "anciennes adresses"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                name="old_address_leads_once",
                fields=["kind", "word", "target"],
                violation_error_message="Cette ancienne adresse y mène déjà.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.word}"

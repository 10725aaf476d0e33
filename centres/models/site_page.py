"""The texts of the site that staff write: legal notice, personal data, licence."""

import re
from typing import Any

from django.conf import settings
from django.core import checks
from django.db import DatabaseError, models
from django.db.models import Q
from django.urls import reverse

PLACEHOLDER = re.compile(r"\[à compléter[^\]]*\]", re.IGNORECASE)
HEADING = "## "


class SitePage(models.Model):
    """One page, made by a migration and then written by staff. Its text is set as those of fiches are."""

    slug = models.SlugField("adresse", unique=True, editable=False)
    title = models.CharField("titre", max_length=120)
    text = models.TextField(
        "texte",
        help_text="Une ligne par paragraphe. « ## » ouvre un titre, « - » une puce."
        " Ce qui reste entre crochets, « [à compléter : …] », est signalé.",
    )
    updated_at = models.DateTimeField("modifiée le", auto_now=True)
    updated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name="modifiée par",
    )

    class Meta:
        verbose_name = "page du site"
        verbose_name_plural = "pages du site"
        ordering = ["title", "pk"]
        constraints = [
            models.CheckConstraint(
                name="site_page_has_a_title",
                condition=~Q(title=""),
                violation_error_message="Donnez un titre à la page.",
            ),
            models.CheckConstraint(
                name="site_page_has_a_text",
                condition=~Q(text=""),
                violation_error_message="Une page du site ne reste pas vide.",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse(f"centres:{self.slug}")

    @property
    def placeholders(self) -> list[str]:
        """What staff have not written yet, each as it stands in the text."""
        return PLACEHOLDER.findall(f"{self.title}\n{self.text}")

    @property
    def sections(self) -> list[tuple[str, str]]:
        """(heading, text); the first may have no heading."""
        found: list[tuple[str, list[str]]] = [("", [])]
        for line in self.text.split("\n"):
            if line.startswith(HEADING) and line.removeprefix(HEADING).strip():
                found.append((line.removeprefix(HEADING).strip(), []))
            else:
                found[-1][1].append(line)
        texts = [(heading, "\n".join(lines).strip("\n")) for heading, lines in found]
        return [(heading, text) for heading, text in texts if heading or text]


def pages_to_complete() -> list[SitePage]:
    """Those that still hold a placeholder."""
    return [page for page in SitePage.objects.all() if page.placeholders]


@checks.register("centres", deploy=True)
def check_site_pages(**_: Any) -> list[checks.CheckMessage]:
    """`check --deploy` says which pages the public would read with holes. Without a database it says nothing."""
    try:
        return [
            checks.Warning(
                f"« {page} » contient encore {len(page.placeholders)} passage(s) à compléter : {page.placeholders[0]}",
                hint=f"Écrivez-les dans l'administration, « Pages du site », avant d'ouvrir {page.get_absolute_url()}.",
                id="centres.W001",
            )
            for page in pages_to_complete()
        ]
    except DatabaseError:
        return []

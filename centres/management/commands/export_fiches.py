"""manage.py export_fiches: the catalogue -> JSON, or the scraped text again."""

import sys

from django.core.management.base import CommandError
from django.http import QueryDict

from centres import exports
from centres.catalogue.filters.actions import ActionFilter
from centres.management.reporting import ReportingCommand
from centres.models import Action

PARAMETERS = (
    "theme", "public", "partenaire", "dimension", "statut", "echelle", "initiative", "centre", "region", "departement",
    "commune", "rayon", "annee", "budget", "budget_min", "budget_max", "poste", "financeur", "personnes",
)  # fmt: skip


class Command(ReportingCommand):
    help = "Exporte les fiches publiées, ou toutes, choisies avec les mêmes filtres que le site."

    def add_arguments(self, parser):
        parser.add_argument("--format", choices=["json", "text"], default="json", help="JSON, ou le texte des fiches")
        parser.add_argument("--all", action="store_true", help="brouillons et fiches archivées compris")
        for name in PARAMETERS:
            parser.add_argument(f"--{name}", action="append", default=[], metavar="VALEUR", help="peut se répéter")

    def handle(self, *, format, **options):
        query = QueryDict(mutable=True)
        for name in PARAMETERS:
            query.setlist(name, options[name])
        actions = (
            Action.objects.exclude(state=Action.State.WITHDRAWN) if options["all"] else Action.objects.visible_to(None)
        )
        chosen = ActionFilter(query, actions)
        if chosen.notes:
            raise CommandError("\n".join(chosen.notes), returncode=2)
        pieces = exports.as_json(chosen.qs) if format == "json" else exports.as_text(chosen.qs)
        for piece in pieces:
            self.stdout.write(piece, ending="")
        sys.stdout.flush()

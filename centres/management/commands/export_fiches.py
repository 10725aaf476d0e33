"""manage.py export_fiches: the catalogue -> JSON, or the scraped text again."""

import sys

from django.core.management.base import CommandError
from django.http import QueryDict
from django_filters import Filter

from centres.catalogue.filters.actions import ActionFilter
from centres.catalogue.filters.choices import SingleFilter
from centres.catalogue.filters.sorting import SortFilter
from centres.exports.batches import batches
from centres.exports.record import stable_record
from centres.exports.texts import as_json, as_text
from centres.management.reporting import ReportingCommand
from centres.models import Action


def site_filters() -> dict[str, Filter]:
    """Those of ActionFilter, by name: a new one is an option of this command by itself. An order is none, since
    exports come in the order of their numbers."""
    return {name: row for name, row in ActionFilter.base_filters.items() if not isinstance(row, SortFilter)}


class Command(ReportingCommand):
    help = "Exporte les fiches publiées, ou toutes, choisies avec les mêmes filtres que le site."

    def add_arguments(self, parser):
        parser.add_argument("--format", choices=["json", "text"], default="json", help="JSON, ou le texte des fiches")
        parser.add_argument("--all", action="store_true", help="brouillons et fiches archivées compris")
        filters = parser.add_argument_group("filtres", "Les mêmes valeurs que dans les adresses du site.")
        for name, row in site_filters().items():
            count = "une seule valeur" if isinstance(row, SingleFilter) else "peut se répéter"
            filters.add_argument(
                f"--{name}", action="append", default=[], metavar="VALEUR", help=f"{row.label} ; {count}"
            )

    def handle(self, *, format, **options):
        query = QueryDict(mutable=True)
        for name in site_filters():
            query.setlist(name, options[name])
        actions = (
            Action.objects.exclude(state=Action.State.WITHDRAWN) if options["all"] else Action.objects.visible_to(None)
        )
        chosen = ActionFilter(query, actions)
        if chosen.notes:
            # Of a place that is not clear, the communes that it can be.
            raise CommandError("\n".join([*chosen.notes, *(offer.label for offer in chosen.offers)]), returncode=2)
        records = (stable_record(batch, row) for batch in batches(chosen.qs) for row in batch.actions)
        for piece in as_json(records) if format == "json" else as_text(records):
            self.stdout.write(piece.decode(), ending="")
        sys.stdout.flush()

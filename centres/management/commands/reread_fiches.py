"""manage.py reread_fiches: the stored sources, through today's reader, into the catalogue."""

import json

from centres.importing.report import rereading_as_text
from centres.importing.reread import reread
from centres.management.reporting import ReportingCommand


class Command(ReportingCommand):
    help = "Relit les fiches sources gardées avec le lecteur d’aujourd’hui. Une correction de l’équipe reste."

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help="dit ce qui serait fait, sans rien écrire")
        parser.add_argument("--format", choices=["text", "json"], default="text", help="forme du bilan")

    def handle(self, *, dry_run, format, **options):
        told = reread(is_dry_run=dry_run)
        if format == "json":
            self.stdout.write(json.dumps(told.as_json(), ensure_ascii=False, indent=1))
        else:
            for line in rereading_as_text(told, is_dry_run=dry_run):
                self.stdout.write(line)

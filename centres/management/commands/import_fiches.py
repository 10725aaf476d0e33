"""manage.py import_fiches FILE…: fiches as text -> the catalogue."""

import json
import sys
from pathlib import Path

from centres.importing.imports import import_files
from centres.importing.report import as_text
from centres.mailing.staff import telling_imports
from centres.management.progress import progress
from centres.management.reporting import ReportingCommand
from centres.models import ActionText


class Command(ReportingCommand):
    help = "Importe des pages de fiches dans le catalogue. Une correction faite par l’équipe n’est jamais écrasée."
    missing_args_message = "Donnez au moins un fichier : manage.py import_fiches page.txt"

    def add_arguments(self, parser):
        parser.add_argument("files", nargs="+", metavar="FICHIER", type=Path)
        parser.add_argument("--encoding", help="encodage du fichier (par défaut UTF-8), par exemple cp1252")
        parser.add_argument("--dry-run", action="store_true", help="dit ce qui serait fait, sans rien écrire")
        parser.add_argument(
            "--strict", action="store_true", help="code de sortie 3 s’il y a un signalement ou un conflit"
        )
        parser.add_argument("--format", choices=["text", "json"], default="text", help="forme du bilan")

    def handle(self, *, files, encoding, dry_run, strict, format, **options):
        reports = []
        with telling_imports(), progress(len(files)) as (stage, advance):
            for report in import_files(files, encoding=encoding, is_dry_run=dry_run, stage=stage):
                reports.append(report)
                advance()
            if len(files) > 1 and not dry_run:
                stage("L’index de la recherche est remis d’un seul tenant.")
                ActionText.objects.settle()
        if format == "json":
            self.stdout.write(
                json.dumps({"files": [report.as_json() for report in reports]}, ensure_ascii=False, indent=1)
            )
        else:
            for line in as_text(reports, is_dry_run=dry_run):
                self.stdout.write(line)
        if any(report.refused for report in reports):
            sys.exit(1)
        if strict and any(report.needs_a_look for report in reports):
            sys.exit(3)

"""manage.py import_structures FILE…: the directory of structures, as a page or a sheet -> centres."""

import json
import sys
from pathlib import Path
from typing import Any

from centres.editing.drafts import File, Outcome, import_at_once
from centres.fiches import Refusal
from centres.importing.files import read_file, shown_name
from centres.importing.preview import refused_file
from centres.importing.report import refusal_as_text
from centres.mailing.staff import telling_imports
from centres.management.reporting import ReportingCommand
from centres.models import ImportDraft


class Command(ReportingCommand):
    help = (
        "Importe l’annuaire des structures : une page enregistrée en texte, ou un tableau CSV ou XLSX."
        " Ce que l’équipe a écrit n’est jamais écrasé."
    )
    missing_args_message = "Donnez au moins un fichier : manage.py import_structures annuaire.txt"

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("files", nargs="+", metavar="FICHIER", type=Path)
        parser.add_argument("--dry-run", action="store_true", help="dit ce qui serait fait, sans rien écrire")
        parser.add_argument("--strict", action="store_true", help="code de sortie 3 s’il y a quelque chose à regarder")
        parser.add_argument("--format", choices=["text", "json"], default="text", help="forme du bilan")

    def handle(self, *, files: list[Path], dry_run: bool, strict: bool, format: str, **options: Any) -> None:
        outcome = Outcome()
        readable: list[File] = []
        for path in files:
            data = read_file(path)
            if isinstance(data, Refusal):
                outcome.files.append(refused_file(shown_name(path), data))
                outcome.reports += [*refusal_as_text(shown_name(path), data), ""]
            else:
                readable.append((shown_name(path), data))
        if readable:
            with telling_imports():
                done = import_at_once(ImportDraft.Kind.CENTRES, readable, is_trial=dry_run)
            outcome.files += done.files
            outcome.reports += done.reports
        if format == "json":
            self.stdout.write(json.dumps({"files": outcome.files}, ensure_ascii=False, indent=1, default=str))
        else:
            if dry_run:
                self.stdout.write("Essai à blanc : rien n’est écrit.")
            for line in outcome.reports:
                self.stdout.write(line)
        if outcome.refusals:
            sys.exit(1)
        if strict and any(file["issues"] or any(item["marks"] for item in file["items"]) for file in outcome.files):
            sys.exit(3)

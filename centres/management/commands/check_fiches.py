"""manage.py check_fiches FILE…: reads fiches without a database and says what it understood."""

import json
import sys
from pathlib import Path

from centres.fiches import Reading, Refusal
from centres.fiches.record import fiche_record
from centres.importing.files import shown_name
from centres.importing.imports import read_path
from centres.importing.report import reading_as_text, refusal_as_text
from centres.management.progress import progress
from centres.management.reporting import ReportingCommand


class Command(ReportingCommand):
    help = "Lit des pages de fiches, sans base de données, et dit ce qui en est compris."
    missing_args_message = "Donnez au moins un fichier : manage.py check_fiches page.txt"

    def add_arguments(self, parser):
        parser.add_argument("files", nargs="+", metavar="FICHIER", type=Path)
        parser.add_argument("--encoding", help="encodage du fichier (par défaut UTF-8), par exemple cp1252")
        parser.add_argument("--format", choices=["text", "json"], default="text", help="forme du bilan")

    def handle(self, *, files, encoding, format, **options):
        is_refused = False
        first = True
        if format == "json":
            self.stdout.write('{"files": [')
        with progress(len(files)) as (stage, advance):
            for path in files:
                name = shown_name(path)
                stage(f"{name} : lecture")
                sha256, reading = read_path(path, encoding)
                is_refused |= isinstance(reading, Refusal)
                if format == "json":
                    comma = "" if first else ",\n"
                    self.stdout.write(
                        comma + json.dumps(_as_json(name, sha256, reading), ensure_ascii=False), ending=""
                    )
                else:
                    for line in _as_text(name, reading):
                        self.stdout.write(line)
                first = False
                advance()
        if format == "json":
            self.stdout.write("\n]}")
        if is_refused:
            sys.exit(1)


def _as_json(name: str, sha256: str, reading: Reading | Refusal) -> dict:
    if isinstance(reading, Refusal):
        return {
            "name": name,
            "refused": {
                "code": reading.code, "message": reading.message, "line": reading.line, "offset": reading.offset
            },
        }  # fmt: skip
    return {
        "name": name,
        "sha256": sha256,
        "lines": reading.line_counts,
        "fiches": [fiche_record(fiche, name) for fiche in reading.fiches],
        "issues": [{"code": issue.code, "line": issue.line, "message": issue.message} for issue in reading.issues],
    }


def _as_text(name: str, reading: Reading | Refusal):
    return refusal_as_text(name, reading) if isinstance(reading, Refusal) else reading_as_text(name, reading)

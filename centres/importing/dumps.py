"""The JSON Lines of a dump -> an empty catalogue that shows the same public pages. Files are checked before a row is
written, and all of it is one transaction."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import orjson
from django.core.management.color import no_style
from django.db import DatabaseError, connection
from django.utils import timezone

from centres.fields.lock import import_transaction
from centres.fields.rows import batches
from centres.models import (
    Action,
    ActionAudience,
    ActionInitiator,
    ActionKeyword,
    ActionPartner,
    Audience,
    Budget,
    BudgetLine,
    Centre,
    CentreAlias,
    Commune,
    ContactNotice,
    Departement,
    Dimension,
    Initiator,
    Keyword,
    Partner,
    PeopleCount,
    Postcode,
    Region,
    Scale,
    SourceFiche,
    Status,
)
from centres.models.keys import text_key

from .territories import load_communes, load_departements

Row = dict[str, Any]
FORMAT = 1
TERMS: dict[str, Any] = {
    "keyword": Keyword, "audience": Audience, "initiator": Initiator, "partner": Partner, "status": Status,
    "dimension": Dimension, "scale": Scale,
}  # fmt: skip
LINKS: dict[str, Any] = {
    "keywords": ActionKeyword, "audiences": ActionAudience, "initiators": ActionInitiator, "partners": ActionPartner,
}  # fmt: skip
SAME_NAME = (
    "id", "slug", "state", "title", "year", "version", "centre_id", "published_at", "updated_at", "other_sections",
)  # fmt: skip
TEXTS = (
    "status_reason", "summary", "initiator_details", "experience", "description", "resources", "people",
    "result_territory", "result_centre", "result_inhabitants", "limits", "prospects", "diagnosis", "impacts",
    "success_factors",
)  # fmt: skip


class DumpError(Exception):
    """A dump that cannot be loaded; its message says why and what to do, in French."""


def load_dump(folder: Path) -> dict[str, int]:
    """Loads the dump that the manifest of `folder` names. Returns how many rows of each kind. Raises DumpError, and the
    catalogue is as before."""
    place = checked(folder)
    if Action.objects.exists() or Centre.objects.exists():
        raise DumpError("Le catalogue n’est pas vide : un dump se charge dans une base que « migrate » vient de faire.")
    if not Commune.objects.exists():
        load_departements(Region, Departement)
        load_communes(Commune, Postcode, Departement)
    try:
        with import_transaction():
            terms = _load_terms(place)
            centres = _load_centres(place)
            counts = {"actions": _load_actions(place), "centres": centres, "terms": terms}
            _go_on_numbering()
            return counts
    except (KeyError, TypeError, ValueError, ArithmeticError, DatabaseError) as error:
        words = " ".join(str(error).split())[:200]
        raise DumpError(f"Le dump ne dit pas ce qu’il devrait ({words}) : rien n’en a été chargé.") from error


def checked(folder: Path) -> Path:
    """The folder of the files, each of them what the manifest says."""
    try:
        manifest = json.loads((folder / "manifest.json").read_bytes())
        place = folder / Path(manifest["folder"]).name
        digests = {file["name"]: file["sha256"] for file in manifest["files"]}
        number = manifest["format"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise DumpError(f"« {folder} » n’a pas de manifeste lisible : donnez le dossier de dump_catalogue.") from error
    if number != FORMAT:
        raise DumpError(f"Ce dump est d’un autre format ({number}) : chargez-le avec la version qui l’a écrit.")
    for name in ("terms.jsonl", "centres.jsonl", "actions.jsonl"):
        try:
            with (place / name).open("rb") as file:
                found = hashlib.file_digest(file, "sha256").hexdigest()
        except OSError as error:
            raise DumpError(f"Il manque « {name} » dans « {place} ».") from error
        if found != digests.get(name):
            raise DumpError(f"« {name} » n’est pas le fichier du manifeste : son empreinte diffère. Copiez-le encore.")
    return place


def _lines(path: Path) -> Iterator[Row]:
    with path.open("rb") as file:
        for line in file:
            yield orjson.loads(line)


def _load_terms(place: Path) -> int:
    """Instead of those that migrations made, whose spellings stay where the address is the same."""
    spelt: dict[str, dict[str, list[str]]] = {}
    for name, model in TERMS.items():
        spelt[name] = {term.slug: [row.text for row in term.spellings.all()] for term in model.objects.all()}
        model.objects.all().delete()
    count = 0
    for row in _lines(place / "terms.jsonl"):
        name = row.pop("list")
        term = TERMS[name](**row)
        term.save(force_insert=True)
        for text in dict.fromkeys([*spelt[name].get(term.slug, ()), term.label]):
            key = text_key(text)
            spelling = term.spellings.model
            if not spelling.objects.filter(key=key).exists():
                spelling.objects.create(term=term, text=text)
        count += 1
    return count


def _load_centres(place: Path) -> int:
    names = {field.attname for field in Centre._meta.concrete_fields}
    count = 0
    for rows in batches(_lines(place / "centres.jsonl")):
        Centre.objects.bulk_create(Centre(**{key: value for key, value in row.items() if key in names}) for row in rows)
        for row in rows:
            alias = CentreAlias(
                centre_id=row["id"], name=row["name"], department=row["departement"] or row["printed"] or ""
            )
            alias._set_keys()
            if not CentreAlias.objects.filter(key=alias.key, department_key=alias.department_key).exists():
                alias.save()
        count += len(rows)
    return count


def _load_actions(place: Path) -> int:
    count = 0
    for rows in batches(_lines(place / "actions.jsonl")):
        Action.objects.bulk_create(map(_action, rows))
        # `updated_at` is now, whatever one says, for whoever creates rows.
        for row in rows:
            Action.objects.filter(pk=row["id"]).update(updated_at=row["updated_at"], created_at=row["published_at"])
        for name, link in LINKS.items():
            link.objects.bulk_create(
                link(action_id=row["id"], term_id=term, position=position)
                for row in rows
                for position, term in enumerate(row["term_ids"][name])
            )
        _load_budgets(rows)
        PeopleCount.objects.bulk_create(
            PeopleCount(action_id=row["id"], role=role, **told)
            for row in rows
            for role, told in row["people_counts"].items()
            if told
        )
        SourceFiche.objects.bulk_create(source for row in rows for source in _sources(row))
        ContactNotice.objects.bulk_create(
            ContactNotice(action_id=row["id"], mentions=row["kept_contacts"], is_open=False, decided_at=timezone.now())
            for row in rows
            if row["kept_contacts"]
        )
        count += len(rows)
    return count


def _action(row: Row) -> Action:
    terms = {f"{name}_id": row["term_ids"][name] for name in ("status", "dimension", "scale")}
    texts = {name: row[name] or "" for name in TEXTS}
    same = {name: row[name] for name in SAME_NAME}
    return Action(**same, **terms, **texts, attachments="\n".join(row["attachments"]))


def _load_budgets(rows: list[Row]) -> None:
    told = [row for row in rows if row["budget"]]
    budgets = Budget.objects.bulk_create(
        Budget(
            action_id=row["id"],
            **{name: _decimal(row["budget"][name]) for name in ("total", "low", "high")},
            **{name: row["budget"][name] for name in ("is_computed", "year", "scope")},
            period=row["budget"]["period"] or "",
            source_text=row["budget_words"] or "",
            confirmed_at=row["budget_confirmed_at"] and datetime.fromisoformat(row["budget_confirmed_at"]),
        )
        for row in told
    )
    BudgetLine.objects.bulk_create(
        BudgetLine(
            budget=budget,
            position=position,
            **{name: _decimal(line[name]) for name in ("amount", "low", "high")},
            **{name: line[name] for name in ("label", "kind", "funder")},
            source_line=line["line"],
        )
        for budget, row in zip(budgets, told, strict=True)
        for position, line in enumerate(row["budget"]["lines"])
    )


def _sources(row: Row) -> Iterator[SourceFiche]:
    values = {} if row["centre_id"] else {"department": row["department"]}
    for place, (text, told) in enumerate(zip(row["texts"], row["sources"], strict=True)):
        content = {"text": text["text"], "values": values, "field_lines": text["field_lines"]}
        yield SourceFiche(
            action_id=row["id"],
            **{name: text[name] for name in ("key", "occurrence", "file", "first_line", "last_line")},
            content=content,
            # Of a text that names somebody, the digest is told to nobody: that of the masked text stands for it.
            sha256=told["sha256"] or hashlib.sha256(text["text"].encode()).hexdigest(),
            issues=[] if place else row["issues"],
            unrecognised=[] if place else row["unrecognised"],
        )


def _go_on_numbering() -> None:
    """Rows came with their numbers: the next ones come after them."""
    models = [Action, Centre, *TERMS.values()]
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(statement)


def _decimal(words: str | None) -> Decimal | None:
    return None if words is None else Decimal(words)


def as_text(counts: Mapping[str, int]) -> str:
    return f"{counts['actions']} fiches, {counts['centres']} centres et {counts['terms']} termes chargés."

"""What an import did, file by file -> JSON for programs, French for people."""

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from centres.fiches import Issue, Reading, Refusal
from centres.models.source import FIELD_NAMES

from .three_way import ImportDecision

COUNTS = (
    "read", "created", "updated", "unchanged", "kept", "conflicts", "exact_duplicates", "probable_duplicates",
)  # fmt: skip
LINE_CLASS_NAMES = {
    "furniture": "habillage de page",
    "separator": "séparateurs",
    "label": "étiquettes",
    "dash": "tirets de structure",
    "field": "champs",
    "unrecognised": "non reconnues",
}

VERBS = {
    "updated": "mis à jour",
    "conflict": "CONFLIT, la correction du catalogue reste",
    "kept": "correction du catalogue gardée",
}


@dataclass(frozen=True, slots=True)
class Event:
    """One fiche that the import changed, or where a correction by staff stands. `fields` are French names."""

    kind: str
    line: int
    title: str
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FileReport:
    """What came of one file. `counts` has the eight keys of COUNTS, `lines` the six line classes."""

    name: str
    sha256: str = ""
    refused: Refusal | None = None
    counts: dict[str, int] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    issues: tuple[Issue, ...] = ()
    events: tuple[Event, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The stable JSON of DESIGN."""
        if self.refused:
            return {"name": self.name, "refused": asdict(self.refused)}
        return {
            "name": self.name,
            "sha256": self.sha256,
            "refused": None,
            "counts": self.counts,
            "lines": self.lines,
            "issues": [{"code": issue.code, "line": issue.line, "message": issue.message} for issue in self.issues],
        }

    @property
    def needs_a_look(self) -> bool:
        """Whether `--strict` objects: an issue or a conflict."""
        return bool(self.issues or self.counts.get("conflicts"))


@dataclass(slots=True)
class Rereading:
    """What came of reading the stored sources again. `counts` has the keys of COUNTS, `events` go with their file;
    `unreadable` are the places that no longer read as one fiche."""

    counts: dict[str, int] = field(default_factory=dict)
    events: list[tuple[str, Event]] = field(default_factory=list)
    unreadable: list[str] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        names = ("read", "updated", "unchanged", "kept", "conflicts", "exact_duplicates")
        return {"counts": {name: self.counts[name] for name in names}, "unreadable": self.unreadable}


def count(
    decisions: Iterable[ImportDecision],
    read: int,
    left: Sequence[ImportDecision] = (),
    twins: Container[int] = (),
) -> dict[str, int]:
    """The eight counts, and `left` when fiches were left out. `twins`: lines of those that say the same as another.

    created + updated + unchanged + kept + exact_duplicates + left = read.
    """
    decisions = list(decisions)
    outcomes = Counter(decision.outcome for decision in decisions)
    return ({"left": len(left)} if left else {}) | {
        "read": read,
        "created": outcomes["created"],
        "updated": outcomes["updated"],
        "unchanged": outcomes["unchanged"],
        "kept": outcomes["kept"],
        "conflicts": sum(len(decision.conflicts) for decision in decisions),
        "exact_duplicates": read - len(decisions) - len(left),
        "probable_duplicates": sum(
            decision.match.is_probable_duplicate or decision.fiche.first_line in twins for decision in decisions
        ),
    }


def events(decisions: Iterable[ImportDecision]) -> Iterator[Event]:
    """What a person wants to read of an update: which fiche, which fields."""
    for decision in decisions:
        line, title = decision.fiche.first_line, decision.fiche.title
        sides = {
            "updated": [change.field.name for change in decision.changes if decision.outcome == "updated"],
            "conflict": [conflict.field.name for conflict in decision.conflicts],
            "kept": decision.kept,
        }
        for kind, names in sides.items():
            if names:
                yield Event(kind, line, title, tuple(FIELD_NAMES[name] for name in names))


def changes(
    decisions: Sequence[ImportDecision], left: Iterable[ImportDecision], action_ids: Sequence[int | None]
) -> Iterator[dict[str, Any]]:
    """What an import did, as `ImportRun.changes` keeps it. `action_ids`: of each decision, the action."""
    for decision, action_id in zip(decisions, action_ids, strict=True):
        place = {"line": decision.fiche.first_line, "title": decision.fiche.title, "action": action_id}
        if decision.outcome == "created":
            yield {"kind": "created", "fields": [], **place}
        for event in events([decision]):
            yield {"kind": event.kind, "fields": list(event.fields), **place}
    for decision in left:
        place = {"line": decision.fiche.first_line, "title": decision.fiche.title, "action": decision.action_id}
        yield {"kind": "left", "fields": [], **place}


def as_text(reports: Iterable[FileReport], is_dry_run: bool = False) -> Iterator[str]:
    """The report in French, line by line."""
    reports = list(reports)
    for report in reports:
        yield from _file_as_text(report)
        yield ""
    read = [report for report in reports if not report.refused]
    refused = len(reports) - len(read)
    if len(reports) > 1:
        totals = {name: sum(report.counts[name] for report in read) for name in COUNTS}
        yield f"Total : {_files(len(read))} sur {len(reports)}"
        yield from _counts_as_text(totals)
    if refused:
        yield f"{_files(refused, 'refusé')} : rien n’en a été écrit."
    if is_dry_run:
        yield "Essai seulement : rien n’a été écrit."


def rereading_as_text(told: Rereading, is_dry_run: bool = False) -> Iterator[str]:
    """What reading the sources again changed, in French, line by line."""
    counts = told.counts
    yield (
        f"{_plural(counts['read'], 'fiche source relue', 'fiches sources relues')} : "
        f"{_plural(counts['updated'], 'mise à jour', 'mises à jour')}, {_plural(counts['unchanged'], 'inchangée')}, "
        f"{_plural(counts['kept'], 'gardée')} (corrections de l’équipe), "
        f"{_plural(counts['exact_duplicates'], 'doublon exact', 'doublons exacts')}, "
        f"{_plural(counts['conflicts'], 'conflit')}"
    )
    for file, event in told.events:
        yield _event_as_text(file, event)
    if told.unreadable:
        yield f"{_plural(len(told.unreadable), 'source laissée telle quelle', 'sources laissées telles quelles')} :"
        yield from (f"  {place} : son texte seul ne se lit plus comme une fiche." for place in told.unreadable)
    if is_dry_run:
        yield "Essai seulement : rien n’a été écrit."


def reading_as_text(name: str, reading: Reading) -> Iterator[str]:
    """What was understood of a file, before any database, in French, line by line."""
    yield name
    yield f"  {_plural(len(reading.fiches), 'fiche lue', 'fiches lues')}"
    yield from _lines_as_text(reading.line_counts)
    yield from _issues_as_text(name, all_issues(reading))


def refusal_as_text(name: str, refusal: Refusal) -> Iterator[str]:
    """Why a file was refused, where, and what to do."""
    yield name
    yield f"  REFUSÉ : {_place(refusal)}{_without_line(refusal.message, refusal.line)}"


def all_issues(reading: Reading) -> tuple[Issue, ...]:
    """The issues of a file and of its fiches, in the order of its lines."""
    issues = (*reading.issues, *(issue for fiche in reading.fiches for issue in fiche.issues))
    return tuple(sorted(issues, key=lambda issue: (issue.line or 0, issue.code)))


def _file_as_text(report: FileReport) -> Iterator[str]:
    if report.refused:
        yield from refusal_as_text(report.name, report.refused)
        return
    yield report.name
    yield from _counts_as_text(report.counts)
    yield from _lines_as_text(report.lines)
    for event in report.events:
        yield _event_as_text(report.name, event)
    yield from _issues_as_text(report.name, report.issues)


def _event_as_text(file: str, event: Event) -> str:
    return f"  {file}:{event.line} : « {event.title} », {VERBS[event.kind]} ({', '.join(event.fields)})"


def _lines_as_text(lines: dict[str, int]) -> Iterator[str]:
    parts = " + ".join(f"{n} {LINE_CLASS_NAMES[name]}" for name, n in lines.items())
    yield f"  {sum(lines.values())} lignes non vides = {parts}"


def _issues_as_text(name: str, issues: Sequence[Issue]) -> Iterator[str]:
    by_code: dict[str, list[Issue]] = defaultdict(list)
    for issue in issues:
        by_code[issue.code].append(issue)
    if by_code:
        yield f"  {_plural(len(issues), 'signalement')} :"
    for code, some in sorted(by_code.items()):
        yield f"    {code} ({len(some)})"
        for issue in some:
            place = f"{name}:{issue.line}" if issue.line else name
            yield f"      {place} : {_without_line(issue.message, issue.line)}"


def _counts_as_text(counts: dict[str, int]) -> Iterator[str]:
    yield (
        f"  {_plural(counts['read'], 'fiche lue', 'fiches lues')} : "
        f"{_plural(counts['created'], 'créée')}, {_plural(counts['updated'], 'mise à jour', 'mises à jour')}, "
        f"{_plural(counts['unchanged'], 'inchangée')}, {_plural(counts['kept'], 'gardée')} (corrections de l’équipe)"
    )
    yield (
        f"  {_plural(counts['exact_duplicates'], 'doublon exact', 'doublons exacts')}, "
        f"{_plural(counts['probable_duplicates'], 'doublon probable', 'doublons probables')}, "
        f"{_plural(counts['conflicts'], 'conflit')}"
    )
    if counts.get("left"):
        left = _plural(counts["left"], "fiche laissée", "fiches laissées")
        yield f"  {left} de côté : le prochain import la ou les proposera."


def _without_line(message: str, line: int | None) -> str:
    """A message without the line that stands before it already."""
    return message.removeprefix(f"ligne {line} : ")


def _place(refusal: Refusal) -> str:
    parts = []
    if refusal.line is not None:
        parts.append(f"ligne {refusal.line}")
    if refusal.offset is not None:
        parts.append(f"octet {refusal.offset}")
    return f"{', '.join(parts)} : " if parts else ""


def _plural(n: int, one: str, many: str | None = None) -> str:
    return f"{n} {one if n < 2 else many or one + 's'}"


def _files(n: int, adjective: str = "importé") -> str:
    return f"{n} fichier{'s' if n > 1 else ''} {adjective}{'s' if n > 1 else ''}"

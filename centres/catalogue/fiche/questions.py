"""An action -> what its page says of it beyond its fields: what is not filled in, and where its text was read."""

from dataclasses import dataclass

from centres.models import Action, SourceFiche
from centres.models.action import says_something
from centres.models.contact_notice import decided_contacts, mask_source

# Field -> the words of the page for it, in the fiche's order.
FIELDS = {
    "centre_id": "centre social",
    "attachments": "fichiers associés",
    "status_id": "statut",
    "dimension_id": "dimension",
    "themes": "thèmes",
    "summary": "résumé",
    "initiator_list": "à l’initiative",
    "scale_id": "échelle du territoire",
    "experience": "description de l’expérience",
    "publics": "public",
    "partner_list": "partenaires",
    "description": "description générale",
    "resources": "ressources financières",
    "people": "personnes mobilisées",
    "result_territory": "résultat sur le territoire",
    "result_centre": "résultat pour le centre social",
    "result_inhabitants": "résultat pour les habitants",
    "limits": "limites",
    "prospects": "perspectives",
}
MOST_PLACES = 5


@dataclass(frozen=True, slots=True)
class Place:
    """A text as it stood somewhere in a source, with the line number its file gave to the first of `lines`."""

    file: str
    first_line: int
    last_line: int
    lines: list[str]


def left_out(action: Action) -> list[str]:
    """What the fiche does not say, in its order: « fichiers associés », « limites »…"""
    budget = getattr(action, "budget", None)
    told = {
        "initiator_list": action.initiator_details,
        "resources": budget is not None and (budget.has_amount or budget.lines.all()),
        "people": action.people_counts.all(),
    }
    return [words for name, words in FIELDS.items() if not (_says_something(getattr(action, name)) or told.get(name))]


def state_after_publication(pk: int) -> str:
    """Where a fiche that the public once saw is by now: "archived" or "withdrawn"; empty for any other."""
    rows = Action.objects.filter(
        pk=pk, state__in=(Action.State.ARCHIVED, Action.State.WITHDRAWN), published_at__isnull=False
    )
    return rows.values_list("state", flat=True).first() or ""


def _says_something(value: object) -> bool:
    return says_something(value) if isinstance(value, str) else bool(value)


def current_sources(action: Action) -> list[SourceFiche]:
    """The places that hold the last text imported, in the order they were read; typed fiches have none."""
    return [source for source in action.sources.all() if source.is_current and source.text]


def lines_read(numbers: list[int], sources: list[SourceFiche]) -> list[int]:
    """The numbers of lines, when all of them stand in what a current text says of money: a later text that gave other
    amounts, which staff did not take, leaves behind the numbers of the one before."""
    for source in sources:
        first, last = source.field_lines.get("resources") or (source.first_line, source.last_line)
        if numbers and first <= numbers[0] and numbers[-1] <= last:
            return numbers
    return []


def source_places(sources: list[SourceFiche], action: Action) -> list[Place]:
    """Each place with its lines, at most five: identical copies in one file may be many.

    Whom they name is masked, as in the fiche.
    """
    decided = decided_contacts(action)
    return [
        Place(source.file, source.first_line, source.last_line, mask_source(source.text, decided).split("\n"))
        for source in sources[:MOST_PLACES]
    ]

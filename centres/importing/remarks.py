"""Decisions -> what a person is told of which fiche each one is: it is not taken, stands again, looks like another."""

from collections.abc import Iterable, Iterator, Mapping

from centres.fiches import Issue
from centres.models import Action
from centres.models.action import NO_TITLE

from .cut import is_cut
from .three_way import ImportDecision

REMARKS = {
    "withdrawn": "fiche retirée à la demande de son centre. Rien n’en est repris.",
    "came_back": "ce texte avait été remplacé ; la source y revient, le catalogue aussi. Si cette page est ancienne, "
    "importez de nouveau la plus récente.",
    "older_page": "page plus ancienne que le catalogue : elle déferait plusieurs imports. Ce texte n’est pas repris ; "
    "s’il doit l’être, importez la page dans l’administration et cochez la fiche.",
    "older_text": "texte remplacé depuis, et cet import donne aussi le plus récent. Rien n’en est repris.",
    "probable_duplicate": "une autre fiche porte ce titre, pour le même centre, avec un autre texte. "
    "Les deux sont gardées ; comparez-les.",
}


def identity_issues(decisions: Iterable[ImportDecision], twins: Mapping[int, str]) -> Iterator[Issue]:
    """One issue for each fiche that is not taken, or that stands again, though the catalogue tells another text of it;
    and for each that looks like another. `twins`: see `twins_of`."""
    for decision in decisions:
        code = "probable_duplicate" if decision.match.is_probable_duplicate else _earlier_text(decision)
        line, title = decision.fiche.first_line, decision.fiche.title or NO_TITLE
        if code:
            yield Issue(code, line, f"« {title} » : {REMARKS[code]}")
        if (twin := twins.get(line)) and not decision.match.is_probable_duplicate:
            message = f"« {title} » : {twin}. Les deux sont gardées ; comparez-les."
            yield Issue("probable_duplicate", line, message)


def twins_of(
    told: Mapping[tuple[int, int], str], decisions: Iterable[ImportDecision], action_ids: Iterable[int | None]
) -> dict[int, str]:
    """{first line of a fiche: the one that says the same, and how}. `told`: {pair of actions: how}.

    Of two fiches of one file, the second one says it.
    """
    if not told:
        return {}
    lines = {pk: decision.fiche.first_line for decision, pk in zip(decisions, action_ids, strict=True) if pk}
    names = _names({pk for pair in told for pk in pair})
    twins: dict[int, str] = {}
    for (one, other), reason in sorted(told.items()):
        mine, its = (one, other) if lines.get(one, 0) > lines.get(other, 0) else (other, one)
        twins.setdefault(lines[mine], f"{reason}, voir {names[its]}")
    return twins


def _names(ids: Iterable[int]) -> dict[int, str]:
    """« title » (centre) of these fiches."""
    rows = Action.objects.filter(pk__among=ids).values_list("pk", "title", "centre__name")
    return {pk: f"« {title} » ({centre or 'sans centre'})" for pk, title, centre in rows}


def _earlier_text(decision: ImportDecision) -> str:
    """The code of what is said of a text that the catalogue had before, or must not have; empty for any other."""
    match = decision.match
    if match.is_withdrawn:
        return "withdrawn"
    if match.how == "back":
        return "older_page" if match.is_stale else "came_back"
    return "older_text" if match.how == "older" and not is_cut(decision.fiche) else ""

"""Decisions -> what a person is told of which fiche each one is: it is not taken, stands again, looks like another."""

from collections.abc import Iterable, Iterator

from centres.fiches import Issue
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


def identity_issues(decisions: Iterable[ImportDecision]) -> Iterator[Issue]:
    """One issue for each fiche that is not taken, or that stands again, though the catalogue tells another text of it;
    and for each new one that looks like another."""
    for decision in decisions:
        code = "probable_duplicate" if decision.match.is_probable_duplicate else _earlier_text(decision)
        if code:
            title = decision.fiche.title or NO_TITLE
            yield Issue(code, decision.fiche.first_line, f"« {title} » : {REMARKS[code]}")


def _earlier_text(decision: ImportDecision) -> str:
    """The code of what is said of a text that the catalogue had before, or must not have; empty for any other."""
    match = decision.match
    if match.is_withdrawn:
        return "withdrawn"
    if match.how == "back":
        return "older_page" if match.is_stale else "came_back"
    return "older_text" if match.how == "older" and not is_cut(decision.fiche) else ""

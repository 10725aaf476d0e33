"""What went wrong -> a problem in JSON (RFC 9457), the same for every refusal and every failure of the API."""

from collections.abc import Sequence

import orjson
from django.http import HttpRequest, HttpResponse

TYPE = "application/problem+json"
DOCS = "/api/v1/docs"
# Status -> (title, what happened and what to do about it, where nothing more is known).
TOLD = {
    301: ("Déplacé", "Cette adresse en a une autre : celle de l’en-tête Location."),
    400: ("Demande illisible", "Cette demande n’a pas été comprise : moins de paramètres, peut-être."),
    404: ("Introuvable", f"Rien ne répond à cette adresse. Celles qui existent sont expliquées à {DOCS}."),
    405: ("Méthode refusée", "L’API se lit : GET, HEAD et OPTIONS."),
    410: ("Retirée", "Cette fiche a été retirée à la demande de son centre."),
    422: ("Paramètres refusés", "Au moins un paramètre ne peut pas être suivi."),
    429: ("Trop de demandes", "Attendez le nombre de secondes de l’en-tête Retry-After."),
    500: ("Erreur du site", "Le site a rencontré une erreur. Réessayez dans un instant."),
    501: ("Format inconnu", "Ce format n’est pas donné."),
    503: ("Base de données indisponible", "La base de données ne répond pas. Réessayez dans un instant."),
}


class Refused(Exception):
    """Something that the API answers with a problem. `errors`: (parameter, sentence) of each one refused."""

    def __init__(self, status: int, detail: str = "", errors: Sequence[tuple[str, str]] = ()) -> None:
        super().__init__(status, detail)
        self.status, self.detail, self.errors = status, detail, errors


def problem(
    request: HttpRequest, status: int, detail: str = "", errors: Sequence[tuple[str, str]] = ()
) -> HttpResponse:
    """`detail`: what is known beyond the status; without it, what the table says."""
    title, usual = TOLD[status]
    told = {
        "type": f"{DOCS}#reponse-{status}",
        "title": title,
        "status": status,
        "detail": detail or usual,
        # A path may hold half a character, which UTF-8 has no bytes for.
        "instance": request.path.encode("utf-8", "replace").decode(),
        "errors": [{"parameter": name, "message": message} for name, message in errors],
    }
    return HttpResponse(orjson.dumps(told), status=status, content_type=TYPE)

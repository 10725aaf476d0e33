"""What there is to ask: /api/v1/ itself."""

from django.http import HttpResponse
from django.urls import reverse
from ninja import Router

from centres.api.answers import ApiRequest, as_json
from centres.api.shapes.answers import Ways

router = Router(tags=["Pour commencer"])
# Names of addresses without a number.
NAMED = (
    "actions", "budgets", "centres", "themes", "publics", "partenaires", "regions", "departements", "epci", "communes",
    "facettes", "chiffres", "suggestions",
)  # fmt: skip


@router.get("/", response=Ways, summary="Les adresses de l’API")
def ways(request: ApiRequest) -> HttpResponse:
    """Ce que l’on peut demander, et où c’est expliqué."""
    told = {
        "title": "Les actions des centres sociaux",
        "version": "1.0",
        "documentation": request.build_absolute_uri(reverse("api:docs")),
        "openapi": request.build_absolute_uri(reverse("api:openapi")),
        "addresses": {name: request.build_absolute_uri(reverse(f"api:{name}")) for name in NAMED},
    }
    return as_json(told)

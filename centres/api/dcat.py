"""The catalogue as a data set -> DCAT-AP 3, which data.gouv.fr and its likes harvest, in JSON-LD and in Turtle.

Mandatory there: of the catalogue and of the data set a title and a description, of the catalogue a publisher, of a
distribution its access URL, of the service a title and its endpoint. Words of the European Union's lists are theirs.
"""

from typing import Any

from django.db.models import Max, Min
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from centres.catalogue.index import CatalogueIndex, CatalogueState
from centres.exports.formats import FORMATS, ExportFormat
from centres.models import Action
from centres.views.public import cached_by_catalogue, read_only

from .answers import as_json
from .catalogue_api import api
from .turtle import as_turtle

TITLE = "Les actions des centres sociaux"
LISTS = "http://publications.europa.eu/resource/authority"
MEDIA_TYPES = "https://www.iana.org/assignments/media-types"
CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
Node = dict[str, Any]


@read_only
@cached_by_catalogue
def catalogue_json(request: HttpRequest, catalogue: CatalogueState) -> HttpResponse:
    response = as_json({"@context": CONTEXT, **described(catalogue.index, _site(request))})
    response.headers["Content-Type"] = "application/ld+json"
    return response


@read_only
@cached_by_catalogue
def catalogue_turtle(request: HttpRequest, catalogue: CatalogueState) -> HttpResponse:
    text = as_turtle(CONTEXT, described(catalogue.index, _site(request)))
    return HttpResponse(text, content_type="text/turtle; charset=utf-8")


def described(index: CatalogueIndex, site: str) -> Node:
    """The catalogue, with its one data set and the service that gives it. `site`: what stands before an address."""
    page, docs = site + reverse("centres:open_data"), site + reverse("api:docs")
    publisher = {"@id": f"{site}/#editeur", "@type": "foaf:Agent", "foaf:name": _french(TITLE)}
    data_set = _data_set(index, site, page)
    service = {
        "@id": f"{page}#api",
        "@type": "dcat:DataService",
        "dct:title": _french("API du catalogue"),
        "dct:description": _french(api.description.replace("`", "")),
        "dcat:endpointURL": {"@id": site + reverse("api:ways")},
        "dcat:endpointDescription": {"@id": site + reverse("api:openapi")},
        "dcat:servesDataset": {"@id": data_set["@id"]},
        "foaf:page": {"@id": docs, "@type": "foaf:Document"},
    }
    return {
        "@id": f"{page}#catalogue",
        "@type": "dcat:Catalog",
        "dct:title": _french(TITLE),
        "dct:description": _french("Ce que les centres sociaux racontent de leurs actions, fiche par fiche."),
        "dct:publisher": publisher,
        "dct:language": {"@id": f"{LISTS}/language/FRA"},
        "dct:license": {"@id": site + reverse("centres:licence")},
        "foaf:homepage": {"@id": f"{site}/", "@type": "foaf:Document"},
        "dcat:dataset": data_set,
        "dcat:service": service,
    }


def _data_set(index: CatalogueIndex, site: str, page: str) -> Node:
    rows = Action.objects.visible_to(None)
    dates = rows.aggregate(first=Min("published_at"), last=Max("updated_at"))
    themes = index.words.terms["theme"]
    described_by = {
        "@id": f"{page}#fiches",
        "@type": "dcat:Dataset",
        "dct:identifier": f"{page}#fiches",
        "dct:title": _french("Fiches d’actions des centres sociaux"),
        "dct:description": _french(
            f"{len(index.ids)} fiches publiées : l’action, son centre, ses publics, ses partenaires, son budget, ce"
            " qu’elle a donné et ce qui a coincé. Les coordonnées de personnes en sont retirées."
        ),
        "dct:publisher": {"@id": f"{site}/#editeur"},
        "dcat:contactPoint": {
            "@id": f"{site}/#contact",
            "@type": "vcard:Organization",
            "vcard:fn": _french(TITLE),
            "vcard:hasURL": {"@id": site + reverse("centres:mentions-legales")},
        },
        "dcat:landingPage": {"@id": page, "@type": "foaf:Document"},
        "dcat:theme": {"@id": f"{LISTS}/data-theme/SOCI"},
        "dct:accrualPeriodicity": {"@id": f"{LISTS}/frequency/UPDATE_CONT"},
        "dct:language": {"@id": f"{LISTS}/language/FRA"},
        "dct:spatial": {"@id": f"{LISTS}/country/FRA"},
        "dct:license": {"@id": site + reverse("centres:licence")},
        "dcat:keyword": [_french(theme.label) for pk, theme in themes.items() if pk in index.values["theme"]],
        "dcat:distribution": [_distribution(form, site, page) for form in FORMATS],
    }
    if dates["first"]:
        described_by["dct:issued"] = _typed(dates["first"].isoformat(), "dateTime")
        described_by["dct:modified"] = _typed(dates["last"].isoformat(), "dateTime")
    if years := sorted(index.values["annee"]):
        described_by["dct:temporal"] = {
            "@id": f"{page}#annees",
            "@type": "dct:PeriodOfTime",
            "dcat:startDate": _typed(str(years[0]), "gYear"),
            "dcat:endDate": _typed(str(years[-1]), "gYear"),
        }
    return described_by


def _distribution(form: ExportFormat, site: str, page: str) -> Node:
    return {
        "@id": f"{page}#{form.name}",
        "@type": "dcat:Distribution",
        "dct:title": _french(form.label),
        "dct:description": _french(form.use[:1].upper() + form.use[1:]),
        "dcat:accessURL": {"@id": page},
        "dcat:downloadURL": {"@id": site + reverse(f"centres:export_{form.name}")},
        # The words of the European list are the ends of the names of files.
        "dct:format": {"@id": f"{LISTS}/file-type/{form.name.upper()}"},
        "dcat:mediaType": {"@id": f"{MEDIA_TYPES}/{form.content_type.partition(';')[0]}"},
        "dct:license": {"@id": site + reverse("centres:licence")},
    }


def _french(text: str) -> Node:
    return {"@value": text, "@language": "fr"}


def _typed(text: str, kind: str) -> Node:
    return {"@value": text, "@type": f"xsd:{kind}"}


def _site(request: HttpRequest) -> str:
    return request.build_absolute_uri("/").removesuffix("/")

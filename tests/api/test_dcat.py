"""The description of the data set: two formats that say the same, and all that DCAT-AP 3 wants."""

import pytest
from rdflib import DCAT, DCTERMS, FOAF, RDF, XSD, Graph, Literal, URIRef

from centres.exports.formats import FORMATS
from tests.factories import make_action, make_centre, make_full_action

pytestmark = [
    pytest.mark.django_db,
    # Said by the reader of JSON-LD that rdflib has, of itself.
    pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning"),
]
VCARD = "http://www.w3.org/2006/vcard/ns#"
# Class -> what a thing of it must say (DCAT-AP 3.0, « mandatory »), then what harvesters want beside it.
MANDATORY = {
    DCAT.Catalog: [DCTERMS.title, DCTERMS.description, DCTERMS.publisher, DCAT.dataset, DCTERMS.license],
    DCAT.Dataset: [DCTERMS.title, DCTERMS.description, DCAT.distribution, DCAT.contactPoint, DCTERMS.license],
    DCAT.Distribution: [DCAT.accessURL, DCTERMS.format, DCAT.mediaType, DCTERMS.license],
    DCAT.DataService: [DCTERMS.title, DCAT.endpointURL, DCAT.servesDataset],
    FOAF.Agent: [FOAF.name],
    URIRef(f"{VCARD}Organization"): [URIRef(f"{VCARD}fn")],
    DCTERMS.PeriodOfTime: [DCAT.startDate, DCAT.endDate],
}
# Whatever is named is of the lists of others, or of this site.
NAMES_ALONE = (
    "http://publications.europa.eu/", "https://www.iana.org/", "http://testserver/", "http://www.w3.org/",
    "http://purl.org/", "http://xmlns.com/",
)  # fmt: skip


@pytest.fixture
def turtle(client) -> Graph:
    make_full_action(title="Jardin", year=2019, centre=make_centre('Le "Parc" \\ <b>'))
    make_action("Bal", year=2012)
    return read(client, "ttl", "turtle")


def read(client, form: str, syntax: str) -> Graph:
    response = client.get(f"/donnees/catalogue.{form}")
    assert response.status_code == 200
    return Graph().parse(data=response.content, format=syntax)


def test_both_formats_say_the_same(client, turtle):
    linked = read(client, "jsonld", "json-ld")

    assert len(turtle) > 60
    assert set(turtle) == set(linked)
    assert client.get("/donnees/catalogue.ttl")["Content-Type"] == "text/turtle; charset=utf-8"
    assert client.get("/donnees/catalogue.jsonld")["Content-Type"] == "application/ld+json"


def test_each_thing_says_all_that_it_must(turtle):
    for kind, properties in MANDATORY.items():
        things = list(turtle.subjects(RDF.type, kind))
        assert things, kind
        for thing in things:
            missing = [name for name in properties if not any(turtle.objects(thing, name))]
            assert missing == [], (thing, missing)


def test_dates_texts_and_names_are_of_the_right_kind(turtle):
    [data_set] = turtle.subjects(RDF.type, DCAT.Dataset)

    assert {text.language for text in turtle.objects(data_set, DCTERMS.title)} == {"fr"}
    assert turtle.value(data_set, DCTERMS.modified).datatype == XSD.dateTime
    [period] = turtle.objects(data_set, DCTERMS.temporal)
    years = [turtle.value(period, end) for end in (DCAT.startDate, DCAT.endDate)]
    assert years == [Literal(year, datatype=XSD.gYear) for year in ("2012", "2019")]
    assert {str(word) for word in turtle.objects(data_set, DCAT.keyword)} == {"Santé", "Culture"}
    assert all(isinstance(one, URIRef) for one in turtle.objects(None, DCAT.accessURL))
    for thing in set(turtle.objects()):
        assert not isinstance(thing, URIRef) or str(thing).startswith(NAMES_ALONE)


def test_each_format_of_the_exports_is_told_and_there(client, turtle):
    addresses = {str(address) for address in turtle.objects(None, DCAT.downloadURL)}

    assert addresses == {f"http://testserver/exports/actions.{form.name}" for form in FORMATS}
    assert all(client.get(address).status_code == 200 for address in addresses)


def test_an_empty_catalogue_is_described_too(client, db):
    graph = read(client, "ttl", "turtle")

    assert len(list(graph.subjects(RDF.type, DCAT.Dataset))) == 1
    assert set(graph) == set(read(client, "jsonld", "json-ld"))


def test_a_host_of_another_kind_breaks_no_statement(client, db, settings):
    settings.ALLOWED_HOSTS = ["*"]
    response = client.get("/donnees/catalogue.ttl", headers={"host": "[::1]:8000"})

    Graph().parse(data=response.content, format="turtle")

"""/dossier/: fiches gathered by an address, to print."""

from types import SimpleNamespace

import pytest

from centres.views.baskets import pdf
from tests.factories import make_action, make_full_action, make_source

pytestmark = [pytest.mark.django_db, pytest.mark.once]
PATH = "/dossier/"


@pytest.fixture
def without_pdf(monkeypatch) -> None:
    monkeypatch.setattr(pdf, "weasyprint", lambda: None)


def test_an_empty_dossier_says_what_it_is_for(page):
    html = page(PATH)

    assert "Réunissez des fiches" in html
    assert "Ce qui sera imprimé" not in html


def test_a_dossier_has_a_cover_contents_a_synthesis_fiches_and_sources(page, without_pdf):
    one, two = make_full_action(title="Jardin"), make_full_action(title="Café")
    make_source(one, first_line=12)
    html = page(f"{PATH}?a={two.pk}&a={one.pk}&titre=Nos+idées&pour=le+CA&date=2024-11-01&n{one.pk}=À+essayer")

    places = [html.index(words) for words in (
        '<h2 data-shows="titre">Nos idées</h2>', 'Pour <span data-shows="pour">le CA</span>', "1er novembre 2024",
        'id="sommaire"', 'id="synthese"', "1. Café", "2. Jardin", f'<span data-shows="n{one.pk}">À essayer</span>',
        'id="sources"', "«&nbsp;page.txt&nbsp;» (lignes 12 à 13)",
    )]  # fmt: skip
    assert places == sorted(places)
    assert "Enregistrer au format PDF" in html
    assert "Télécharger en PDF" not in html


def test_a_button_leads_to_the_address_of_the_new_order(client):
    one, two = make_action(), make_action()
    response = client.get(f"{PATH}?a={one.pk}&a={two.pk}&n{one.pk}=Oui&descendre={one.pk}")

    address = f"{PATH}?a={two.pk}&a={one.pk}&n{one.pk}=Oui#n{one.pk}"
    assert (response.status_code, response["Location"]) == (302, address)
    assert client.get(f"{PATH}?a={one.pk}&retirer={one.pk}")["Location"] == PATH


def test_what_is_typed_is_text(page, without_pdf):
    action = make_action("<script>titre</script>")
    html = page(PATH, {"a": action.pk, "titre": '"><script>', "pour": "<b>", f"n{action.pk}": "</textarea><script>"})

    assert "<script>" not in html
    assert "</textarea><" not in html.replace("</textarea></p>", "")


def test_a_draft_is_never_gathered(page):
    draft = make_action("Secret", state="draft")

    assert "Secret" not in page(PATH, {"a": draft.pk})


def test_the_page_follows_the_day(client):
    response = client.get(PATH)

    assert "ETag" not in response
    assert response["Cache-Control"] == "no-cache"


def test_a_dossier_costs_the_same_for_two_and_for_thirty(client, django_assert_max_num_queries):
    ids = [make_full_action().pk for _ in range(30)]
    client.get(PATH, {"a": ids[:2]})
    for some in (ids[:2], ids):
        with django_assert_max_num_queries(14):
            assert client.get(PATH, {"a": some}).status_code == 200


@pytest.fixture
def printed(monkeypatch) -> list[str]:
    """A stand-in for WeasyPrint, which not every machine has: it notes the HTML that it is given."""
    given: list[str] = []

    class Html:
        def __init__(self, string: str, **options: object) -> None:
            given.append(string)

        def write_pdf(self, **options: object) -> bytes:
            return b"%PDF-"

    package = SimpleNamespace(
        CSS=lambda **options: given.append(options["string"]),
        HTML=Html,
        text=SimpleNamespace(fonts=SimpleNamespace(FontConfiguration=object)),
        urls=SimpleNamespace(URLFetcher=object, URLFetcherResponse=lambda url, body: body),
    )
    pdf._ours.cache_clear()
    monkeypatch.setattr(pdf, "weasyprint", lambda: package)
    yield given
    pdf._ours.cache_clear()


def test_where_weasyprint_is_there_the_dossier_is_one_pdf(client, printed):
    action = make_full_action(title="Jardin <b>")
    query = f"a={action.pk}&titre=Nos+id%C3%A9es&date=2026-12-01"
    assert "Télécharger en PDF" in client.get(f"{PATH}?{query}").content.decode()
    response = client.get(f"{PATH}?{query}&format=pdf")

    assert (response["Content-Type"], response.content) == ("application/pdf", b"%PDF-")
    assert response["Content-Disposition"] == 'inline; filename="dossier-2026-12-01.pdf"'
    style, html = printed
    assert "@page" in style
    assert "<h1>Nos idées</h1>" in html
    assert "Jardin &lt;b&gt;" in html
    assert f"http://testserver{action.get_absolute_url()}" in html
    assert f"http://testserver{PATH}?{query.replace('&', '&amp;')}" in html


def test_an_empty_dossier_has_no_pdf(client, printed):
    assert client.get(f"{PATH}?format=pdf")["Content-Type"].startswith("text/html")
    assert printed == []


def test_where_it_is_not_there_the_page_answers(client, without_pdf):
    action = make_action()

    assert client.get(PATH, {"a": action.pk, "format": "pdf"})["Content-Type"].startswith("text/html")


def test_our_own_files_are_read_and_nothing_else():
    assert b"@font-face" in pdf.file_of(f"{pdf.HERE}{pdf.STYLE}")
    assert pdf.file_of(f"{pdf.HERE}fonts/AtkinsonHyperlegible-Regular.ttf")
    for url in (
        "https://exemple.org/x.png", "file:///etc/passwd", "data:text/plain,x", f"{pdf.HERE}../manage.py",
        f"{pdf.HERE}/etc/passwd", f"{pdf.HERE}nulle-part.css",
    ):  # fmt: skip
        with pytest.raises(ValueError, match="not one of our files"):
            pdf.file_of(url)


def test_a_fiche_leads_to_both_pages(page):
    action = make_action()
    html = page(action.get_absolute_url())

    assert f'href="/comparer/?a={action.pk}"' in html
    assert f'name="choisir" value="{action.pk}" form="choix" aria-pressed="false"' in html

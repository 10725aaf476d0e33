"""What the reader proposes is for staff alone: no address of the site shows it, counts it or lets it be found."""

import re

import pytest
from django.core.management import call_command

from centres.models import SourceFiche
from tests.importing.pages import garden, import_fiches
from tests.permissions import addresses, example

pytestmark = pytest.mark.django_db

# The sum stands in no text: whoever reads it was shown the proposal.
WORDS = "Dépenses :\n- bidules : 4 321 €\n- machins : 2 222 €"
MOMENT = re.compile(r"T\d\d:\d\d:\d\d[.\d]*")
CANARY = re.compile(r"6[\s.,\u00a0\u202f]?543")


@pytest.fixture
def source(catalogue, tmp_path) -> SourceFiche:
    import_fiches(tmp_path, garden(title="Atelier bidules", resources=WORDS))
    return SourceFiche.objects.get(action__title="Atelier bidules")


@pytest.fixture
def contradiction(catalogue, tmp_path) -> SourceFiche:
    """Lines that are more than their total: the issue says the sum that they make."""
    words = "Budget : 500 €\nMatériel : 4 321 €\nBus : 2 222 €"
    import_fiches(tmp_path, garden(title="Atelier bidules", resources=words), name="more.txt")
    source = SourceFiche.objects.get(action__title="Atelier bidules")
    assert any(CANARY.search(issue["message"]) for issue in source.issues)
    return source


@pytest.fixture
def catalogue(db, tmp_path):
    """A fiche whose budget is sure, beside."""
    import_fiches(tmp_path, garden(resources="1200 euros"), name="sure.txt")


def asked(client, address: str) -> str:
    answer = client.get(address, follow=True)
    data = b"".join(answer.streaming_content) if answer.streaming else answer.content
    # The parts of a second, and numbers of requests, are any figures.
    return MOMENT.sub("", data.decode(errors="replace"))


def test_the_canary_sings_where_it_may(source, admin_client):
    assert CANARY.search(asked(admin_client, f"/admin/centres/action/{source.action_id}/change/"))


def test_no_public_address_shows_a_proposal(source, client):
    public = [address for address in addresses() if not address.startswith(("/admin/", "/static/"))]
    assert len(public) > 20
    shown = [f"/actions/{source.action_id}/", "/actions/?q=bidules", "/chiffres/?q=bidules"]
    for address in [*shown, *(example(place) for place in public if _can_be_asked(place))]:
        assert not CANARY.search(asked(client, address)), address


def _can_be_asked(address: str) -> bool:
    return not any(name in address for name in ("fichiers", "merci"))


@pytest.mark.parametrize("query", ["budget=oui", "budget_min=6000", "budget=sans-periode", "poste=charges"])
def test_a_proposal_is_found_by_no_filter(query, source, client):
    assert "Atelier bidules" not in asked(client, f"/actions/?{query}")


def test_a_proposal_is_no_budget_of_the_figures(source, client):
    html = asked(client, "/chiffres/")
    assert "1\u202f200" in html or "1\u00a0200" in html
    assert "7\u202f743" not in html


def test_why_a_budget_is_only_proposed_is_for_staff_alone(contradiction, client, capsys):
    for address in ("/exports/actions.json", "/exports/actions.csv", f"/actions/{contradiction.action_id}/"):
        assert not CANARY.search(asked(client, address))
    call_command("export_fiches", format="json", all=True)
    assert not CANARY.search(capsys.readouterr().out)


def test_no_export_holds_a_proposal(source, capsys):
    for form in ("json", "text"):
        call_command("export_fiches", format=form, all=True)
        out = capsys.readouterr().out
        assert "bidules" in out
        assert not CANARY.search(out)
        assert "proposed" not in out

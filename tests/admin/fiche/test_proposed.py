"""The budget that the reader proposes: it waits, and is accepted, corrected or refused beside its words."""

import re

import pytest
from django.urls import reverse

from centres.admin.waiting import what_waits
from centres.models import Action, Budget, BudgetLine, Revision, SourceFiche
from tests.admin.pages import change_url, messages_of
from tests.importing.pages import garden, import_fiches

WORDS = "Dépenses :\n- bidules : 4 321 €\n- machins : 2 222 €"
Proposal = SourceFiche.Proposal


@pytest.fixture(scope="module")
def shared_source(shared_rows, tmp_path_factory) -> int:
    """A fiche whose money nobody understands word by word."""
    with shared_rows():
        import_fiches(tmp_path_factory.mktemp("page"), garden(resources=WORDS))
        return SourceFiche.objects.get().pk


@pytest.fixture
def source(db, shared_source) -> SourceFiche:
    return SourceFiche.objects.get(pk=shared_source)


def page_of(source: SourceFiche) -> str:
    return reverse("admin:centres_action_proposal", args=[source.action_id, source.pk])


def decide(client, source: SourceFiche, decision: str, **typed: str):
    """Opens the page of the proposal, and decides what it shows."""
    page = client.get(page_of(source))
    seen = page.context["proposal"].seen if page.status_code == 200 else ""
    return client.post(page_of(source), {"decision": decision, "vu": seen, **typed})


def decided(source: SourceFiche) -> tuple[str, str]:
    source.refresh_from_db()
    return source.proposal, getattr(source.proposal_decided_by, "username", "")


def waiting_proposals() -> int:
    return sum(thing.count for thing in what_waits() if "budget-propose" in thing.url)


def test_what_is_proposed_waits_and_is_no_budget(source, admin_client):
    assert not Budget.objects.exists()
    assert (source.proposal, waiting_proposals()) == (Proposal.OPEN, 1)

    listed = admin_client.get(reverse("admin:centres_action_changelist") + "?budget-propose=oui").content.decode()
    assert "Jardin des voisins" in listed
    assert "budget proposé" in listed


def test_the_fiche_shows_it_beside_its_words_with_a_key_for_each_decision(source, admin_client):
    html = admin_client.get(change_url(source.action)).content.decode()

    assert "bidules : 4 321" in html.replace("\u202f", " ").replace("\u00a0", " ")
    assert "6\u202f543" in html or "6\u00a0543" in html
    assert [f'accesskey="{key}"' in html for key in "acr"] == [True, True, True]


def test_accepted_it_is_the_budget_confirmed_by_whoever_accepts(source, admin_client, admin_user):
    version = source.action.version

    answer = decide(admin_client, source, "accepter")

    budget = Budget.objects.get()
    assert (budget.total, budget.is_computed, budget.confirmed_by, budget.source_text) == (
        6543,
        True,
        admin_user,
        WORDS,
    )
    assert budget.confirmed_at is not None
    assert list(BudgetLine.objects.values_list("label", "amount")) == [("bidules", 4321), ("machins", 2222)]
    assert (decided(source), waiting_proposals()) == ((Proposal.ACCEPTED, "admin"), 0)
    assert Action.objects.get().version == version + 1
    assert {"budget", "confirmed"} <= set(Revision.objects.latest("pk").changes)
    assert "confirmé à votre nom" in messages_of(admin_client, answer)[0]


def test_corrected_it_keeps_its_lines_and_is_confirmed(source, admin_client):
    decide(admin_client, source, "corriger", total="7 000", year="2019")

    budget = Budget.objects.get()
    assert (budget.total, budget.is_computed, budget.year) == (7000, False, 2019)
    assert budget.confirmed_at is not None
    assert budget.lines.count() == 2
    assert decided(source)[0] == Proposal.CORRECTED


def test_a_correction_that_cannot_be_is_told_and_nothing_is_written(source, admin_client):
    html = decide(admin_client, source, "corriger", total="-5").content.decode()

    assert "jamais négatif" in html
    assert not Budget.objects.exists()
    assert decided(source)[0] == Proposal.OPEN


def test_refused_it_waits_no_more_and_changes_nothing(source, admin_client):
    version = source.action.version

    decide(admin_client, source, "refuser")

    assert not Budget.objects.exists()
    assert (decided(source), waiting_proposals()) == ((Proposal.REFUSED, "admin"), 0)
    assert Action.objects.get().version == version


def test_a_proposal_decided_already_is_told(source, admin_client):
    decide(admin_client, source, "refuser")

    answer = decide(admin_client, source, "accepter")

    assert "n’attend plus" in messages_of(admin_client, answer)[-1]
    assert not Budget.objects.exists()


@pytest.mark.parametrize("decision", ["accepter", "corriger", "refuser"])
def test_a_page_that_is_stale_decides_nothing_about_what_changed_and_shows_it(decision, source, admin_client):
    seen = admin_client.get(page_of(source)).context["proposal"].seen
    Budget.objects.create(action=source.action, total=999)

    answer = admin_client.post(page_of(source), {"decision": decision, "vu": seen, "total": "7 001"})

    html = answer.content.decode()
    assert "a changé depuis que vous l’avez lue" in html
    assert "999" in html
    assert ("7001" in html.replace(" ", "")) == (decision == "corriger")
    assert (Budget.objects.get().total, Budget.objects.get().confirmed_at) == (999, None)
    assert decided(source)[0] == Proposal.OPEN
    again = {"decision": decision, "vu": answer.context["proposal"].seen, "total": "7 001"}
    assert admin_client.post(page_of(source), again).status_code == 302
    assert decided(source)[0] != Proposal.OPEN


def test_the_fiche_sends_what_it_showed_with_the_decision(source, admin_client):
    html = admin_client.get(change_url(source.action)).content.decode()
    seen = re.search(r'type="hidden" name="vu" value="([0-9a-f]{16})"></form>', html)[1]

    assert admin_client.post(page_of(source), {"decision": "accepter", "vu": seen}).status_code == 302
    assert decided(source)[0] == Proposal.ACCEPTED


def test_another_text_withdraws_the_proposal_of_the_old_one(source, admin_client, tmp_path):
    import_fiches(tmp_path, garden(resources="Achat de plantes : 85 €"), name="later.txt")

    assert waiting_proposals() == 0
    assert Budget.objects.get().total == 85
    answer = decide(admin_client, source, "accepter")
    assert "n’attend plus" in messages_of(admin_client, answer)[0]
    assert Budget.objects.get().total == 85


def test_what_staff_accepted_stands_when_another_text_proposes_something_else(source, admin_client, tmp_path):
    decide(admin_client, source, "accepter")

    import_fiches(tmp_path, garden(resources="Dépenses :\n- bidules : 9 000 €\n- machins : 1 €"), name="later.txt")

    assert Budget.objects.get().total == 6543
    assert waiting_proposals() == 1
    assert not Action.objects.get().conflicts.exists()


def test_what_stands_already_is_not_proposed_again(source, admin_client, tmp_path):
    decide(admin_client, source, "accepter")

    import_fiches(tmp_path, garden(resources=WORDS, summary="Un autre résumé"), name="later.txt")

    assert waiting_proposals() == 0


def test_the_same_file_again_leaves_a_refusal(source, admin_client, tmp_path):
    decide(admin_client, source, "refuser")

    import_fiches(tmp_path, garden(resources=WORDS))

    assert (decided(source)[0], waiting_proposals()) == (Proposal.REFUSED, 0)


def test_a_reader_may_look_and_not_decide(source, viewer):
    html = viewer.get(change_url(source.action)).content.decode()

    assert "bidules" in html
    assert 'value="accepter"' not in html
    assert viewer.post(page_of(source), {"decision": "accepter"}).status_code == 403

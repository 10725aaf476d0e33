"""Budgets one after the other: what is signed is what was shown, whatever else happens meanwhile."""

import pytest

from centres.models import Action, Budget, Revision, SourceFiche
from tests.admin.pages import send
from tests.importing.pages import garden, import_fiches

PAGE = "/admin/a-la-suite/budgets/"
UNSURE = "Une aide de 300 euros environ, plus 20 ou 30 euros de goûters selon les jours"


@pytest.fixture
def budgets(db, tmp_path) -> list[Budget]:
    import_fiches(tmp_path, *(garden(title=f"Jardin {n}", resources=f"{n}00 euros") for n in (1, 2, 3)))
    return list(Budget.objects.order_by("pk"))


def shown(client, address: str = PAGE) -> dict[str, object]:
    item = client.get(address).context["item"]
    return {"objet": item.key, "vu": item.version, "row": item.row}


def decide(client, sent: dict, decision: str, **more):
    return client.post(PAGE, {"objet": sent["objet"], "vu": sent["vu"], "decision": decision, **more}, follow=True)


def test_three_budgets_are_confirmed_by_one_button_each(budgets, admin_client):
    sent = shown(admin_client)
    for budget in budgets:
        assert sent["row"] == budget
        answer = decide(admin_client, sent, "accepter")
        if (item := answer.context["item"]) is not None:
            sent = {"objet": item.key, "vu": item.version, "row": item.row}

    assert not Budget.objects.filter(confirmed_at=None).exists()
    assert "Plus aucun budget à décider" in answer.content.decode()
    assert Revision.objects.filter(changes__has_key="confirmed").count() == 3


def test_the_words_and_the_reading_are_on_the_page(budgets, admin_client):
    html = admin_client.get(PAGE).content.decode()

    assert "100 euros" in html
    assert "100" in html.split("Ce qui a été lu")[1]


def test_what_changed_since_is_not_signed(budgets, tmp_path, admin_client):
    sent = shown(admin_client)
    import_fiches(tmp_path, garden(title="Jardin 1", resources="900 euros"), name="apres.txt")

    answer = decide(admin_client, sent, "accepter")

    assert "rien n’a été fait" in answer.content.decode()
    assert not Budget.objects.exclude(confirmed_at=None).exists()


def test_a_budget_that_somebody_signed_meanwhile_stays_theirs(budgets, admin_client, django_user_model):
    sent = shown(admin_client)
    other = django_user_model.objects.create_user("autre")
    Budget.objects.filter(pk=budgets[0].pk).update(confirmed_at="2026-01-01T00:00:00Z", confirmed_by=other)

    decide(admin_client, sent, "refuser")

    budgets[0].refresh_from_db()
    assert (budgets[0].total, budgets[0].confirmed_by) == (100, other)


def test_a_corrected_amount_is_signed_and_in_the_history(budgets, admin_client):
    sent = shown(admin_client)
    decide(admin_client, sent, "corriger", total="150", low="", high="", year="", period="", scope="")

    budget = Budget.objects.get(action=budgets[0].action_id)
    assert (budget.total, budget.confirmed_at is not None, budget.is_computed) == (150, True, False)
    assert "budget" in Revision.objects.of(Action, budget.action_id).first().changes


def test_a_wrong_amount_is_said_and_nothing_is_signed(budgets, admin_client):
    sent = shown(admin_client)
    answer = decide(admin_client, sent, "corriger", total="beaucoup", low="", high="", year="", period="", scope="")

    assert answer.status_code == 200
    assert answer.context["form"].errors
    assert not Budget.objects.exclude(confirmed_at=None).exists()


def test_a_refused_reading_says_for_sure_that_there_is_no_amount(budgets, tmp_path, admin_client):
    decide(admin_client, shown(admin_client), "refuser")
    import_fiches(tmp_path, garden(title="Jardin 1", resources="100 euros"), name="encore.txt")

    budget = Budget.objects.get(action=budgets[0].action_id)
    assert (budget.total, budget.lines.count(), budget.confirmed_at is not None) == (None, 0, True)


def test_what_is_passed_over_comes_again_at_the_end(budgets, admin_client):
    seen = []
    address = PAGE
    for _ in range(4):
        context = admin_client.get(address).context
        seen.append(context["item"].row.pk)
        address = context["pass_address"]

    assert seen == [*(budget.pk for budget in budgets), budgets[0].pk]


@pytest.mark.parametrize("decision", ["accepter", "refuser", "corriger"])
def test_a_proposal_comes_first_and_is_decided_by_one_button(decision, budgets, tmp_path, admin_client):
    import_fiches(tmp_path, garden(title="Goûters", resources=UNSURE), name="doute.txt")
    source = SourceFiche.objects.proposing().get()
    sent = shown(admin_client)
    assert sent["row"] == source

    decide(admin_client, sent, decision, total="40", low="", high="", year="", period="", scope="")

    source.refresh_from_db()
    assert source.proposal == {"accepter": "accepted", "refuser": "refused", "corriger": "corrected"}[decision]


@pytest.mark.parametrize("sent", [{}, {"objet": "b99999999999999999999"}, {"objet": "p1", "vu": "\0"}, {"objet": "\0"}])
def test_nonsense_does_nothing(sent, budgets, admin_client):
    assert admin_client.post(PAGE, {"decision": "accepter", **sent}).status_code == 302
    assert admin_client.get(f"{PAGE}?apres=%00x").status_code == 200
    assert not Budget.objects.exclude(confirmed_at=None).exists()


def test_a_budget_saved_on_its_page_leads_to_the_next_of_the_list(budgets, admin_client):
    page = "/admin/centres/budget/{}/change/?_changelist_filters=confirme%3Dnon"
    answer = send(admin_client, page.format(budgets[2].pk), is_confirmed="on", _save="1")
    assert answer.headers["Location"] == page.format(budgets[1].pk)
    send(admin_client, page.format(budgets[1].pk), is_confirmed="on", _save="1")
    answer = send(admin_client, page.format(budgets[0].pk), is_confirmed="on", _save="1")

    assert answer.headers["Location"] == "/admin/centres/budget/?confirme=non"
    assert not Budget.objects.filter(confirmed_at=None).exists()

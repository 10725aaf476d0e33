"""Budgets and counts read again by staff: who answers for them, and what a later import may do."""

from datetime import timedelta

import pytest
from django.utils import timezone

from centres.models import Action, Budget, BudgetLine, CatalogueChange, FieldConflict, PeopleCount, Revision
from tests.admin.pages import change_url, errors_of, list_url, messages_of, send
from tests.factories import make_action
from tests.importing.pages import garden, import_fiches


@pytest.fixture
def budget(action):
    CatalogueChange.objects.all().delete()
    return action.budget


def test_a_ticked_box_signs_the_budget_and_an_import_then_leaves_it(budget, admin_client, admin_user, tmp_path):
    assert send(admin_client, change_url(budget), is_confirmed="on").status_code == 302

    budget.refresh_from_db()
    assert (budget.confirmed_by, budget.total) == (admin_user, 1200)
    assert (timezone.now() - budget.confirmed_at).total_seconds() < 60
    assert CatalogueChange.objects.filter(action=budget.action).exists()

    import_fiches(tmp_path, garden(resources="1500 euros"))
    budget.refresh_from_db()
    assert budget.total == 1200
    assert FieldConflict.objects.get().field == "budget"


def test_the_box_of_the_fiche_s_own_page_does_the_same(action, admin_client, admin_user):
    send(admin_client, change_url(action), **{"budget-0-is_confirmed": "on"})

    assert Budget.objects.get().confirmed_by == admin_user


def test_an_empty_budget_can_be_confirmed(action, admin_client, tmp_path):
    Budget.objects.all().delete()

    send(admin_client, change_url(action), **{"budget-0-is_confirmed": "on"})

    budget = Budget.objects.get()
    assert (budget.total, budget.confirmed_at is not None) == (None, True)
    assert import_fiches(tmp_path, garden(resources="900 €")).counts["conflicts"] == 1


def test_an_unticked_box_takes_the_signature_back(budget, admin_client, admin_user):
    Budget.objects.update(confirmed_at=timezone.now(), confirmed_by=admin_user)

    values = {"is_confirmed": ""}
    send(admin_client, change_url(budget), **values)

    budget.refresh_from_db()
    assert (budget.confirmed_at, budget.confirmed_by) == (None, None)


def test_an_amount_changed_on_a_signed_budget_is_signed_by_who_changed_it(budget, admin_client, admin_user):
    Budget.objects.update(confirmed_at=timezone.now(), confirmed_by=None)

    send(admin_client, change_url(budget), total="1300")

    assert Budget.objects.get().confirmed_by == admin_user


def test_a_signature_is_not_renewed_by_a_save_that_changes_nothing(budget, admin_client, admin_user):
    long_ago = timezone.now() - timedelta(days=30)
    Budget.objects.update(confirmed_at=long_ago, confirmed_by=None)

    send(admin_client, change_url(budget))
    send(admin_client, change_url(budget.action), summary="Autre chose.")

    assert Budget.objects.get().confirmed_at == long_ago


def chosen(client, *budgets, **more):
    """The page that shows them, with what its button would send."""
    page = client.post(list_url(Budget), {"action": "confirm", "_selected_action": [row.pk for row in budgets], **more})
    rows = page.context["rows"] if page.status_code == 200 else []
    pks = [row.pk for row, *_ in rows]
    return page, {
        "action": "confirm",
        "_selected_action": pks,
        "lus": "1",
        "signe": pks,
        "vu": [row[2] for row in rows],
    }


def test_several_are_confirmed_after_a_page_that_shows_amounts_beside_words(budget, admin_client, admin_user):
    BudgetLine.objects.create(budget=budget, label="Graines", amount=300, kind="charge")
    page, sent = chosen(admin_client, budget)

    html = page.content.decode()
    for words in ("Jardin des voisins", "1\u202f200\xa0€", "Graines", "Mots de la fiche", budget.action.resources):
        assert words in html
    assert Budget.objects.get().confirmed_at is None

    response = admin_client.post(list_url(Budget), sent)
    assert messages_of(admin_client, response) == ["1 budget confirmé."]
    assert Budget.objects.get().confirmed_by == admin_user
    assert Action.objects.get().version == 2
    assert Revision.objects.get().changes["confirmed"][0] is None


def test_from_the_list_of_those_to_confirm_nothing_is_said_wrongly(budget, admin_client):
    url = f"{list_url(Budget)}?confirme=non"
    _, sent = chosen(admin_client, budget)

    assert messages_of(admin_client, admin_client.post(url, sent)) == ["1 budget confirmé."]
    assert messages_of(admin_client, admin_client.post(url, sent)) == ["1 budget était déjà confirmé."]
    page, _ = chosen(admin_client, budget)
    assert messages_of(admin_client, page) == [
        "Aucun de ces budgets n’est à confirmer : ils le sont déjà, ou ne sont plus là."
    ]


def test_one_that_is_unticked_is_not_signed(budget, admin_client):
    other = make_action(budget={"total": 50}).budget
    _, sent = chosen(admin_client, budget, other)

    messages_of(admin_client, admin_client.post(list_url(Budget), sent | {"signe": [other.pk]}))

    assert [row.pk for row in Budget.objects.exclude(confirmed_at=None)] == [other.pk]
    said = messages_of(admin_client, admin_client.post(list_url(Budget), sent | {"signe": []}))
    assert said == ["Aucun budget coché : rien n’a changé."]


@pytest.mark.parametrize(
    "change",
    [
        lambda budget: Budget.objects.update(total=1300),
        lambda budget: BudgetLine.objects.create(budget=budget, label="Graines", amount=300, kind="charge"),
        lambda budget: Action.objects.update(resources="1300 euros"),
    ],
)
def test_what_changed_since_it_was_read_is_not_signed_and_is_shown_again(change, budget, admin_client):
    _, sent = chosen(admin_client, budget)
    change(budget)

    page = admin_client.post(list_url(Budget), sent)

    assert page.status_code == 200
    assert "1 budget a changé" in page.content.decode()
    assert Budget.objects.get().confirmed_at is None
    (row,) = page.context["rows"]
    admin_client.post(list_url(Budget), sent | {"vu": row[2]})
    assert Budget.objects.get().confirmed_at is not None


def test_a_budget_that_an_import_replaced_meanwhile_is_not_signed_unread(budget, admin_client, tmp_path):
    _, sent = chosen(admin_client, budget)
    import_fiches(tmp_path, garden(resources="1500 euros"))

    (said,) = messages_of(admin_client, admin_client.post(list_url(Budget), sent))

    assert said.startswith("1 budget a changé, ou n’est plus là")
    assert Budget.objects.get().confirmed_at is None


def test_at_most_so_many_are_read_at_once(budget, admin_client, monkeypatch):
    monkeypatch.setattr("centres.admin.fiche.confirming.MOST_AT_ONCE", 1)
    make_action(budget={"total": 50})

    page, _ = chosen(admin_client, budget, select_across="1")

    assert len(page.context["rows"]) == 1
    assert "Au plus 1 budgets à la fois" in page.content.decode()


@pytest.mark.parametrize("seen", ["", "x", "1-", "x-y", "99999999999999999999-a"])
def test_what_a_page_of_budgets_showed_can_be_nonsense(seen, budget, admin_client):
    sent = {"action": "confirm", "_selected_action": [budget.pk], "lus": "1", "signe": [seen.split("-")[0]], "vu": seen}

    assert admin_client.post(list_url(Budget), sent).status_code in (200, 302)
    assert Budget.objects.get().confirmed_at is None


def test_the_list_can_be_narrowed_to_those_to_read(budget, admin_client):
    assert admin_client.get(list_url(Budget), {"confirme": "non"}).context["cl"].result_count == 1
    assert admin_client.get(list_url(Budget), {"confirme": "oui"}).context["cl"].result_count == 0


def test_a_count_typed_by_staff_changes_the_fiche(action, admin_client):
    version = action.version
    rows = {
        "people_counts-TOTAL_FORMS": "1", "people_counts-0-role": "volunteers", "people_counts-0-low": "3",
        "people_counts-0-high": "4",
    }  # fmt: skip

    assert send(admin_client, change_url(action), **rows).status_code == 302

    assert str(PeopleCount.objects.get()) == "bénévoles : 3 à 4"
    assert Action.objects.get().version == version + 1


@pytest.mark.once
@pytest.mark.parametrize(
    ("columns", "sentence"),
    [
        ({"value": "3", "low": "2"}, "soit un nombre, soit"),
        ({}, "soit un nombre, soit"),
        ({"low": "5", "high": "4"}, "ne peut pas être inférieur"),
        ({"value": "-3"}, "supérieure ou égale à 0"),
        ({"value": "20000000"}, "dix millions"),
    ],
)
def test_a_count_that_cannot_be_is_refused_in_french(columns, sentence, action, admin_client):
    rows = {"people_counts-TOTAL_FORMS": "1", "people_counts-0-role": "volunteers"}
    columns = {f"people_counts-0-{name}": value for name, value in columns.items()}

    assert sentence in errors_of(send(admin_client, change_url(action), **rows, **columns))


def test_two_counts_of_one_role_are_refused(action, admin_client):
    rows = {"people_counts-TOTAL_FORMS": "2"}
    for number in ("0", "1"):
        rows |= {f"people_counts-{number}-role": "volunteers", f"people_counts-{number}-value": "3"}

    assert "en double" in errors_of(send(admin_client, change_url(action), **rows))

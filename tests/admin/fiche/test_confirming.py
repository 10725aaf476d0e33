"""Budgets and counts read again by staff: who answers for them, and what a later import may do."""

from datetime import timedelta

import pytest
from django.utils import timezone

from centres.models import Action, Budget, CatalogueChange, FieldConflict, PeopleCount
from tests.admin.pages import change_url, errors_of, list_url, messages_of, send
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


def test_several_are_confirmed_at_once_and_told(budget, admin_client, admin_user):
    data = {"action": "confirm", "_selected_action": [budget.pk]}
    url = list_url(Budget)

    assert messages_of(admin_client, admin_client.post(url, data)) == ["1 budget confirmé."]
    assert messages_of(admin_client, admin_client.post(url, data)) == ["Ces budgets étaient déjà confirmés."]
    assert Budget.objects.get().confirmed_by == admin_user
    assert Action.objects.get().version == 2


def test_a_budget_that_an_import_replaced_meanwhile_is_not_signed_unread(budget, admin_client, tmp_path):
    import_fiches(tmp_path, garden(resources="1500 euros"))

    response = admin_client.post(list_url(Budget), {"action": "confirm", "_selected_action": [budget.pk]})

    (said,) = messages_of(admin_client, response)
    assert said.startswith("1 budget choisi a été remplacé ou supprimé")
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

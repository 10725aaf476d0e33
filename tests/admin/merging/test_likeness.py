"""Fiches that look alike, side by side, and the three things that a person can say of them."""

import pytest
from django.contrib.auth.models import Permission, User

from centres.models import Action, Likeness
from tests.admin.pages import change_url, list_url, messages_of
from tests.factories import make_action, make_centre

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def shared_pair(shared_rows) -> int:
    with shared_rows():
        centre = make_centre()
        first, second = (
            make_action("Fête du quartier", centre=centre, year=year, summary=f"En {year}.") for year in (2013, 2014)
        )
        pair = Likeness.objects.create(first=first, second=second, score=91, reasons=["même titre", "même centre"])
        return pair.pk


@pytest.fixture
def pair(db, shared_pair) -> Likeness:
    return Likeness.objects.get(pk=shared_pair)


def decide(client, pair: Likeness, decision: str):
    seen = Likeness.objects.values_list("decision", flat=True).get(pk=pair.pk)
    return client.post(f"{list_url(Likeness)}{pair.pk}/decider/", {"decision": decision, "vu": seen})


@pytest.mark.parametrize(
    ("query", "number"),
    [
        ({"decision": "a-decider"}, 1), ({"decision": "different"}, 0), ({"ressemblance": "forte"}, 1),
        ({"ressemblance": "faible"}, 0), ({"centre": "oui"}, 1), ({"centre": "non"}, 0), ({"q": "fête"}, 1),
    ],
)  # fmt: skip
def test_the_list_is_narrowed(pair, admin_client, query, number):
    assert admin_client.get(list_url(Likeness), query).context["cl"].result_count == number


def test_the_list_asks_the_same_queries_for_one_pair_and_for_ten(pair, admin_client, django_assert_max_num_queries):
    actions = [make_action(centre=make_centre()) for _ in range(10)]
    for action in actions:
        Likeness.objects.create(first=pair.first, second=action, score=80)

    with django_assert_max_num_queries(7):
        assert admin_client.get(list_url(Likeness)).context["cl"].result_count == 11


def test_both_are_shown_side_by_side_with_what_differs(pair, admin_client):
    text = admin_client.get(change_url(pair)).content.decode()

    assert 'En <mark><span class="visually-hidden">[ici seulement : </span>2013<span' in text
    assert 'En <mark><span class="visually-hidden">[ici seulement : </span>2014<span' in text
    assert f"garde={pair.first_id}&amp;disparait={pair.second_id}" in text


def test_different_ones_are_left_alone_and_the_next_pair_opens(pair, admin_client):
    other = Likeness.objects.create(first=pair.first, second=make_action(), score=70)

    response = decide(admin_client, pair, "different")

    assert response.headers["Location"] == change_url(other)
    pair.refresh_from_db()
    assert (pair.decision, pair.decided_by.username) == ("different", "admin")
    assert pair.decided_at
    decide(admin_client, pair, "")
    pair.refresh_from_db()
    assert (pair.decision, pair.decided_at, pair.decided_by) == ("", None, None)


def test_the_last_pair_leads_back_to_the_list(pair, admin_client):
    response = decide(admin_client, pair, "different")

    assert messages_of(admin_client, response)[-1] == "Il n’y a plus de doublon à décider."


def test_editions_show_each_other_at_once_and_no_longer_when_taken_back(pair, admin_client, client):
    addresses = [action.get_absolute_url() for action in (pair.first, pair.second)]
    held = {address: client.get(address).headers["ETag"] for address in addresses}

    decide(admin_client, pair, "new_edition")

    for address, other in zip(addresses, reversed(addresses), strict=True):
        page = client.get(address, headers={"If-None-Match": held[address]})
        assert page.status_code == 200
        text = page.content.decode()
        assert "Éditions&nbsp;:" in text
        assert f'href="{other}">' in text
    decide(admin_client, pair, "")
    assert "Éditions&nbsp;:" not in client.get(addresses[0]).content.decode()


def test_a_hidden_edition_is_not_told(pair, admin_client, client):
    third = make_action("Fête du quartier", year=2015)
    Likeness.objects.create(first=pair.second, second=third, score=80)
    for one in Likeness.objects.all():
        decide(admin_client, one, "new_edition")
    Action.objects.filter(pk=pair.second_id).update(state="draft")

    text = client.get(pair.first.get_absolute_url()).content.decode()

    assert third.get_absolute_url() in text
    assert pair.second.get_absolute_url() not in text


def test_what_means_nothing_decides_nothing(pair, admin_client):
    assert decide(admin_client, pair, "oui").status_code == 404
    assert admin_client.get(f"{list_url(Likeness)}{pair.pk}/decider/").status_code == 404
    assert admin_client.post(f"{list_url(Likeness)}{10**30}/decider/", {"decision": ""}).status_code == 404


def test_who_may_only_look_sees_both_and_decides_nothing(pair, client):
    user = User.objects.create_user("lecture", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__startswith="view_"))
    client.force_login(user)

    text = client.get(change_url(pair)).content.decode()

    assert "Côte à côte" in text
    assert "Différentes" not in text
    assert decide(client, pair, "different").status_code == 403


def test_a_pair_decided_meanwhile_is_said_and_not_decided_over(pair, admin_client):
    url = f"{list_url(Likeness)}{pair.pk}/decider/"
    decide(admin_client, pair, "different")

    response = admin_client.post(url, {"decision": "new_edition", "vu": ""})

    pair.refresh_from_db()
    assert pair.decision == "different"
    assert messages_of(admin_client, response)[-1].startswith("admin a décidé entre-temps")

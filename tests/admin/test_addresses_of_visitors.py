"""The addresses that visitors left, in no answer but those of who handles what they sent."""

import pytest
from django.db import transaction
from django.utils import timezone

from centres.models import Alert, Correction, Telling
from tests.permissions import addresses, example

CORRECTING, TELLING, FOLLOWING = "canari-corrige", "canari-raconte", "canari-suit"
# A free lookup tells, letter by letter, what a page does not show.
PROBES = [
    "/admin/centres/correction/?state__exact=tous&contact__startswith=canari",
    "/admin/centres/correction/?state__exact=tous&q=canari",
    "/admin/centres/action/?corrections__contact__startswith=canari",
    "/admin/centres/action/?telling__email__startswith=canari",
]


@pytest.fixture
def left(clients, catalogue) -> None:
    Correction.objects.update(contact=f"{CORRECTING}@example.org")
    now = timezone.now()
    Telling.objects.create(said={"title": "Jardin"}, email=f"{TELLING}@example.org", action=catalogue, sent_at=now)
    Alert.objects.create(email=f"{FOLLOWING}@example.org", query="q=jardin")


def seen_by(client, address: str) -> set[str]:
    with transaction.atomic():
        response = client.get(address, follow=True)
        transaction.set_rollback(True)
    body = b"".join(response.streaming_content) if response.streaming else response.content
    return {name for name in (CORRECTING, TELLING, FOLLOWING) if name.encode() in body}


@pytest.mark.once
@pytest.mark.parametrize(
    ("role", "names"), [("anonyme", set()), ("lecture", set()), ("federation", {CORRECTING, TELLING})]
)
def test_an_address_that_a_visitor_left_is_seen_by_who_handles_it_alone(role, names, clients, left, caplog):
    caplog.set_level("CRITICAL")
    places = {example(address) for address in addresses()}
    seen = {address: found for address in sorted(places) if (found := seen_by(clients[role], address))}

    assert set().union(*seen.values()) == names
    assert not [address for address in seen if address.endswith((".csv", ".xlsx", ".json"))]


@pytest.mark.parametrize("probe", PROBES)
def test_nobody_finds_an_address_by_guessing(probe, clients, left):
    response = clients["lecture"].get(probe, follow=True)

    listed = response.context["cl"].result_count if "cl" in response.context else 0
    assert listed == 0 or "e=1" in response.request["QUERY_STRING"]

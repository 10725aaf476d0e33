"""Plain rows in batches -> the record that JSON, the API and dumps tell."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from centres.exports import batches as module
from centres.exports.batches import batches
from centres.exports.record import PUBLIC_KEYS, records, records_in_order
from centres.fiches.record import VALUE_KEYS
from centres.models import Action
from tests.factories import make_action, make_centre, make_commune, make_full_action, make_source

pytestmark = pytest.mark.django_db


def published():
    return Action.objects.visible_to(None)


def test_a_public_record_has_the_stable_keys_then_where_it_is():
    commune = make_commune("38185", "Grenoble", (45.18, 5.72), postcodes="38000")
    action = make_full_action(centre=make_centre(commune=commune))
    make_source(action)

    (record,) = records(published(), site="https://exemple.fr")

    assert list(record) == ["id", "slug", "state", *VALUE_KEYS, "unrecognised", "sources", "issues", *PUBLIC_KEYS]
    assert record["url"] == f"https://exemple.fr{action.get_absolute_url()}"
    assert record["keywords"] == ["Santé", "Culture"]
    assert (record["departement_code"], record["region_code"], record["commune_code"]) == ("38", "84", "38185")
    assert record["published_at"] == action.published_at.isoformat()


def test_neither_a_draft_nor_what_is_not_asked_for_is_told():
    first, other, draft = make_action("A"), make_action("B"), make_action("C", state="draft")

    assert [record["title"] for record in records(published(), [first.pk, draft.pk])] == ["A"]
    assert [record["title"] for record in records_in_order(published(), [other.pk, draft.pk, first.pk])] == ["B", "A"]


def test_far_numbers_are_told_as_neighbours_are(monkeypatch):
    made = [make_full_action(title=f"Fiche {number}") for number in range(9)]
    near = list(records(published()))

    far = list(records(published(), [made[0].pk, made[8].pk]))

    assert far == [near[0], near[8]]
    assert list(records(published(), [action.pk for action in made[2:5]])) == near[2:5]


def test_a_batch_takes_as_many_queries_for_one_fiche_as_for_many(monkeypatch):
    def asked() -> int:
        with CaptureQueriesContext(
            connection,
        ) as captured:
            list(records(published()))
        return len(captured)

    make_full_action()
    for_one = asked()
    for _ in range(20):
        make_full_action()
    assert asked() == for_one < 20

    monkeypatch.setattr(module, "FIRST", 1)
    monkeypatch.setattr(module, "ROWS", 10)
    assert [len(batch.actions) for batch in batches(published())] == [1, 10, 10]

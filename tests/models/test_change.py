"""Change rows: what each write says, and for how long."""

from datetime import timedelta

import pytest
from django.utils import timezone

from centres.models import CatalogueChange
from centres.models.change import KEPT

pytestmark = pytest.mark.django_db


def told() -> list[tuple[int | None, bool]]:
    return list(CatalogueChange.objects.order_by("version").values_list("action_id", "is_about_words"))


def test_a_change_names_its_action_or_words_or_nothing(monkeypatch):
    monkeypatch.setattr("centres.models.change.MOST_ROWS", 2)
    CatalogueChange.objects.record([5, 7])
    CatalogueChange.objects.record_words()
    CatalogueChange.objects.record([1, 2, 3])

    assert told() == [(5, False), (7, False), (None, True), (None, False)]


def test_no_action_is_no_change():
    CatalogueChange.objects.record(pk for pk in ())

    assert told() == []


def test_rows_of_another_day_are_forgotten_when_something_else_changes():
    CatalogueChange.objects.record([1, 2, 3])
    old = timezone.now() - KEPT
    CatalogueChange.objects.filter(action_id__lt=3).update(at=old - timedelta(seconds=1))
    CatalogueChange.objects.filter(action_id=3).update(at=old + timedelta(minutes=1))

    CatalogueChange.objects.record([4])

    assert told() == [(3, False), (4, False)]

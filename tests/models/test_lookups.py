"""`among`: many values as one parameter, on both databases."""

import pytest

from centres.models import Action, Region
from tests.factories import make_action, make_centre


@pytest.mark.django_db
def test_numbers_texts_and_foreign_keys_are_found_by_one_parameter(django_assert_num_queries):
    titles = ("Un", "L’été, « l’œuvre »", "Trois")
    one, other, third = (make_action(title=title, centre=make_centre(title)) for title in titles)
    actions = Action.objects.order_by("pk")

    with django_assert_num_queries(5) as asked:
        assert list(actions.filter(pk__among={third.pk, one.pk, 0})) == [one, third]
        assert list(actions.filter(title__among=["L’été, « l’œuvre »", ""])) == [other]
        assert list(actions.filter(centre__among=[one.centre_id])) == [one]
        assert list(Region.objects.filter(code__among=dict.fromkeys(["999"]))) == []
        assert actions.exclude(pk__among=[one.pk, other.pk]).first() == third

    assert all("IN (SELECT value FROM json_each(" in query["sql"] or "ANY(" in query["sql"] for query in asked)


@pytest.mark.django_db
def test_among_nothing_nothing_is_asked(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert list(Action.objects.filter(pk__among=[])) == []

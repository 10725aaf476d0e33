"""Lists of long answers, kept in a process while the catalogue stays as it is."""

import pytest

from centres.catalogue.search import kept_lists
from centres.catalogue.search.finding import search
from centres.catalogue.search.kept_lists import KeptLists
from centres.catalogue.sql.postings import phrase
from centres.language import parse_query
from centres.models import Action, ActionText
from tests.catalogue.finding import tell

pytestmark = pytest.mark.django_db


@pytest.fixture
def words(monkeypatch) -> dict[str, str]:
    """Expressions for two words, of which one and two fiches hold one each; the shortest lists are kept."""
    monkeypatch.setattr(kept_lists, "LEAST", 1)
    tell("Jardin", summary="jardin")
    tell("Jardin et verger", summary="jardin verger")
    return {word: phrase([word]) for word in ("jardin", "verg", "absent")}


def test_a_list_is_read_once_while_nothing_changes(words, django_assert_num_queries):
    lists = KeptLists()

    first = lists.read([words["jardin"], words["verg"]], "1")
    with django_assert_num_queries(0):
        again = lists.read([words["verg"], words["jardin"]], "1")

    assert list(map(len, first)) == [2, 1]
    assert again == first[::-1]


def test_of_several_only_those_that_are_missing_are_read(words, django_assert_num_queries):
    lists = KeptLists()
    lists.read([words["jardin"]], "1")

    with django_assert_num_queries(1) as asked:
        found = lists.read([words["absent"], words["jardin"], words["absent"], words["verg"]], "1")

    assert list(map(len, found)) == [0, 2, 0, 1]
    assert asked[0]["sql"].count("MATCH" if "MATCH" in asked[0]["sql"] else "tsquery") == 2


def test_another_state_of_the_catalogue_is_read_anew(words):
    lists = KeptLists()
    lists.read([words["verg"]], "1")
    action = Action.objects.get(title="Jardin et verger")
    Action.objects.filter(pk=action.pk).update(title="Jardin", summary="jardin")
    ActionText.objects.refresh([action.pk])

    [found] = lists.read([words["verg"]], "2")
    assert not found


@pytest.mark.parametrize("least", [1, 3])
def test_nothing_is_kept_without_a_version_or_below_what_pays(words, monkeypatch, django_assert_num_queries, least):
    monkeypatch.setattr(kept_lists, "LEAST", least)
    lists, version = KeptLists(), "" if least == 1 else "1"

    lists.read([words["jardin"]], version)
    with django_assert_num_queries(1):
        lists.read([words["jardin"]], version)


def test_what_was_asked_longest_ago_goes_first(words, monkeypatch, django_assert_num_queries):
    monkeypatch.setattr(kept_lists, "_size", lambda _ids: 1)
    lists = KeptLists(most_bytes=2)
    for asked in ("jardin", "verg", "jardin"):
        lists.read([words[asked]], "1")

    monkeypatch.setattr(kept_lists, "LEAST", 0)
    lists.read([words["absent"]], "1")
    with django_assert_num_queries(0):
        lists.read([words["jardin"]], "1")
    with django_assert_num_queries(1):
        lists.read([words["verg"]], "1")


def test_a_search_told_the_version_finds_the_same_again(words):
    first, again, unversioned = (
        [list(tier) for tier in search(parse_query("jardin -verger"), version=version).tiers]
        for version in ("7", "7", "")
    )

    assert first == again == unversioned
    assert sum(map(len, first)) == 1

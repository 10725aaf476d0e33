"""The plan of an import by kind: a whole kind is taken or left by one button; of texts, only what changes is shown."""

import pytest

from centres.models import Action
from tests.admin.importing import only_draft, page_of, plan_url, text_of, upload
from tests.importing.pages import garden, import_fiches

pytestmark = pytest.mark.django_db
LONG = "Tout le monde vient au jardin, et chacun y a sa part de terre. " * 20


@pytest.fixture
def url(tmp_path, admin_client) -> str:
    import_fiches(tmp_path, garden(), garden(title="Atelier", summary=f"{LONG}Le mardi."))
    Action.objects.filter(title="Jardin des voisins").update(summary="Corrigé.")
    theirs = [garden(title=f"Nouvelle {n}") for n in range(60)]
    changed = [garden(summary="Autre."), garden(title="Atelier", summary=f"{LONG}Le jeudi.")]
    return plan_url(upload(admin_client, ("juin.txt", page_of(*changed, *theirs))))


def kinds(client, url) -> list[tuple[str, int, int]]:
    return [(group["kind"], group["count"], group["taken"]) for group in client.get(url).context["groups"]]


def test_what_needs_a_look_comes_first_and_the_rest_is_folded(url, admin_client):
    assert kinds(admin_client, url) == [("conflict", 1, 1), ("updated", 1, 1), ("created", 60, 60)]
    assert [group["is_open"] for group in admin_client.get(url).context["groups"]] == [True, True, False]


def test_a_kind_is_left_and_taken_again_whole_whatever_page_it_is_on(url, admin_client):
    admin_client.post(url, {"aucun": "created", "ici": "2"})
    assert kinds(admin_client, url)[-1] == ("created", 60, 0)
    assert len(only_draft().left_out) == 60

    admin_client.post(url, {"tous": "created", "ici": "2"})
    assert only_draft().left_out == []


def test_other_boxes_of_the_page_are_kept_by_the_way(url, admin_client):
    context = admin_client.get(url).context
    updated = next(item["key"] for item in context["items"] if item["kind"] == "updated" and item["title"] == "Atelier")

    admin_client.post(url, {"aucun": "created", "shown": [updated], "take": []})

    assert updated in only_draft().left_out
    assert len(only_draft().left_out) == 61


def test_a_long_text_shows_what_changes_with_a_few_words_around(url, admin_client):
    words = text_of(admin_client.get(url))

    assert "[…]" in words
    assert "jeudi" in words
    assert words.count("sa part de terre") < 60


@pytest.mark.parametrize("sent", [{"tous": "\0"}, {"aucun": "x", "ici": "9" * 30}])
def test_nonsense_leaves_the_plan(sent, url, admin_client):
    assert admin_client.post(url, sent).status_code == 302
    assert only_draft().left_out == []

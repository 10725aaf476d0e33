"""/suggestions/: what stands under the search while it is typed."""

import pytest

from tests.factories import make_action

pytestmark = pytest.mark.django_db


def test_a_piece_of_page_links_to_the_fiches_whose_title_begins_so(client):
    action = make_action(title="Jardin <b>partagé</b>")

    response = client.get("/suggestions/", {"q": "jard"})

    assert f'href="{action.get_absolute_url()}"' in response.text
    assert "Jardin &lt;b&gt;partagé" in response.text
    assert "<html" not in response.text
    assert response.headers["X-Robots-Tag"] == "noindex, nofollow"


def test_nothing_found_is_nothing_shown(client):
    assert client.get("/suggestions/", {"q": "zzz"}).text.strip() == ""


def test_the_front_page_works_without_them(client):
    make_action(title="Jardin")

    assert 'action="/actions/"' in client.get("/").text


@pytest.mark.parametrize("rows", [1, 30])
def test_as_many_queries_however_many_fiches(client, django_assert_max_num_queries, rows):
    for _ in range(rows):
        make_action(title="Jardin partagé")
    client.get("/suggestions/", {"q": "jard"})

    with django_assert_max_num_queries(6):
        client.get("/suggestions/", {"q": "jardi"})

"""What is not public: seen by staff in a preview, told to others in as many words as they may have."""

import pytest
from django.contrib.auth.models import User

from centres.editing.roles import READING, give_role
from tests.factories import make_action, make_full_action

pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.fixture
def reader(client):
    """A browser of somebody who may see drafts."""
    user = User.objects.create_user("lecture")
    give_role(user, READING)
    client.force_login(user)
    return client


@pytest.mark.parametrize("state", ["draft", "published", "archived"])
def test_staff_see_a_fiche_as_the_public_would(state, reader):
    action = make_full_action(state=state, title="Jardin partagé")

    response = reader.get(f"/actions/{action.pk}/apercu/")

    html = response.content.decode()
    assert "Jardin partagé" in html
    assert "Aperçu, pour l’équipe seulement." in html
    assert "noindex" in html
    assert response.headers["Cache-Control"] == "private, no-store"


def test_a_withdrawn_fiche_has_no_preview(reader):
    assert reader.get(f"/actions/{make_action(state='withdrawn').pk}/apercu/").status_code == 404


def test_nobody_else_has_a_preview(client):
    action = make_action(state="draft")
    url = f"/actions/{action.pk}/apercu/"

    assert client.get(url).headers["Location"] == f"/admin/login/?next={url}"
    client.force_login(User.objects.create_user("personne", is_staff=True))
    assert client.get(url).status_code == 404


@pytest.mark.parametrize(
    ("state", "was_public", "status", "words"),
    [
        ("archived", True, 404, "Cette fiche a été archivée"),
        ("withdrawn", True, 410, "Cette fiche a été retirée"),
        ("draft", True, 404, "Cette page n’existe pas"),
        ("archived", False, 404, "Cette page n’existe pas"),
        ("withdrawn", False, 404, "Cette page n’existe pas"),
    ],
)
def test_whoever_kept_the_address_is_told_what_became_of_the_fiche(state, was_public, status, words, client):
    action = make_action("Jardin partagé")
    type(action).objects.update(state=state, **({} if was_public else {"published_at": None}))

    for url in (action.get_absolute_url(), f"/actions/{action.pk}/"):
        response = client.get(url)
        assert response.status_code == status
        assert words in response.content.decode()
        assert "Jardin partagé" not in response.content.decode()
        assert not response.cookies

"""Groups of synonyms: two people at once, their history and the way back."""

import pytest

from centres.models import Revision, Synonym
from tests.admin.pages import add_url, change_url, send, shown_values

pytestmark = pytest.mark.django_db


@pytest.fixture
def group() -> Synonym:
    return Synonym.objects.create(words="ludothèque, jeux")


def test_a_group_saved_meanwhile_is_not_written_over(group, admin_client):
    url = change_url(group)
    late = shown_values(admin_client, url) | {"words": "ludothèque, jouets"}
    send(admin_client, url, words="ludothèque, jeux de société")

    page = admin_client.post(url, late)

    assert page.status_code == 409
    group.refresh_from_db()
    assert group.words == "ludothèque, jeux de société"


def test_a_group_goes_back_to_a_version_of_before(group, admin_client):
    send(admin_client, change_url(group), words="ludothèque, jouets")
    revision = Revision.objects.of(Synonym, group.pk).get()
    back = change_url(group).replace("/change/", f"/history/{revision.pk}/?avant=1")

    admin_client.post(back, {"vu": admin_client.get(back).context["seen"], "champ": "words"})

    group.refresh_from_db()
    assert group.words == "ludothèque, jeux"


def test_adding_and_deleting_a_group_are_in_the_history(admin_client):
    admin_client.post(add_url(Synonym), {"words": "troc, échange"})
    group = Synonym.objects.get(words="troc, échange")
    admin_client.post(change_url(group).replace("/change/", "/delete/"), {"post": "yes"})

    assert [row.changes["words"] for row in Revision.objects.of(Synonym, group.pk)] == [
        ["troc, échange", None],
        [None, "troc, échange"],
    ]


@pytest.mark.parametrize(
    ("words", "one", "other"),
    [
        ("vélo, bicyclette, vélos", "vélo", "vélos"),
        ("troc, adhérent·e·s, ADHERENTES", "adhérent·e·s", "ADHERENTES"),
        ("accueil de loisirs, ALSH, accueils de loisirs", "accueil de loisirs", "accueils de loisirs"),
    ],
)
def test_two_words_of_one_root_are_refused_with_what_to_do(words, one, other, admin_client):
    page = admin_client.post(add_url(Synonym), {"words": words})

    told = f"«\u00a0{one}\u00a0» et «\u00a0{other}\u00a0» ont la même racine\u00a0: chercher l’un trouve déjà l’autre."
    assert told in page.content.decode()
    assert words in page.content.decode()
    assert not Synonym.objects.filter(words=words).exists()


def test_words_that_share_a_part_are_two(admin_client):
    admin_client.post(add_url(Synonym), {"words": "jardin partagé, potager partagé, jardin"})

    assert Synonym.objects.filter(words="jardin partagé, potager partagé, jardin").exists()

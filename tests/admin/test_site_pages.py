"""The texts of the site: written by staff, with what is left to write said until it is."""

import pytest
from django.core.checks import run_checks

from centres.models import CatalogueChange, Revision, SitePage

from .pages import add_url, change_url, errors_of, list_url, send, shown_values

pytestmark = pytest.mark.django_db


@pytest.fixture
def notice() -> SitePage:
    return SitePage.objects.get(slug="mentions-legales")


def warnings() -> list[str]:
    return [check.msg for check in run_checks(tags=["centres"], include_deployment_checks=True)]


def test_every_page_begins_with_placeholders_that_a_check_of_the_deployment_names(notice):
    assert len(warnings()) == SitePage.objects.exclude(slug__startswith="pour-").count() == 3
    assert run_checks(tags=["centres"]) == []

    notice.text = "Écrit."
    notice.save()

    assert not any("Mentions légales" in warning for warning in warnings())


def test_a_database_that_is_not_there_fails_no_check(django_db_blocker, monkeypatch):
    from django.db import OperationalError

    def fail():
        raise OperationalError

    monkeypatch.setattr("centres.models.site_page.pages_to_complete", fail)
    assert warnings() == []


def test_the_admin_says_what_is_left_to_write(admin_client, notice):
    assert "Le site n’est pas prêt à être ouvert" in admin_client.get("/admin/").content.decode()
    assert "Reste à écrire" in admin_client.get(change_url(notice)).content.decode()
    assert "passages à compléter" in admin_client.get(list_url(SitePage)).content.decode()

    SitePage.objects.update(text="Écrit.")

    assert "Le site n’est pas prêt à être ouvert" not in admin_client.get("/admin/").content.decode()
    assert "Reste à écrire" not in admin_client.get(change_url(notice)).content.decode()


def test_what_is_saved_is_signed_and_shown_at_once(admin_client, client, notice):
    version = CatalogueChange.objects.count()
    etag = client.get("/mentions-legales/")["ETag"]
    url = change_url(notice)
    response = admin_client.post(url, shown_values(admin_client, url) | {"text": "## Ici\r\nNous."})

    assert response.status_code == 302
    notice.refresh_from_db()
    assert (notice.text, notice.updated_by.username) == ("## Ici\nNous.", "admin")
    assert CatalogueChange.objects.count() == version + 1
    page = client.get("/mentions-legales/", headers={"If-None-Match": etag})
    assert page.status_code == 200
    assert "<h2>Ici</h2><p>Nous.</p>" in page.content.decode()


def test_a_page_saved_meanwhile_is_not_written_over_and_each_field_is_chosen(admin_client, notice):
    url = change_url(notice)
    values = shown_values(admin_client, url) | {"text": "Le mien.", "title": "Mon titre"}
    send(admin_client, url, text="Le leur.")

    page = admin_client.post(url, values)

    assert page.status_code == 409
    assert {choice.name: choice.default for choice in page.context["collision"].choices} == {
        "title": "mien",
        "text": "",
    }
    assert "leur" in page.content.decode()
    assert SitePage.objects.get(pk=notice.pk).text == "Le leur."
    answer = admin_client.post(url, {"vu": page.context["collision"].seen, "title": "Mon titre", "text": "Les deux.",
                                     "choix-title": "mien", "choix-text": "mien"})  # fmt: skip
    assert answer.status_code == 302
    notice.refresh_from_db()
    assert (notice.title, notice.text) == ("Mon titre", "Les deux.")


def test_a_page_goes_back_to_a_version_of_before(admin_client, admin_user, notice):
    was = notice.text
    send(admin_client, change_url(notice), text="Effacé par erreur.")
    revision = Revision.objects.of(SitePage, notice.pk).get()
    assert revision.changes == {"text": [was, "Effacé par erreur."]}
    history = change_url(notice).replace("/change/", "/history/")
    assert "Effacé par erreur." in admin_client.get(history).content.decode()

    back = f"{history}{revision.pk}/?avant=1"
    seen = admin_client.get(back).context["seen"]
    assert admin_client.post(back, {"vu": seen, "champ": "text"}).status_code == 302

    notice.refresh_from_db()
    assert (notice.text, notice.updated_by) == (was, admin_user)
    assert Revision.objects.of(SitePage, notice.pk).first().origin == "revert"


def test_a_page_saved_untouched_is_signed_by_nobody(admin_client, notice):
    send(admin_client, change_url(notice))

    notice.refresh_from_db()
    assert notice.updated_by is None
    assert not Revision.objects.exists()


def test_pages_are_neither_added_nor_deleted(admin_client, notice):
    assert admin_client.get(add_url(SitePage)).status_code == 403
    assert admin_client.post(change_url(notice).replace("/change/", "/delete/"), {"post": "yes"}).status_code == 403


def test_an_empty_page_is_refused(admin_client, notice):
    url = change_url(notice)

    assert "obligatoire" in errors_of(admin_client.post(url, shown_values(admin_client, url) | {"text": " "}))

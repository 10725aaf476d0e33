"""What browsers and caches keep of public pages, and for how long: until the catalogue changes."""

import re

import pytest
from django.conf import settings

from centres.catalogue.index import LiveIndex, changes
from centres.editing.findable import save_centre
from centres.editing.publishing import save_edit
from centres.models import CatalogueChange, Centre, ImportRun
from centres.views import public
from tests.factories import make_action, make_centre, make_full_action

pytestmark = pytest.mark.django_db

LISTS = [
    "/", "/actions/", "/actions/?theme=sante&q=texte", "/themes/", "/centres/", "/chiffres/", "/territoires/",
    "/territoires/38/", "/themes/sante/", "/partenaires/", "/partenaires/caf/", "/plan-du-site/", "/sitemap.xml",
    "/actions/flux.atom",
]  # fmt: skip


@pytest.fixture
def paths() -> list[str]:
    action = make_full_action(centre=make_centre())
    return [*LISTS, action.get_absolute_url(), action.centre.get_absolute_url()]


def rename(centre: Centre) -> None:
    centre.name = "La Boussole"
    save_centre(centre)


def again(client, path: str, etag: str, **headers: str):
    return client.get(path, headers={"If-None-Match": etag, **headers})


def test_a_page_that_a_browser_holds_costs_one_query(client, paths, django_assert_num_queries):
    for path in paths:
        first = client.get(path)
        assert first["Cache-Control"] == "no-cache"
        with django_assert_num_queries(1):
            response = again(client, path, first["ETag"])
        assert (response.status_code, response.content, response["ETag"]) == (304, b"", first["ETag"])
        assert response["Cache-Control"] == "no-cache"
        assert response.get("Vary") == first.get("Vary"), path


def test_two_pages_never_have_one_tag(client, paths):
    tags = {
        client.get(path)["ETag"] for path in [*paths, "/actions/?theme=culture", "/actions/?theme=sante&q=texte&x=1"]
    }
    tags.add(client.get("/actions/", headers={"HX-Request": "true"})["ETag"])

    assert len(tags) == len(paths) + 3


@pytest.mark.parametrize(
    "write",
    [
        lambda action: save_edit(action, {"keywords": []}),
        lambda action: rename(action.centre),
        lambda action: make_action("Autre"),
        lambda action: ImportRun.objects.create(file="page.txt", sha256="0" * 64),
        lambda action: CatalogueChange.objects.record_words(),
    ],
    ids=["edit", "centre", "new", "import", "words"],
)
def test_any_change_of_the_catalogue_makes_every_page_new(client, write):
    action = make_full_action(centre=make_centre())
    paths = [*LISTS, action.get_absolute_url()]
    tags = {path: client.get(path)["ETag"] for path in paths}
    write(action)

    for path in paths:
        assert again(client, path, tags[path]).status_code in (200, 301), path


def test_a_smaller_version_that_comes_later_is_a_change(client):
    make_action()
    CatalogueChange.objects.update(version=5)
    etag = client.get("/")["ETag"]
    CatalogueChange.objects.create(version=3, is_about_words=True)

    assert again(client, "/", etag).status_code == 200


def test_every_process_has_the_same_word_for_the_catalogue():
    make_action()
    early = LiveIndex()
    early.state()
    make_action()

    assert early.state().version == LiveIndex().state().version == changes.current_version() != ""


def test_another_version_of_the_code_makes_every_page_new(client, paths, monkeypatch):
    etag = client.get("/actions/")["ETag"]
    monkeypatch.setattr(public, "code_version", lambda: "another")

    assert again(client, "/actions/", etag).status_code == 200


def test_the_version_of_the_code_follows_its_files(settings, tmp_path):
    versions = set()
    settings.BASE_DIR = tmp_path
    (tmp_path / "templates").mkdir()
    for text in ("a", "b"):
        (tmp_path / "templates" / "page.html").write_text(text)
        versions.add(public.code_version.__wrapped__())

    assert len(versions) == 2


def test_what_the_code_was_told_is_part_of_its_version(settings):
    versions = set()
    for settings.CORRECTION_CONTACT_DAYS in (30, 60):
        versions.add(public.code_version.__wrapped__())

    assert len(versions) == 2


def test_each_setting_and_file_that_a_page_kept_by_browsers_reads_is_part_of_its_version():
    """Those that other pages read, and how a page is answered, are told apart here."""
    elsewhere = {"DEBUG", "SESSION_COOKIE_NAME", "PROXY_ADDRESSES", "BASE_DIR", "DUMP_ROOT", "MEDIA_ROOT"}
    elsewhere |= {"SECURITY_CONTACT", "AXES_COOLOFF_TIME", "AXES_FAILURE_LIMIT"}
    folders = [settings.BASE_DIR / "centres" / name for name in ("catalogue", "views", "templatetags")]
    texts = [file.read_text() for folder in folders for file in folder.rglob("*.py")]
    read = {name for text in texts for name in re.findall(r"settings\.([A-Z_]+)", text)}

    assert read - elsewhere == set(public.SETTINGS)
    assert sum(text.count("read_text(") for text in texts) == 1  # the map


def test_somebody_logged_in_keeps_nothing(client, admin_client, paths):
    for path in paths:
        response = again(admin_client, path, client.get(path)["ETag"])
        assert (response.status_code, response["Cache-Control"]) == (200, "private, no-store")
        assert "ETag" not in response


def test_a_tag_of_any_kind_opens_no_page_that_is_not_there(client, db):
    for etag in ("*", '"x"', "W/x", "\x00", '"' * 9000):
        assert again(client, "/actions/999/", etag).status_code == 404
        assert again(client, "/actions/", etag).status_code == 200


def test_in_development_nothing_is_kept(client, paths, settings):
    settings.DEBUG = True

    assert "ETag" not in client.get("/actions/")

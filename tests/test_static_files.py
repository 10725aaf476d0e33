"""The address of a static file is the manifest's, and looked up once."""

import json

import pytest
from django.core.files.storage import FileSystemStorage

from actions_catalog.static_files import StaticFiles


@pytest.fixture
def files(tmp_path, settings):
    settings.DEBUG = False
    (tmp_path / "staticfiles.json").write_text(
        json.dumps({"version": "1.1", "hash": "x", "paths": {"css/base.css": "css/base.123.css"}})
    )
    return StaticFiles(location=tmp_path, base_url="/static/", manifest_storage=FileSystemStorage(tmp_path))


def test_an_address_is_spelled_once(files, monkeypatch):
    asked = []
    found = files.stored_name
    monkeypatch.setattr(files, "stored_name", lambda name: asked.append(name) or found(name))

    assert [files.url("css/base.css") for _ in range(3)] == ["/static/css/base.123.css"] * 3
    assert asked == ["css/base.css"]


def test_a_file_that_is_not_there_is_an_error_each_time(files):
    for _ in range(2):
        with pytest.raises(ValueError, match=r"nothing\.css"):
            files.url("css/nothing.css")

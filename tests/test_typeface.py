"""The typeface is found as any static file: small, with every letter of French."""

import io
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from threading import Barrier

import pytest
from django.contrib.staticfiles import finders
from fontTools.ttLib import TTFont

from actions_catalog import typeface
from actions_catalog.typeface import TypefaceFinder


@pytest.mark.parametrize("weight", ["Regular", "Bold"])
def test_the_typeface_is_served_small_with_every_letter_of_french(client, weight):
    response = client.get(f"/static/fonts/AtkinsonHyperlegible-{weight}.woff2")
    font = b"".join(response.streaming_content)

    assert response.headers["Content-Type"] == "font/woff2"
    assert "Access-Control-Allow-Origin" not in response.headers
    assert len(font) < 11_000
    letters = "ABCXYZabcxyz0123456789àâäæçéèêëîïôœùûüÿÀÂÄÆÇÉÈÊËÎÏÔŒÙÛÜŸ«»’“”…–—·€½²°−\u00a0"
    told = TTFont(io.BytesIO(font))
    assert told.flavor == "woff2"
    assert {letter for letter in letters if ord(letter) not in told.getBestCmap()} == set()


def test_a_browser_that_asks_for_both_weights_at_once_gets_both(monkeypatch):
    monkeypatch.setattr(typeface, "_make", cache(typeface._make.__wrapped__))
    begins = Barrier(len(typeface.NAMES) * 2)

    def found(name: str) -> Path:
        begins.wait(10)
        return Path(TypefaceFinder().find(name))

    with ThreadPoolExecutor(begins.parties) as several:
        paths = list(several.map(found, [*typeface.NAMES] * 2))

    assert all(path.exists() for path in paths)
    assert len({path.parent for path in paths}) == 1


def test_whoever_collects_static_files_finds_the_typeface_once():
    listed = (path for finder in finders.get_finders() for path, _ in finder.list([]))
    names = [path for path in listed if "AtkinsonHyperlegible-Regular" in path]

    assert sorted(names) == ["AtkinsonHyperlegible-Regular.ttf", "fonts/AtkinsonHyperlegible-Regular.woff2"]
    assert [path for path, _ in TypefaceFinder().list(["fonts/*Bold*"])] == ["fonts/AtkinsonHyperlegible-Regular.woff2"]
    assert finders.find("fonts/AtkinsonHyperlegible-Black.woff2") is None

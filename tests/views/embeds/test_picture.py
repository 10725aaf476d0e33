"""The picture that other sites show beside a link to a fiche."""

import struct
import zlib
from xml.etree import ElementTree

import pytest

from centres.views.embeds import picture
from centres.views.embeds.picture import png_of, svg_of
from tests.factories import make_action, make_centre, make_full_action

pytestmark = pytest.mark.django_db


def colours(png: bytes) -> tuple[tuple[int, int], int]:
    """((width, height), how many different bytes its lines hold): a picture without ink holds a few."""
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    size, data, place = struct.unpack(">II", png[16:24]), b"", 8
    while place < len(png):
        length, kind = struct.unpack(">I4s", png[place : place + 8])
        data += png[place + 8 : place + 8 + length] if kind == b"IDAT" else b""
        place += 12 + length
    return (size[0], size[1]), len(set(zlib.decompress(data)))


@pytest.mark.once
def test_a_fiche_has_a_picture_with_ink_on_it(client):
    action = make_full_action(title="Jardin partagé", centre=make_centre("Le Parc"))
    response = client.get(f"/actions/{action.pk}/image.png")

    assert (response.status_code, response["Content-Type"]) == (200, "image/png")
    size, kinds = colours(response.content)
    assert size == (1200, 630)
    assert kinds > 100


@pytest.mark.once
def test_letters_are_drawn_by_the_typeface_of_the_site():
    with_title = png_of(svg_of(make_full_action(title="Jardin")))
    without = png_of(svg_of(make_full_action(title=" ")))

    assert len(with_title) > len(without) + 1000


@pytest.mark.once
@pytest.mark.parametrize(
    "title",
    ["A & <b>\x0b\ufffe", "]]>", "x" * 500, "mot " * 200, "Émile « ; » ’", "\u202e\U0001f600", "'\"</text>"],
    ids=["signs", "cdata", "one word", "long", "french", "odd", "quotes"],
)
def test_no_title_breaks_a_picture(client, title):
    action = make_full_action(title=title, centre=make_centre(title[:300]))

    svg = svg_of(action)
    ElementTree.fromstring(svg)  # noqa: S314 - our own
    assert svg.count("<text") <= 7
    assert client.get(f"/actions/{action.pk}/image.png").status_code == 200


@pytest.mark.once
@pytest.mark.parametrize(
    "title",
    ["ACCOMPAGNEMENT A LA MISE EN PLACE D’UN FORUM POUR LES AIDANTS", "M" * 90, "WWW MMM " * 30, "É" * 200, "8" * 99],
)
def test_capitals_stay_within_the_picture(title):
    def edge(svg: str) -> bytes:
        """Its last pixels on the right, below the bar."""
        assert 'viewBox="0 0 1200 630"' in svg
        return png_of(svg.replace('viewBox="0 0 1200 630"', 'viewBox="1160 20 40 600"'))

    centre = make_centre(title.upper()[:300])
    svg = svg_of(make_full_action(title=title, centre=centre))

    assert edge(svg) == edge(svg_of(make_full_action(title="Bal", centre=make_centre("Le Parc"))))
    assert title[:5] in svg


@pytest.mark.once
def test_a_fiche_that_says_nothing_has_a_picture_too(client):
    assert client.get(f"/actions/{make_action('Rien').pk}/image.png").status_code == 200


def test_a_draft_has_none(client):
    draft = make_full_action(state="draft")

    assert client.get(f"/actions/{draft.pk}/image.png").status_code == 404
    assert client.get("/actions/999999/image.png").status_code == 404


@pytest.mark.once
def test_the_same_picture_is_drawn_once(monkeypatch):
    action = make_full_action(title="Une seule fois")
    first = png_of(svg_of(action))
    monkeypatch.setattr(picture, "resvg", lambda: None)

    assert png_of(svg_of(action)) is first


@pytest.mark.once
def test_without_resvg_the_picture_of_the_site_stands_in(client, monkeypatch):
    action = make_full_action()
    monkeypatch.setattr(picture, "resvg", lambda: None)

    assert client.get(f"/actions/{action.pk}/image.png")["Location"] == "/static/social.png"

"""Names -> drawings."""

from types import SimpleNamespace

import pytest
from django.template import Context, RequestContext, Template
from django.test import RequestFactory

from centres.templatetags.icons import dimension_class, drawing, tone_class

PAGE = Template('{% load icons %}{% icon "baby" %}{% icon name %}{% icon_sprite %}')


def draw(name: str) -> str:
    return PAGE.render(RequestContext(RequestFactory().get("/"), {"name": name}))


def test_a_page_points_at_icons_and_draws_each_once():
    html = draw("baby")

    assert html.count('<use href="#i-baby"/>') == 2
    assert html.count('<symbol id="i-baby"') == 1
    assert "<path" in html


@pytest.mark.parametrize("name", ["no-such-icon", "", "../settings", "\x00", "é" * 300, '"><script>'])
def test_an_unknown_icon_is_a_label(name):
    assert drawing(name)[0] == "tag"
    assert '<use href="#i-tag"/>' in draw(name)


def test_outside_a_request_an_icon_is_drawn_in_place():
    assert "<path" in Template('{% load icons %}{% icon "baby" %}').render(Context())


def test_every_icon_of_the_look_exists():
    names = [
        "messages-square", "blend", "puzzle", "scale", "baby", "book-open", "users-round", "rocking-chair",
        "briefcase-business", "house", "umbrella", "hand-heart", "heart-pulse", "leaf", "sun", "drama", "tag",
        "file-text",
    ]  # fmt: skip

    assert [drawing(name)[0] for name in names] == names


def test_a_theme_without_tone_stays_neutral():
    assert tone_class(SimpleNamespace(tone="sante")) == "th-sante"
    assert tone_class(SimpleNamespace(tone="")) == ""
    assert tone_class(None) == ""


def test_a_dimension_is_a_silhouette_even_when_absent_or_unknown():
    assert dimension_class(SimpleNamespace(shape="services")) == "dim-services"
    assert dimension_class(SimpleNamespace(shape="")) == "dim-other"
    assert dimension_class(None) == "dim-none"

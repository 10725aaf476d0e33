"""Every kind of public page: quiet in the console, open to everybody, never wider than the window."""

import pytest

from .kinds import KINDS, address
from .watching import wider_than_the_window

# 720 px are what a window of 1440 px has left at 200 %.
WIDTHS = (1440, 720, 320)
# What the width changes is the same in the dark.
WIDTHS_IN_THE_DARK = (1440, 320)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_page_is_open_to_everybody(open_page, axe, kind, dark):
    page = open_page(dark=dark)
    assert page.goto(address(kind)).status == 200

    for width in WIDTHS_IN_THE_DARK if dark else WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert wider_than_the_window(page) == [], width
        assert axe(page) == [], width


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_page_is_whole_without_javascript(open_page, kind):
    page = open_page(javascript=False)
    assert page.goto(address(kind)).status == 200

    assert page.locator("h1").count() == 1
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert wider_than_the_window(page) == [], width


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_page_fits_on_paper(page, axe, kind):
    page.set_viewport_size({"width": 700, "height": 1000})
    page.goto(address(kind))
    page.emulate_media(media="print")

    assert wider_than_the_window(page) == []
    # Nobody taps on paper; the cover of a dossier stands there in the place of the page's own title.
    assert axe(page, without=("target-size", "page-has-heading-one")) == []
    assert not page.locator(".masthead nav").is_visible()


def test_a_page_that_is_not_there_is_told_with_care(open_page, axe):
    page = open_page(width=320, expects=("Failed to load resource: the server responded with a status of 404",))
    assert page.goto("/actions/9999999/").status == 404

    assert axe(page) == []
    assert wider_than_the_window(page) == []

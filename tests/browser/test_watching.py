"""What the browser tests stand on: a page that does wrong does not pass."""

import re

import pytest

from centres.models import Action

from .conftest import put_back
from .watching import Watch, axe_violations, wider_than_the_window

HEAD = "<!doctype html><html lang=fr><title>Essai</title><main><h1>Essai</h1>"


@pytest.fixture
def wrong(browser, site):
    """`wrong(body, headers)`: the watch over a page of the site that has this body, once it is loaded."""
    contexts = []

    def loading(body: str, **headers: str):
        context = browser.new_context(base_url=site)
        contexts.append(context)
        watch = Watch(context, site, is_public=True)
        context.route(re.compile("//fonts.example/"), lambda route: route.fulfill(body="", content_type="text/css"))
        answer = {"body": HEAD + body, "headers": {"Content-Type": "text/html; charset=utf-8"} | headers}
        context.route("**/essai/", lambda route: route.fulfill(**answer))
        page = context.new_page()
        page.goto("/essai/", wait_until="networkidle")
        return watch, page

    yield loading
    for context in contexts:
        context.close()


@pytest.mark.parametrize(
    ("body", "headers", "told"),
    [
        ("<script>console.error('aïe')</script>", {}, "console : aïe"),
        ("<p style='color:red'>", {"Content-Security-Policy": "style-src 'self'"}, "console : Applying inline style"),
        ("<script>throw new Error('aïe')</script>", {}, "erreur de script"),
        ("<link rel=stylesheet href=https://fonts.example/x.css>", {}, "requête ailleurs : https://fonts.example"),
        ("", {"Set-Cookie": "suivi=1"}, "cookie : suivi"),
    ],
)
def test_what_no_page_may_do_is_seen(wrong, body, headers, told):
    watch, _ = wrong(body, **headers)

    assert [problem for problem in watch.end() if problem.startswith(told)]


def test_a_good_page_has_nothing_said_of_it(wrong):
    watch, page = wrong("<p>Bonjour.")

    assert axe_violations(page) == []
    assert wider_than_the_window(page) == []
    assert watch.end() == []


def test_what_cannot_be_read_by_everybody_is_told_with_its_place(wrong):
    _, page = wrong("<img src=/static/favicon.svg><p style='color:#999;background:#fff'>Trop pâle.")

    found = axe_violations(page)

    assert {line.split(" ")[0] for line in found} == {"image-alt", "color-contrast"}
    assert "Trop pâle" in " ".join(found)


def test_what_sticks_out_of_the_window_is_named(wrong):
    _, page = wrong("<p class=long style='width:3000px'>Long")

    assert wider_than_the_window(page)[1].startswith("p.long")


def test_staff_enter_the_admin_by_their_role(signed_in):
    page = signed_in("superuser")

    assert page.goto("/admin/").status == 200
    assert "navigateur-superuser" in page.locator("#user-tools").inner_text()


def test_what_a_test_writes_is_shown_then_put_back(page, site, catalogue, written):
    action = Action.objects.earliest("pk")
    Action.objects.filter(pk=action.pk).update(title="Récrite")
    page.goto(action.get_absolute_url())
    assert page.locator("h1").inner_text() == "Récrite"

    put_back(catalogue)

    assert Action.objects.earliest("pk").title == action.title

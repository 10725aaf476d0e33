"""The small list that another site frames, and the page that gives it the code."""

import re
from html import unescape

import pytest

from centres.editing.merging.merge import merge_rows
from tests.factories import make_action, make_centre, make_full_action

pytestmark = [pytest.mark.django_db, pytest.mark.once]


def titles(html: str) -> list[str]:
    return re.findall(r'<a href="/actions/\d+/[^"]*"[^>]*>([^<]*)</a>', html)


def test_any_site_may_frame_the_list_which_runs_nothing_and_keeps_nothing(client):
    make_full_action()
    response = client.get("/integrer/")

    assert "frame-ancestors *;" in response["Content-Security-Policy"] + ";"
    assert "X-Frame-Options" not in response
    assert not response.cookies
    assert "<script" not in response.content.decode()
    assert "<form" not in response.content.decode()
    assert response["X-Robots-Tag"] == "noindex, nofollow"
    assert "script-src 'self'" in response["Content-Security-Policy"]


def test_no_other_page_may_be_framed(client):
    for path in ("/", "/actions/", "/integrer/code/", "/api/v1/docs"):
        response = client.get(path)
        assert "frame-ancestors 'none'" in response["Content-Security-Policy"], path
        assert response["X-Frame-Options"] == "DENY", path


def test_the_frame_takes_what_the_list_takes(page):
    for number in range(8):
        make_full_action(title=f"Jardin {number}", centre=make_centre(f"Centre {number}"))
    make_action("Bal")
    make_action("Brouillon", state="draft", keywords=["sante"])

    assert titles(page("/integrer/?theme=sante&tri=titre")) == [f"Jardin {number}" for number in range(5)]
    assert len(titles(page("/integrer/?nombre=7"))) == 7
    assert len(titles(page("/integrer/?nombre=0"))) == 1
    for wrong in ("x", "-1", "9" * 40, ""):
        assert titles(page(f"/integrer/?nombre={wrong}")), wrong
    html = page("/integrer/?theme=sante")
    assert "Les 8 actions" in html
    assert 'href="/actions/?theme=sante"' in html
    assert "ne répond à ces filtres" in page("/integrer/?theme=logement")


def test_the_frame_shows_fiches_by_number_in_their_order(page):
    first, second = make_full_action(title="Jardin"), make_full_action(title="Bal")
    draft = make_action("Brouillon", state="draft")
    html = page(f"/integrer/?a={second.pk}&a={first.pk}&a={draft.pk}&a={10**17}&a=x&a={first.pk}")

    assert titles(html) == ["Bal", "Jardin"]
    assert "Texte de summary." in html


def test_a_frame_of_fiches_follows_a_merge_and_says_what_is_gone(page):
    kept, gone = make_full_action(title="Gardée"), make_action("Fusionnée")
    number = gone.pk
    merge_rows(kept, gone)
    draft = make_action("Brouillon", state="draft")

    assert titles(page(f"/integrer/?a={number}")) == ["Gardée"]
    for wrong in (draft.pk, "x", ""):
        html = page(f"/integrer/?a={wrong}")
        assert titles(html) == []
        assert "n’existe pas, ou n’est plus publiée" in html


def test_the_code_to_copy_frames_the_selection(page):
    make_full_action(title="Jardin")
    html = page("/integrer/code/?theme=sante&nombre=3")
    code = unescape(re.search(r"<pre[^>]*><code>(.*?)</code>", html, re.S)[1])

    assert code == (
        '<iframe src="http://testserver/integrer/?theme=sante&amp;nombre=3" title="Les actions des centres sociaux"'
        ' width="100%" height="460" loading="lazy"></iframe>'
    )
    assert html.count("<iframe") == 1
    assert '<iframe class="embed-shown" src="/integrer/?theme=sante&amp;nombre=3"' in html
    assert "noindex" in html
    assert "<option selected>3</option>" in html
    assert "le thème «\xa0x\xa0» n’existe pas" in page("/integrer/code/?theme=x").replace("&nbsp;", "\xa0")


def test_the_page_of_the_code_may_show_the_frame_and_nothing_from_elsewhere(client):
    policy = client.get("/integrer/code/")["Content-Security-Policy"]

    assert "frame-src 'self'" in policy
    assert "unsafe" not in policy


def test_the_list_leads_to_the_code_of_its_selection(page):
    make_full_action()

    assert 'href="/integrer/code/?theme=sante"' in page("/actions/?theme=sante")

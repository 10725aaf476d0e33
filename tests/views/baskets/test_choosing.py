"""Fiches chosen on the way: without a script, every address and every form of a page carries them on."""

import re

import pytest

from centres.catalogue.baskets.dossier import MOST_FICHES
from centres.views.baskets.carrying import choice_carried
from tests.factories import make_action, make_centre

pytestmark = [pytest.mark.django_db, pytest.mark.once]


def hidden(html: str) -> str:
    """The bar of the fiches chosen, as it opens."""
    return re.search(r'<form class="chosen-bar"[^>]*>', html)[0]


@pytest.mark.parametrize(
    ("asked", "led"),
    [
        ("?theme=sante&page=2&choisir=12", "?theme=sante&page=2&choix=12#c12"),
        ("?choix=12-5&choisir=7", "?choix=12-5-7#c7"),
        ("?choix=12-5&choisir=5", "?choix=12-5#c5"),
        ("?theme=a&theme=b&choix=12-5&oter=12", "?theme=a&theme=b&choix=5#c12"),
        ("?choix=5&oter=5", "#c5"),
        ("?q=jardin&choix=5&vider=1", "?q=jardin"),
        ("?choix=x&choisir=%00&q=a", "?q=a"),
        ("?choisir=99999999999999", ""),
    ],
)
def test_a_button_leads_to_the_same_page_with_one_more_or_one_less(client, asked, led):
    response = client.get(f"/actions/{asked}")

    assert (response.status_code, response["Location"]) == (302, f"/actions/{led}")


def test_a_step_never_leads_to_another_site(rf):
    request = rf.get("/?choisir=1")
    request.path = "//exemple.fr/"

    assert choice_carried(lambda _: None)(request)["Location"] == "/exemple.fr/?choix=1#c1"


def test_a_choice_holds_no_more_than_a_dossier(client):
    full = "-".join(map(str, range(1, MOST_FICHES + 1)))

    assert client.get(f"/actions/?choix={full}&choisir=99")["Location"] == f"/actions/?choix={full}#c99"
    assert client.get(f"/actions/?choix={full}-98-99&oter=1")["Location"].endswith(f"-{MOST_FICHES}#c1")


@pytest.mark.parametrize(
    "path", ["/", "/actions/", "/themes/sante/", "/partenaires/caf/", "/territoires/38/", "centre"]
)
def test_every_list_of_cards_lets_choose(page, path):
    centre = make_centre()
    action = make_action("Jardin <b>", keywords=["sante"], partners=["caf"], centre=centre)
    path = centre.get_absolute_url() if path == "centre" else path
    html, chosen = page(path), page(f"{path}?choix={action.pk}")
    button = f'name="choisir" value="{action.pk}" form="choix" aria-pressed="false">Comparer<span'
    assert button in html
    assert "Jardin &lt;b&gt;</span></button>" in html
    assert hidden(html).endswith(" hidden>")
    assert f'name="oter" value="{action.pk}" form="choix" aria-pressed="true">Comparer<span' in chosen
    assert not hidden(chosen).endswith(" hidden>")
    assert button in page(path)


def test_fiches_that_are_near_another_one_are_chosen_there(page):
    make_action("Jardin des aînés", summary="Un jardin partagé avec les aînés", keywords=["sante"])
    near = make_action("Jardin partagé", summary="Un jardin partagé avec les voisins", keywords=["sante"])
    one = make_action("Un jardin", summary="Un jardin partagé, des aînés, des voisins", keywords=["sante"])
    button = f'value="{near.pk}" form="choix" aria-pressed='

    assert f'{button}"false">Comparer<span' in page(one.get_absolute_url())
    assert f'{button}"true">Comparer<span' in page(f"{one.get_absolute_url()}?choix={near.pk}")


def test_links_and_forms_of_a_page_carry_the_choice(client, page):
    one, other = make_action("Jardin", keywords=["sante"]), make_action("Verger")
    path = f"/actions/?theme=sante&choix={other.pk}-{one.pk}"
    html = page(path)
    links = re.findall(r'<a\b[^>]*?href="(/[^"]*)"', html)
    pages = [link for link in links if not re.match(r"/(exports|admin|integrer|api)/|/dossier/|.*\.atom", link)]

    assert pages
    assert [link for link in pages if f"choix={other.pk}-{one.pk}" not in link] == []
    assert f'href="/dossier/?a={other.pk}&amp;a={one.pk}"' in html
    assert 'Dossier<span class="count" data-count>\xa0(2)' in html.replace("&nbsp;", "\xa0")
    assert f'<input type="hidden" name="choix" value="{other.pk}-{one.pk}">' in html
    assert "2 fiches\n      choisies" in html
    assert f'href="/comparer/?a={other.pk}&amp;a={one.pk}&amp;choix={other.pk}-{one.pk}"' in html
    assert client.get(path)["X-Robots-Tag"] == "noindex, nofollow"
    assert client.get(path, headers={"If-None-Match": client.get(path)["ETag"]}).status_code == 304


def test_a_dossier_is_the_choice_of_whoever_leaves_it(page):
    one, other = make_action("Jardin"), make_action("Verger")
    html = page(f"/dossier/?a={other.pk}&a={one.pk}")

    assert f'href="/themes/?choix={other.pk}-{one.pk}"' in html
    assert 'href="/dossier/" data-empty' in html
    assert 'name="choix"' not in html


def test_notes_follow_from_page_to_page_and_are_in_the_dossier_again(client, page):
    action = make_action("Jardin")
    pk = action.pk
    left = page(f"/dossier/?a={pk}&titre=L'eau&n{pk}=%22Oui%22+%26+non&x=1")
    along = re.search(r'href="/themes/\?([^"]*)"', left)[1].replace("&amp;", "&")
    assert along == f"choix={pk}&carnet=titre%3DL%2527eau%26n{pk}%3D%2522Oui%2522%2B%2526%2Bnon"

    html = page(f"/actions/?{along}")
    assert f'href="/dossier/?a={pk}&amp;titre=L%27eau&amp;n{pk}=%22Oui%22+%26+non"' in html
    assert f'name="carnet" value="titre=L%27eau&amp;n{pk}=%22Oui%22+%26+non"' in html
    stepped = client.get(f"/actions/?{along}&choisir=99")["Location"]
    assert "choix=" in stepped
    assert "carnet=titre" in stepped
    assert "carnet" not in client.get(f"/actions/?{along}&vider=1")["Location"]
    assert "<textarea" in page(f"/dossier/?a={pk}&n{pk}=Oui")


def test_notes_too_long_to_follow_stay_and_the_page_says_so_before(page):
    action = make_action("Jardin")
    short, long = (page(f"/dossier/?a={action.pk}&n{action.pk}={'é' * length}") for length in (20, 290))

    assert "vous suivent ensuite de page en page" in short
    assert "gardez l’adresse de cette page avant de la quitter" in long
    assert "carnet=" in short
    assert "carnet=" not in long


def test_what_is_no_note_never_goes_along(page):
    action = make_action("Jardin")

    html = page(f"/actions/?choix={action.pk}&carnet=a%3D3%26choix%3D9%26n1%3D%253Cb%253E%22%3E%3Cscript%3E")
    assert f'href="/dossier/?a={action.pk}&amp;n1=%3Cb%3E%22%3E%3Cscript%3E"' in html


def test_a_page_asked_without_a_choice_is_not_touched(page):
    make_action()

    assert "choix=" not in page("/actions/")
    assert "choix=" not in page("/actions/?choix=,&choix=0")


def test_what_is_no_page_keeps_its_address(client):
    assert client.get("/api/v1/actions?choisir=1").status_code != 302
    assert client.get("/exports/actions.csv?choisir=1").status_code == 200


def test_a_form_that_is_sent_whole_is_left_alone(page):
    action = make_action()
    html = page(f"{action.get_absolute_url()}corriger/?choix={action.pk}")

    form = re.search(r'<form[^>]*method="post"[^>]*>(.{80})', html, re.S)
    assert "choix" not in form[1]

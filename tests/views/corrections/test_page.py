"""« Proposer une correction »: what is kept, what is refused and said, and that nothing public changes."""

import re
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from centres.editing.merging.merge import merge_rows
from centres.models import Action, CatalogueChange, Correction
from centres.views.corrections import proof
from tests.factories import make_action, make_centre, make_full_action

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def shared_action(shared_rows) -> int:
    with shared_rows():
        return make_full_action(title="Jardin partagé", summary="Un jardin.").pk


@pytest.fixture
def action(db, shared_action) -> Action:
    return Action.objects.get(pk=shared_action)


@pytest.fixture
def path(action) -> str:
    return f"/actions/{action.pk}/jardin-partage/corriger/"


@pytest.fixture
def later(monkeypatch):
    """`later(seconds)`: the forms of this test were given that long ago."""

    def moving(seconds: float) -> None:
        real = proof.signer

        class Early(type(real())):
            def timestamp(self) -> str:
                from django.core.signing import b62_encode

                return b62_encode(int(timezone.now().timestamp() - seconds))

        monkeypatch.setattr(proof, "signer", lambda: Early(salt="centres.correction"))

    moving(60)
    return moving


def token_of(response) -> str:
    return re.search(r'name="token" value="([^"]*)"', response.content.decode())[1]


def send(client, path: str, text: str = "Le jardin a fermé.", headers: dict | None = None, **fields: str):
    data = {"part": "summary", "text": text, "contact": "", "token": token_of(client.get(path))} | fields
    return client.post(path, data, headers=headers)


def words_of(response) -> str:
    html = response.content.decode()
    return " ".join(re.sub(r"<[^>]*>", " ", html[html.index("<main") : html.index("</main>")]).split())


def test_each_fiche_leads_to_its_form(page, action, path):
    assert f'href="{path}"' in page(action.get_absolute_url())


def test_what_is_sent_waits_for_staff_and_changes_nothing(client, action, path, later):
    before = Action.objects.values().get(pk=action.pk)
    version = CatalogueChange.objects.count()
    response = send(client, path, is_replacement="1", contact="elle@exemple.fr")

    assert (response.status_code, response["Location"]) == (302, f"{path}merci/")
    row = Correction.objects.get()
    assert (row.action, row.part, row.text, row.was) == (action, "summary", "Le jardin a fermé.", "Un jardin.")
    assert (row.is_replacement, row.contact, row.state) == (True, "elle@exemple.fr", "new")
    assert Action.objects.values().get(pk=action.pk) == before
    assert CatalogueChange.objects.count() == version
    assert "Merci" in words_of(client.get(response["Location"]))


def test_neither_page_is_kept_nor_sets_a_cookie_nor_goes_to_robots(client, path, later):
    for response in (client.get(path), send(client, path), send(client, path, text=""), client.get(f"{path}merci/")):
        assert "no-store" in response["Cache-Control"]
        assert not response.cookies
        assert response.status_code == 302 or response["X-Robots-Tag"] == "noindex, nofollow"


def test_a_browser_that_checks_tokens_may_send_it(path, later):
    assert send(Client(enforce_csrf_checks=True), path).status_code == 302


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"text": "  \r\n "}, "Le texte est vide"),
        ({"text": "é" * 5001}, "Votre texte compte 5 001 caractères, la limite est de 5 000"),
        ({"text": "a\0b"}, "caractère illisible"),
        ({"contact": "elle"}, "n’a pas la forme d’une adresse de courriel"),
        ({"contact": f"{'a' * 260}@exemple.fr"}, "trop longue"),
        ({"part": "version"}, "Cette rubrique n’existe pas"),
        ({"site": "https://pub.example"}, "Le champ à laisser vide avait été rempli"),
        ({"token": ""}, "n’a pas été reconnu"),
        ({"token": "1:abc:def"}, "n’a pas été reconnu"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(client, path, later, fields, told):
    sent = {"text": "</textarea>Le <b>texte", "contact": "elle@exemple.fr", "is_replacement": "1"} | fields
    response = send(client, path, **sent)
    html = response.content.decode()

    assert response.status_code == 200
    assert told in words_of(response)
    assert "<b>texte" not in html
    assert sent["text"].strip() == "" or "&lt;b&gt;texte</textarea>" in html or sent["text"] in html
    assert f'value="{sent["contact"]}"' in html
    assert 'name="is_replacement" value="1" checked' in html
    assert not Correction.objects.exists()


def test_a_text_of_the_longest_length_counts_ends_of_lines_as_browsers_do(client, path, later):
    assert send(client, path, text="a\r\n" + "é" * 4998).status_code == 302
    assert Correction.objects.get().text == "a\n" + "é" * 4998


def test_too_quick_is_said_and_the_same_form_may_go_again(client, path, later):
    later(1)
    response = send(client, path)
    assert "parti trop vite" in words_of(response)

    token = token_of(response)
    later(60)
    assert token_of(client.post(path, {"text": "", "token": token})) == token


def test_a_form_of_before_the_clock_was_set_back_keeps_nobody_waiting(client, path, later):
    later(-3600)
    assert send(client, path).status_code == 302


def test_too_old_is_said_with_a_form_that_may_go(client, path, later):
    later(25 * 3600)
    old = token_of(client.get(path))
    later(60)
    response = client.post(path, {"text": "Le jardin a fermé.", "token": old})

    assert "ouverte depuis plus d’un jour" in words_of(response)
    assert "Le jardin a fermé." in response.content.decode()
    assert client.post(path, {"text": "Le jardin a fermé.", "token": token_of(response)}).status_code == 302


def test_the_form_of_one_fiche_is_not_that_of_another(client, path, later):
    other = make_action("Couture")
    token = token_of(client.get(f"/actions/{other.pk}/couture/corriger/"))

    assert "n’a pas été reconnu" in words_of(send(client, path, token=token))


def test_another_site_cannot_send_it(client, path, later):
    for headers in ({"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://ailleurs.example"}):
        response = send(client, path, headers=headers)
        assert response.status_code == 403
        assert "depuis un autre site" in words_of(response)
    assert not Correction.objects.exists()


def test_a_flood_is_refused_without_being_read(client, path, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 10_000
    response = client.post(path, "text=" + "a" * 20_000, content_type="application/x-www-form-urlencoded")

    assert response.status_code == 413
    assert "bien trop long" in words_of(response)


def test_a_form_sent_twice_is_kept_once(client, path, later):
    assert send(client, path).status_code == send(client, path).status_code == 302
    assert Correction.objects.count() == 1


def test_one_address_sends_so_many_a_day_and_another_still_may(client, path, later, settings):
    settings.CORRECTIONS_PER_ADDRESS = 2
    for number in range(2):
        assert send(client, path, text=f"Texte {number}").status_code == 302
    response = send(client, path, text="Un de trop")

    assert response.status_code == 429
    assert "Trop de corrections ont été envoyées aujourd’hui" in words_of(response)
    assert "Un de trop</textarea>" in response.content.decode()
    assert send(Client(REMOTE_ADDR="192.0.2.9"), path, text="D’ailleurs").status_code == 302
    assert Correction.objects.count() == 3


def test_once_all_of_them_sent_many_each_may_still_send_one(client, path, later, settings):
    settings.CORRECTIONS_PER_DAY = 1
    assert send(client, path).status_code == 302
    assert send(client, path, text="Encore une").status_code == 429
    assert send(Client(REMOTE_ADDR="192.0.2.9"), path, text="Autre").status_code == 302
    assert send(Client(REMOTE_ADDR="192.0.2.9"), path, text="Autre encore").status_code == 429


def test_yesterday_does_not_count(client, path, later, settings):
    settings.CORRECTIONS_PER_DAY = 1
    send(client, path)
    Correction.objects.update(at=timezone.now() - timedelta(days=1, minutes=1))

    assert send(client, path, text="Autre").status_code == 302
    assert Correction.objects.exclude(sender="").count() == 1


@pytest.mark.parametrize("state", ["draft", "archived"])
def test_a_fiche_that_is_not_published_takes_none(client, action, path, later, state):
    token = token_of(client.get(path))
    Action.objects.filter(pk=action.pk).update(state=state)

    assert client.get(path).status_code in (404, 410)
    assert client.post(path, {"text": "Texte", "token": token}).status_code in (404, 410)
    assert client.get(f"{path}merci/").status_code in (404, 410)
    assert not Correction.objects.exists()


@pytest.mark.parametrize("pk", [0, 2**31, 2**64, 10**30])
def test_a_fiche_that_is_not_there_takes_none(client, pk):
    assert client.get(f"/actions/{pk}/jardin/corriger/").status_code == 404
    assert client.post(f"/actions/{pk}/jardin/corriger/", {"text": "Texte"}).status_code == 404


@pytest.mark.parametrize("part", ["summary", "version", "\0", "x" * 500])
def test_a_link_may_name_the_part(client, path, part):
    html = client.get(path, {"rubrique": part}).content.decode()

    assert html.count(" selected") == (1 if part == "summary" else 0)


def test_an_old_address_leads_to_the_form_and_what_is_sent_there_is_kept(client, action, path, later):
    old = f"/actions/{action.pk}/ancien-titre/corriger/"

    assert client.get(old)["Location"] == path
    assert client.get(f"{old}merci/")["Location"] == f"{path}merci/"
    assert client.post(old, {"text": "Texte", "token": token_of(client.get(path))}).status_code == 302


def test_only_a_text_is_replaced_as_it_stands(client, path, later):
    send(client, path, part="keywords", text="Sport", is_replacement="1")
    row = Correction.objects.get()

    assert not row.is_replacement
    assert row.was == "Santé\nCulture"


@pytest.mark.parametrize(
    ("part", "was"), [("", ""), ("territory", "Un quartier"), ("year", ""), ("centre", "Le Phare (38)")]
)
def test_what_stood_there_is_kept_beside_it(client, later, part, was):
    action = make_full_action(centre=make_centre("Le Phare"), title="Jardin")
    send(client, f"/actions/{action.pk}/jardin/corriger/", part=part)

    assert Correction.objects.get().was == was


def test_contacts_are_forgotten_some_days_after_the_decision(action, settings, capsys):
    settings.CORRECTION_CONTACT_DAYS = 30
    now = timezone.now()
    old, recent = now - timedelta(days=31), now - timedelta(days=29)
    common = {"action": action, "text": "Texte", "contact": "elle@exemple.fr"}
    Correction.objects.create(state="accepted", decided_at=old, **common)
    Correction.objects.create(state="accepted", decided_at=recent, **common)
    forgotten = Correction.objects.create(**common)
    Correction.objects.create(**common)
    Correction.objects.filter(pk=forgotten.pk).update(at=now - timedelta(days=366))

    call_command("forget_contacts")

    assert "2 adresses effacées.\n" in capsys.readouterr().out
    assert [row.contact for row in Correction.objects.order_by("pk")] == ["", "elle@exemple.fr"] * 2


def test_the_form_of_a_fiche_merged_meanwhile_is_that_of_the_fiche_it_was_merged_into(client, path, later):
    gone, kept = Action.objects.get(), make_action("Jardins")
    token = token_of(client.get(path))
    merge_rows(kept, gone)
    there = f"/actions/{kept.pk}/{kept.slug}/corriger/"

    for end in ("", "merci/"):
        moved = client.get(f"{path}{end}")
        assert (moved.status_code, moved["Location"]) == (301, f"{there}{end}")
    response = client.post(path, {"text": "Le jardin a fermé.", "token": token})
    assert "envoyez-le de nouveau" in words_of(response)
    assert "Le jardin a fermé.</textarea>" in response.content.decode()
    assert not Correction.objects.exists()
